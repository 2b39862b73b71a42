import { formatNote, type NoteSignature, noteLimits, parseNote, parseSignature } from '../../contracts/seal/note';

/**
 * A note with further signature lines, one of each key: the first. Lines beyond what a note may hold are left out.
 * @throws SealFault NOTE_MALFORMED
 */
export function noteWith(note: string, lines: readonly string[]): string {
  const { text, signatures } = parseNote(note);
  const all = new Map<string, NoteSignature>();
  for (const line of [...signatures, ...lines.map(parseSignature)]) {
    const key = `${line?.name} ${line?.keyId}`;
    if (line && !all.has(key) && all.size < noteLimits.signatures) all.set(key, line);
  }
  return formatNote({ text, signatures: [...all.values()] });
}
