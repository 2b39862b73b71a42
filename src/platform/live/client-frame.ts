import type { ClientFrame, Since } from '../../../contracts/live';
import { parseStrict } from '../../../contracts/strict-json';

const isPosition = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isTopic = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200;
const isSince = (value: unknown): value is Since => {
  const { epoch, definition, position } = (value ?? {}) as Partial<Since>;
  return typeof epoch === 'string' && typeof definition === 'string' && isPosition(position);
};

const shapes: Readonly<Record<ClientFrame['op'], (frame: Record<string, unknown>) => boolean>> = {
  hello: ({ protocol, ticket }) => isPosition(protocol) && typeof ticket === 'string' && ticket.length <= 200,
  watch: ({ topic, since }) => isTopic(topic) && (since === undefined || isSince(since)),
  unwatch: ({ topic }) => isTopic(topic),
  applied: ({ topic, position }) => isTopic(topic) && isPosition(position),
};

/** A frame of the protocol, `unknown` for an op that we do not know, `malformed` for anything else. */
export function readFrame(text: string): ClientFrame | 'unknown' | 'malformed' {
  try {
    const frame = parseStrict(text) as Record<string, unknown> | null;
    if (typeof frame?.op !== 'string') return 'malformed';
    if (!Object.hasOwn(shapes, frame.op)) return 'unknown';
    return shapes[frame.op as ClientFrame['op']](frame) ? (frame as unknown as ClientFrame) : 'malformed';
  } catch {
    return 'malformed';
  }
}
