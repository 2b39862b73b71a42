/** A position as people write it: `#184223`, `#184 223`; digits alone need at least one digit and nothing else. */
export function positionIn(query: string): number | undefined {
  const found = /^#\s*(\d[\d\s]*)$/.exec(query.trim()) ?? /^(\d{1,15})$/.exec(query.trim());
  const number = found && Number(found[1]?.replaceAll(/\s/g, ''));
  return number !== null && number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}
