const candidates = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof candidates)[number];

const wanted = 20;

/** Columns of each of the first records of a text, quotes respected; a record cut off at the end is left out. */
function widths(text: string, delimiter: string): readonly number[] {
  const found: number[] = [];
  let columns = 1;
  let quoted = false;
  let empty = true;
  for (let i = 0; i < text.length && found.length < wanted; i++) {
    const sign = text[i];
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '\n' || sign === '\r') {
      if (!empty) found.push(columns);
      columns = 1;
      empty = true;
      continue;
    }
    empty = false;
    if (sign === delimiter) columns++;
  }
  return found.length > 0 || empty ? found : [columns];
}

/** How many of the first records share the commonest width above one. */
function agreement(text: string, delimiter: string): number {
  const counts = new Map<number, number>();
  for (const width of widths(text, delimiter)) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** The sign that splits the most of the first 20 records into the same number of columns; a tie goes to the profile. */
export function delimiterOf(text: string, preferred: Delimiter): Delimiter {
  const scored = candidates.map((sign) => ({ sign, score: agreement(text, sign) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (scored.find(({ sign }) => sign === preferred)!.score === best) return preferred;
  return scored.find(({ score }) => score === best)!.sign;
}
