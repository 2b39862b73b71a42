import * as fields from '../../contracts/kernel/fields';
import * as groups from '../../contracts/kernel/groups';
import { type FieldCase, uuid7 } from './field-case';
import { textCases } from './text-cases';

const notObject = ['x', 1, true, null, [[]]];
const span = { from: '2026-11-25T10:00:00Z', to: '2026-11-25T10:00:00.5Z' };
const place = { country: 'KEN', precision: 'exact' };
const sha256 = 'a'.repeat(64);
const participants = { total: 5, female: 2, male: 3, youth: 1, firstTime: 0 };
class Pair {
  a!: number;
}
fields.IsCount()(Pair.prototype, 'a');

const whole = (name: string, field: FieldCase['field'], least: number, most: number): FieldCase => ({
  name,
  notation: name.slice(2),
  field,
  accepts: [least, most, least + 1],
  refuses: [least - 1, most + 1, 1.5, -0, Number.NaN, Number.POSITIVE_INFINITY, '1', null, [1], {}],
});

const choices: readonly FieldCase[] = [
  {
    name: 'IsBoolean',
    notation: 'boolean',
    field: fields.IsBoolean,
    accepts: [true, false],
    refuses: ['true', 1, 0, null, {}, []],
  },
  {
    name: 'IsOneOf',
    notation: '(one/2)',
    field: (options) => fields.IsOneOf(['one', 2], undefined, options),
    accepts: ['one', 2],
    refuses: ['One', '2', '', null, [], {}],
  },
  {
    name: 'IsSeverity',
    notation: 'Severity',
    field: fields.IsSeverity,
    accepts: [1, 2, 3, 4],
    refuses: [0, 5, '1', 1.5, null, [1], {}],
  },
];

const numbers: readonly FieldCase[] = [
  whole('IsCount', fields.IsCount, 0, Number.MAX_SAFE_INTEGER),
  whole('IsPosition', fields.IsPosition, 0, Number.MAX_SAFE_INTEGER),
  whole('IsPercent', fields.IsPercent, 0, 100),
  whole('IsScore', fields.IsScore, 0, 4),
  whole('IsLevel', fields.IsLevel, 1, 5),
];

const objects: readonly FieldCase[] = [
  {
    name: 'IsGroup',
    notation: '{a: Count}',
    field: (options) => groups.IsGroup(() => Pair, options),
    accepts: [{ a: 1 }],
    refuses: [{}, { a: '1' }, { a: 1, b: 2 }, ...notObject],
  },
  {
    name: 'IsPeriod',
    notation: 'Period',
    field: groups.IsPeriod,
    accepts: [{ from: '2026-01-01' }, { from: '2026-01-01', to: '2026-01-01' }],
    refuses: [
      {},
      { to: '2026-01-01' },
      { from: '2026-01-02', to: '2026-01-01' },
      { from: '2026-02-30' },
      { from: '2026-01-01', to: null },
      { from: '2026-01-01', days: 3 },
      ...notObject,
    ],
  },
  {
    name: 'IsSpan',
    notation: 'Span',
    field: groups.IsSpan,
    accepts: [span, { from: span.to, to: span.to }],
    refuses: [{ from: span.to, to: span.from }, { from: span.from }, { ...span, to: '2026-11-25' }, ...notObject],
  },
  {
    name: 'IsMoney',
    notation: 'Money',
    field: groups.IsMoney,
    accepts: [
      { minor: 0, currency: 'USD' },
      { minor: 1e14, currency: 'KRW' },
    ],
    refuses: [
      { minor: 1e14 + 1, currency: 'USD' },
      { minor: -1, currency: 'USD' },
      { minor: 1.5, currency: 'USD' },
      { minor: 1, currency: 'usd' },
      { minor: 1, currency: 'XXX' },
      { minor: '1', currency: 'USD' },
      { minor: 1 },
      ...notObject,
    ],
  },
  {
    name: 'IsPlace',
    notation: 'Place',
    field: groups.IsPlace,
    accepts: [place, { ...place, latitude: '-90', longitude: '180', name: 'Wajir', pcode: 'KE08' }],
    refuses: [
      { ...place, latitude: '90.1' },
      { ...place, longitude: '-181' },
      { ...place, latitude: 1 },
      { ...place, country: 'ken' },
      { ...place, precision: 'roughly' },
      { country: 'KEN' },
      ...notObject,
    ],
  },
  {
    name: 'IsAttachment',
    notation: 'Attachment',
    field: groups.IsAttachment,
    accepts: [{ sha256, mediaType: 'text/csv', name: 'a.csv', bytes: 0 }],
    refuses: [
      { sha256, mediaType: 'text/csv', name: 'a.csv' },
      { sha256, mediaType: 'text/csv', name: 'a.csv', bytes: -1 },
      ...notObject,
    ],
  },
  {
    name: 'IsEvidence',
    notation: 'Evidence',
    field: groups.IsEvidence,
    accepts: [
      { kind: 'event', ref: `${uuid7}@12` },
      { kind: 'url', ref: 'https://watchfloor.example/a', note: 'seen' },
    ],
    refuses: [{ kind: 'rumour', ref: 'x' }, { kind: 'url' }, { kind: 'url', ref: '' }, ...notObject],
  },
  {
    name: 'IsSubject',
    notation: 'Subject',
    field: groups.IsSubject,
    accepts: [{ kind: 'general' }, { kind: 'crisis', id: uuid7 }],
    refuses: [{}, { kind: '' }, { kind: 'crisis', id: 1 }, ...notObject],
  },
  {
    name: 'IsExternal',
    notation: '{source: Text(40), key: Text(200), version: Text(80), batchId: Ref(importBatch)}',
    field: groups.IsExternal,
    accepts: [{ source: 'ucdp-ged', key: '12', version: '19.1', batchId: uuid7 }],
    refuses: [
      { source: 'ucdp-ged', key: '12', version: '19.1' },
      { source: 'ucdp-ged', key: '12', version: '19.1', batchId: 'not one!' },
      ...notObject,
    ],
  },
  {
    name: 'IsParticipants',
    notation: 'Participants',
    field: groups.IsParticipants,
    accepts: [participants],
    refuses: [{ ...participants, total: -1 }, { ...participants, elders: 1 }, { total: 5 }, ...notObject],
  },
];

/** Every kind of field that messages are made of. */
export const fieldCases: readonly FieldCase[] = [...textCases, ...choices, ...numbers, ...objects];
