import * as fields from '../../contracts/kernel/fields';
import { type FieldCase, uuid7 } from './field-case';

const notText = [1, true, null, {}, ['x']];

const texts: readonly FieldCase[] = [
  {
    name: 'IsText',
    notation: 'Text(5)',
    field: (options) => fields.IsText(5, options),
    accepts: ['a', 'äöü€😀', 'a b', 'e\u0301e\u0301e\u0301e\u0301e\u0301'],
    refuses: ['', '123456', 'a\nb', 'a\tb', 'a\u0000', 'a\u202eb', 'a\u200f', '\ud800', 'a\u0085', ...notText],
  },
  {
    name: 'IsNamePart',
    notation: 'Text(5)',
    field: (options) => fields.IsNamePart(5, options),
    accepts: ['R', 'RC.1', 'a_b~:', '12345'],
    refuses: ['', '123456', 'a-b', 'a b', '.a', 'ä', 'a/b', ...notText],
  },
  {
    name: 'IsLongText',
    notation: 'LongText',
    field: fields.IsLongText,
    accepts: ['a', 'two\n\tlines', 'x'.repeat(8000)],
    refuses: ['', 'x'.repeat(8001), '€'.repeat(11_000), 'a\r\nb', 'a\u0007', 'a\u2066', '\udc00', ...notText],
  },
  {
    name: 'IsSealed',
    notation: 'Sealed(Text(5))',
    field: (options) => fields.IsSealed({ subject: 'subjectId', text: 5, readers: 'any' }, options),
    accepts: ['Ada'],
    refuses: ['', '123456', 'a\nb', { $sealed: 1 }, ...notText],
  },
  {
    name: 'IsSealedText',
    notation: 'Sealed(LongText)',
    field: (options) => fields.IsSealedText({ readers: 'any' }, options),
    accepts: ['two\nlines'],
    refuses: ['', 'x'.repeat(8001), { $sealed: 1 }, ...notText],
  },
];

const codes: readonly FieldCase[] = [
  {
    name: 'IsId',
    notation: 'Id',
    field: fields.IsId,
    accepts: [uuid7, uuid7.replace('-7', '-8')],
    refuses: [
      uuid7.toUpperCase().replace('01900000', 'ABCDEF01'),
      uuid7.slice(1),
      `${uuid7}0`,
      uuid7.replace('-8000', '-c000'),
      '',
      ...notText,
    ],
  },
  {
    name: 'IsItemId',
    notation: 'ItemId',
    field: fields.IsItemId,
    accepts: [uuid7],
    refuses: [`{${uuid7}}`, uuid7.replace('-7', '-9'), '', ...notText],
  },
  {
    name: 'IsRef',
    notation: 'Ref(crisis)',
    field: (options) => fields.IsRef('crisis', options),
    accepts: [uuid7, 'KEN13', 'user:1', 'a.b~c_d-e', 'x'.repeat(120)],
    refuses: ['', '.a', 'a/b', 'a b', 'x'.repeat(121), 'a\n', ...notText],
  },
  {
    name: 'IsInstant',
    notation: 'Instant',
    field: fields.IsInstant,
    accepts: ['2026-11-25T10:00:00Z', '2024-02-29T23:59:59.123456Z', '0001-01-01T00:00:00.1Z'],
    refuses: [
      '2026-11-25T10:00:00+01:00',
      '2026-11-25T10:00:00.1234567Z',
      '2026-02-29T00:00:00Z',
      '2026-11-25T24:00:00Z',
      '2026-11-25T10:60:00Z',
      '2026-11-25 10:00:00Z',
      '2026-11-25',
      '',
      ...notText,
    ],
  },
  {
    name: 'IsDate',
    notation: 'Date',
    field: fields.IsDate,
    accepts: ['2026-11-25', '2024-02-29', '2000-02-29'],
    refuses: [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '26-11-25',
      '2026-11-25T00:00:00Z',
      '',
      ...notText,
    ],
  },
  {
    name: 'IsDecimal',
    notation: 'Decimal',
    field: fields.IsDecimal,
    accepts: ['0', '-1', '12.50', '123456789012345678.123456789012345678'],
    refuses: ['01', '.5', '1.', '1e3', '+1', '1,5', '-', `1${'0'.repeat(18)}`, '', ...notText],
  },
  {
    name: 'IsCountry',
    notation: 'Country',
    field: fields.IsCountry,
    accepts: ['KEN', 'MMR', 'XKX', 'SUN', 'YUG'],
    refuses: ['KEX', 'ken', 'KE', 'KENY', '', ...notText],
  },
  {
    name: 'IsLanguage',
    notation: 'Language',
    field: fields.IsLanguage,
    accepts: ['swa', 'ara'],
    refuses: ['sw', 'SWA', 'swah', '', ...notText],
  },
  {
    name: 'IsIlr',
    notation: 'Ilr',
    field: fields.IsIlr,
    accepts: ['0', '2+', '5'],
    refuses: ['5+', '6', '+2', 2, '', null, {}],
  },
  {
    name: 'IsGlide',
    notation: 'Glide',
    field: fields.IsGlide,
    accepts: ['EP-2013-000001-KEN'],
    refuses: ['EP-2013-1-KEN', 'ep-2013-000001-ken', 'EP-2013-000001-KENYA', '', ...notText],
  },
  {
    name: 'IsOrg',
    notation: 'Org',
    field: fields.IsOrg,
    accepts: ['STATE', 'UN-OCHA', 'X1'],
    refuses: ['State', 'A', '1AB', 'A'.repeat(21), '', ...notText],
  },
];

/** Kinds of fields that are written as text: free text, codes and times. */
export const textCases: readonly FieldCase[] = [...texts, ...codes];
