import { fixtures } from './make';

/** The plain fixture many times over, with ids of its own, one bad row in each copy and one key that repeats. */
export function longFile(copies: number): string {
  const [header = '', ...lines] = fixtures()['ged191-plain.csv']!.toString().trimEnd().split('\n');
  const rows = Array.from({ length: copies }, (_, copy) =>
    lines.map((line, index) =>
      index === 7 ? line.replace(/^\d+/, '') : line.replace(/^\d+/, (id) => `${Number(id) + copy * 100}`),
    ),
  ).flat();
  return [header, ...rows, rows[0], ''].join('\n');
}
