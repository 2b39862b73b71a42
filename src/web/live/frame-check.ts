import type { ServerFrame } from '../../../contracts/live';

const record = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const whole = (value: unknown) => Number.isSafeInteger(value);
const text = (value: unknown) => typeof value === 'string';

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;
const shapes: Readonly<Record<ServerFrame['op'], Shape>> = {
  welcome: { protocol: whole, epoch: text, realm: text, head: whole, serverTime: text, build: text },
  snapshot: { topic: text, definition: text, position: whole, rows: record, part: whole, parts: whole },
  change: { topic: text, from: whole, to: whole, rows: record },
  beat: { epoch: text, head: whole, serverTime: text, seal: record, pictures: record },
  refused: { code: text, detail: text },
};

/** A frame as the protocol has it, `unknown` for an op that this client does not know, `malformed` for anything else. */
export function readFrame(message: unknown): ServerFrame | 'unknown' | 'malformed' {
  if (typeof message !== 'string') return 'malformed';
  let frame: unknown;
  try {
    frame = JSON.parse(message);
  } catch {
    return 'malformed';
  }
  if (!record(frame) || typeof frame.op !== 'string') return 'malformed';
  if (!Object.hasOwn(shapes, frame.op)) return 'unknown';
  const shape = Object.entries(shapes[frame.op as ServerFrame['op']]);
  return shape.every(([member, is]) => is(frame[member])) ? (frame as unknown as ServerFrame) : 'malformed';
}
