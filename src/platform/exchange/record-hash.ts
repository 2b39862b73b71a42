import { hash } from 'node:crypto';
import type { Json, JsonObject } from '../../../contracts/encoding';
import { fieldsOf } from '../../../contracts/kernel/field';
import { ReportSignal } from '../../../contracts/watch/signal';

/** Fields of the mapped command; links set `crisisId` later, so it is no part of what the source said. */
const fields = [...fieldsOf(ReportSignal).keys()].filter((name) => name !== 'crisisId');

/**
 * SHA-256 of the mapped command without batch and version (exchange.md §5), alike for a row and for the event it
 * became: a sealed text enters by its equality tag.
 * @param text the tag of the text, or what stands for it while there is no key
 */
export function recordHash(data: JsonObject, text: string): Buffer {
  const said: Record<string, Json> = {};
  for (const name of fields) {
    const value = data[name];
    if (value !== undefined) said[name] = comparable(name, value, data, text);
  }
  // The same text as `encode`, whose rules the Ledger checks before anything is recorded.
  return Buffer.from(hash('sha256', JSON.stringify(said), 'hex'), 'hex');
}

function comparable(name: string, value: Json, data: JsonObject, text: string): Json {
  if (name === 'text') return text;
  if (name === 'sourceRef') return withoutVersion(String(value), data);
  return name === 'external' ? withoutBatch(value as JsonObject) : value;
}

/** A reference built from release and key, where the source names none, says nothing new in the next release. */
const withoutVersion = (sourceRef: string, { external }: JsonObject): string => {
  const { version, key } = (external ?? {}) as JsonObject;
  const built = ` ${version} #${key}`;
  return sourceRef.endsWith(built) ? `${sourceRef.slice(0, -built.length)} #${key}` : sourceRef;
};
const withoutBatch = ({ source, key }: JsonObject): JsonObject => ({ source: source!, key: key! });

/** Equality tag of the sealed text in a recorded event. */
export const recordedTag = (data: JsonObject): string => String((data.text as JsonObject | undefined)?.eq ?? '');
