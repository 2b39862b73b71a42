import type { Json } from '../../../contracts/encoding';
import { t } from '../i18n/text';
import { shortId } from './name';
import { Time } from './time';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Any value of a row in words: times in the chosen zone, lists joined, objects by their members. */
export function Value({ value }: { value: Json | undefined }) {
  if (value === null || value === undefined || value === '') return <span className="muted">–</span>;
  if (typeof value === 'boolean') return t(value ? 'frame.yes' : 'frame.no');
  if (typeof value === 'string') return instant.test(value) ? <Time at={value} /> : <bdi>{shortId(value)}</bdi>;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.length === 0 ? <span className="muted">–</span> : value.map(plain).join(', ');
  return plain(value);
}

const plain = (value: Json): string => {
  if (value === null) return '–';
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'object')
    return '$sealed' in value ? t('frame.sealed') : Object.values(value).map(plain).join(' ');
  return shortId(String(value));
};

/** The name of a member as words: `lastReportAt` is *last report at*. */
export const memberWords = (name: string) => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
