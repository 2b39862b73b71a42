import type { ExchangeProfile } from '../../../contracts/exchange';
import { Refusal } from '../../../contracts/refusals';

/** What somebody says about a file to be imported. */
export interface ImportAsk {
  readonly format: string;
  readonly profile?: string;
  readonly release?: string;
  readonly fileName?: string;
  readonly maxBytes: number;
  readonly maxRows: number;
  /** Parse bytes that were imported before. */
  readonly again?: boolean;
}

/** A release as the operator named it. @throws Refusal INVALID_FIELDS for text that is none */
export function releaseAsked({ release }: ImportAsk): string | undefined {
  if (release === undefined || release === '') return undefined;
  if (/^\d{1,2}(\.\d{1,2}){1,2}$/.test(release)) return release;
  throw new Refusal('INVALID_FIELDS', {
    errors: [{ pointer: '/query/release', rule: 'must look like 19.1 or 26.0.8' }],
  });
}

/** Column map of a batch as JSON text; a release that the operator named stands in it as a constant. */
export const columnMap = ({ columns }: ExchangeProfile, release: string | undefined): string =>
  JSON.stringify({ ...columns, ...(release !== undefined && { version: `=${release}` }) });

const longest = 200;
const unfit = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A file's name as display text: the last part of a path, one line, nothing that hides or turns text. */
export function fileNameOf(name: string | undefined): string {
  const last = (name ?? '')
    .slice(0, 4 * longest)
    .split(/[/\\]/)
    .at(-1)!;
  const plain = [...last.toWellFormed().normalize('NFC').replaceAll(unfit, '').trim()]
    .slice(0, longest)
    .join('')
    .trim();
  return plain === '' ? 'unnamed' : plain;
}
