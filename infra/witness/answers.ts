/** What a witness answers over HTTP. */
export interface Answer {
  readonly status: number;
  /** Media type of the body. */
  readonly type: string;
  /** Ends with a newline. */
  readonly body: string;
}

/** Media type of the size in an answer 409 (C2SP tlog-witness). */
export const sizeType = 'text/x.tlog.size';

const plain = (status: number, line: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${line}\n`,
});

/** Every answer of a witness (trust.md §3.3). */
export const answers = {
  malformed: plain(400, 'malformed request'),
  originUnknown: plain(404, 'unknown origin'),
  untrusted: plain(403, 'no valid signature of a trusted key'),
  oldAboveSize: plain(400, 'old size above checkpoint size'),
  /** @param size that was cosigned last */
  otherSize: (size: number): Answer => ({ status: 409, type: sizeType, body: `${size}\n` }),
  refused: plain(422, 'no proof that the checkpoint continues the one cosigned last'),
  /** @param line of the cosignature */
  cosigned: (line: string) => plain(200, line),
  /** @param note cosigned last */
  checkpoint: (note: string) => plain(200, note.slice(0, -1)),
  nothing: plain(404, 'not found'),
  otherMethod: plain(405, 'method not allowed'),
  unavailable: plain(503, 'the witness cannot keep its state'),
} as const;
