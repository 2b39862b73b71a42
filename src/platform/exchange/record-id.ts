import { hash } from 'node:crypto';
import { uuid8 } from '../derive';

const longest = 200;

/** Id of a source record: a UUID version 8 that is a pure function of source and key (exchange.md §2.12). */
export const recordId = (source: string, key: string): string =>
  uuid8(Buffer.from(hash('sha256', `watchfloor.record/1\n${source}\n${key}`, 'hex'), 'hex').subarray(0, 16));

/** A key as events hold it: itself, or for very long ones the first 32 hex digits of its SHA-256. */
export const shownKey = (key: string): string => (key.length > longest ? hash('sha256', key, 'hex').slice(0, 32) : key);
