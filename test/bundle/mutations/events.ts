import { edit } from '../files';
import type { Random } from '../random';
import type { Mutation } from './mutation';

type Line = Record<string, unknown> & { index: number; entry: string; data: string | null; metadata: string | null };

/** Changes to the object of a line, which is then written as our writer does. */
const changes: readonly ((line: Line, random: Random) => void)[] = [
  (line) => {
    line.data = null;
  },
  (line) => {
    line.metadata = null;
  },
  (line) => {
    line.data = null;
    line.metadata = null;
  },
  (line, random) => {
    line.index += random.below(5) - 2;
  },
  (line) => {
    line.more = 1;
  },
  (line) => {
    line.data = ['no text'] as never;
  },
  (line, random) => {
    line.entry = flipped(Buffer.from(line.entry, 'base64'), random).toString('base64');
  },
  (line, random) => {
    line.entry = Buffer.from(line.entry, 'base64').subarray(0, random.below(200)).toString('base64');
  },
  (line) => {
    line.entry = `${line.entry.slice(0, -1)}`;
  },
  (line, random) => {
    line.data = text(line.data, random);
  },
  (line, random) => {
    line.metadata = text(line.metadata, random);
  },
  (line) => {
    line.metadata = line.metadata?.replace('{', '{"realm":"x",') ?? null;
  },
  (line) => {
    line.metadata = line.metadata?.replace('"live"', '[1.0,NaN]') ?? null;
  },
  (line) => {
    line.metadata = line.metadata?.replace('==', '=') ?? null;
  },
  (line) => {
    line.metadata = `[${line.metadata}]`;
  },
];

function flipped(bytes: Buffer, random: Random): Buffer {
  bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
  return bytes;
}

function text(whole: string | null, random: Random): string | null {
  if (whole === null || whole === '') return '{}';
  const at = random.below(whole.length);
  return whole.slice(0, at) + random.pick(['', 'x', '"', '\\', '{', '0', '\u0007', 'é', '😀']) + whole.slice(at + 1);
}

/** Changes to the text of a line that may leave its meaning. */
const spellings: readonly ((line: string) => string)[] = [
  (line) => line.replace('"data"', '"\\u0064ata"'),
  (line) => line.replace('ü', '\\u00fc'),
  (line) => line.replace('"data":null', '"data":"\\ud800"'),
  (line) => line.replace(/"data":"/, '"data":"\\ud83d'),
  (line) => line.replace(/"data":"/, '"data":"\\/'),
  (line) => line.replace(/"data":"/, '"data":"\\u001F'),
  (line) => line.replace(/"data":"/, '"data":"\\u001f'),
  (line) => line.replace(/"data":"/, '"data":"\\u000a'),
  (line) => line.replace(/"data":"/, '"data":"\u007f'),
  (line) => line.replace(/"index":([0-9]+)/, '"index":$1.0'),
  (line) => line.replace(/"index":/, '"index":-'),
  (line) => line.replace(/"index":([0-9]+)/, '"index":1e1'),
  (line) => line.replace(/"index":([0-9]+)/, '"index":true'),
  (line) => line.replace(/,"metadata":/, ',"metadata":null,"metadata":'),
];

/** The object or the spelling of one event's line. */
export const eventObjects: Mutation = (random, files) => {
  edit(files, 'events.ndjson', (all) => {
    const lines = all.split('\n');
    const at = random.below(lines.length - 1);
    if (random.below(3) === 0) lines[at] = random.pick(spellings)(lines[at]!);
    else {
      const line = JSON.parse(lines[at]!) as Line;
      random.pick(changes)(line, random);
      lines[at] = JSON.stringify(line);
    }
    return lines.join('\n');
  });
  return undefined;
};
