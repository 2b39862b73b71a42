const candidates = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof candidates)[number];

const wanted = 20;

/** The first records of a text without what stands in quotes; one cut off at the end is left out unless it is alone. */
function bareRecords(text: string): readonly string[] {
  const bare = text
    .split('"')
    .filter((_, part) => part % 2 === 0)
    .join('');
  const records = bare.split(/\r\n|\n|\r/);
  const whole = records.length > 1 ? records.slice(0, -1) : records;
  return whole.filter((record) => record !== '').slice(0, wanted);
}

/** How many of these records share the commonest number of columns above one. */
function agreement(records: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>();
  for (const record of records) {
    const width = record.split(delimiter).length;
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** The sign that splits the most of the first 20 records into the same number of columns; a tie goes to the profile. */
export function delimiterOf(text: string, preferred: Delimiter): Delimiter {
  const records = bareRecords(text);
  const scored = candidates.map((sign) => ({ sign, score: agreement(records, sign) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (scored.find(({ sign }) => sign === preferred)!.score === best) return preferred;
  return scored.find(({ score }) => score === best)!.sign;
}
