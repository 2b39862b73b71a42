import { createReadStream } from 'node:fs';
import { type BlobSeal, type ExchangeProfile, FileRefused } from '../../contracts/exchange';
import { type Notes, note } from './cells';
import { openedBytes } from './sealed-bytes';
import { Survey, sniff } from './sniff';

const headBytes = 64 * 1024;

/** Where the bytes of a file lie, and the key that opens them where they are sealed. */
export interface FileBytes {
  readonly path: string;
  readonly seal?: BlobSeal;
}

const bytesOf = ({ path, seal }: FileBytes): AsyncIterable<Buffer> => {
  const stream = createReadStream(path, { highWaterMark: headBytes });
  return seal ? openedBytes(stream, seal.subject, seal.key) : stream;
};

/** How the text of a file is to be read. */
export interface FileText {
  readonly encoding: string;
  readonly skip: number;
  /** The first 64 KiB, decoded, for the choice of the delimiter. */
  readonly head: string;
}

/**
 * Reads a file once to settle its encoding and line ends; never guesses.
 * @throws FileRefused CONTAINER_NOT_ACCEPTED, ENCODING_UNKNOWN
 */
export async function surveyFile(file: FileBytes, profile: ExchangeProfile, notes: Notes): Promise<FileText> {
  const survey = new Survey();
  let head = Buffer.alloc(0);
  for await (const chunk of bytesOf(file)) {
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
    if (head.length === chunk.length) sniff(head);
    survey.add(chunk);
  }
  const { encoding, skip, notes: found } = sniff(head);
  for (const code of found) note(notes, code);
  const { utf8, mixed } = survey.end();
  if (mixed && encoding === 'utf-8') note(notes, 'MIXED_EOL');
  const settled = encoding === 'utf-8' && !utf8 ? declared(profile) : encoding;
  return { encoding: settled, skip, head: new TextDecoder(settled).decode(head.subarray(skip)) };
}

function declared({ encoding, id }: ExchangeProfile): string {
  if (encoding === 'utf-8')
    throw new FileRefused('ENCODING_UNKNOWN', `not UTF-8, and ${id} declares no other encoding`);
  return encoding;
}

/** The text of a file, marks left out. */
export async function* fileText(file: FileBytes, { encoding, skip }: FileText): AsyncGenerator<string | Buffer> {
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding, { fatal: true });
  let left = skip;
  for await (const chunk of bytesOf(file)) {
    const dropped = Math.min(left, chunk.length);
    left -= dropped;
    const bytes = chunk.subarray(dropped);
    yield decoder ? decoder.decode(bytes, { stream: true }) : bytes;
  }
}
