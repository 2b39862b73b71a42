import { formatSignature, noteLimits, parseNote } from '../../contracts/seal/note';
import { cosignNote } from '../../infra/seal/keys';
import { noteWith } from '../../infra/witness/note-with';
import { readWitnessKey } from '../../infra/witness/witness-key';
import { leavesOf, PaperLog } from './paper-log';
import { witnessFolder } from './running';

const log = new PaperLog('watchfloor.example/log/live/note');
const note = log.note(leavesOf(4));
const folder = witnessFolder();
const key = readWitnessKey(folder.keyFile);
folder.remove();
const line = (time: number) => formatSignature(cosignNote(key, log.text(leavesOf(4)), time));

test('a note gets the first line of each key, once', () => {
  expect(noteWith(note, [])).toBe(note);
  expect(noteWith(note, [line(1), line(2), 'no line'])).toBe(`${note}${line(1)}\n`);
  expect(noteWith(noteWith(note, [line(1)]), [line(2)])).toBe(`${note}${line(1)}\n`);
});

test('a note stays within what verifiers read', () => {
  const lines = Array.from({ length: 80 }, (_, index) => line(1).replace(key.verifier.name, `w${index}.example`));
  expect(parseNote(noteWith(note, lines)).signatures).toHaveLength(noteLimits.signatures);
});
