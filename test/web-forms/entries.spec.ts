import { commands } from '../../contracts';
import { schemaOf } from '../../contracts/kernel/schema';
import { moneyText, parseMoney, plainDecimal, wholeNumber } from '../../src/web/forms/decimal';
import { evidenceLines, evidencePosition, namedEvidence } from '../../src/web/forms/evidence';
import type { FieldSchema } from '../../src/web/forms/schema';
import { pastedRows } from '../../src/web/forms/table-paste';
import { uuid7 } from '../../src/web/live/identifier';

describe('amounts', () => {
  it.each([
    ['27,000,000.00', 'USD', { minor: 2_700_000_000, currency: 'USD' }],
    ['27000000', 'USD', { minor: 2_700_000_000, currency: 'USD' }],
    ['USD 0.10', 'KRW', { minor: 10, currency: 'USD' }],
    ['1 204,500', 'KRW', { minor: 1_204_500, currency: 'KRW' }],
    ['12.345', 'KWD', { minor: 12_345, currency: 'KWD' }],
    ['12 kwd', 'USD', { minor: 12_000, currency: 'KWD' }],
    ['0', 'USD', { minor: 0, currency: 'USD' }],
    ['0012.5', 'USD', { minor: 1250, currency: 'USD' }],
    ['1000000000000.00', 'USD', { minor: 1e14, currency: 'USD' }],
  ])('%s %s', (entry, currency, expected) => {
    expect(parseMoney(entry, currency)).toEqual(expected);
  });

  it.each([
    ['0.001', 'USD', 'decimals'],
    ['1.5', 'KRW', 'decimals'],
    ['12.3456', 'KWD', 'decimals'],
    ['-5', 'USD', 'unreadable'],
    ['1,00,000', 'USD', 'unreadable'],
    ['12x', 'USD', 'unreadable'],
    ['abc', 'USD', 'currency'],
    ['', 'USD', 'unreadable'],
    ['5', 'ZZZ', 'currency'],
    ['1000000000000.01', 'USD', 'tooMuch'],
  ])('refuses %s %s', (entry, currency, fault) => {
    expect(parseMoney(entry, currency)).toEqual({ fault });
  });

  it('shows every digit of the exponent', () => {
    expect(moneyText(2_700_000_000, 'USD')).toBe('USD 27,000,000.00');
    expect(moneyText(5, 'USD')).toBe('USD 0.05');
    expect(moneyText(1_204_500, 'KRW')).toBe('KRW 1,204,500');
    expect(moneyText(12, 'KWD')).toBe('KWD 0.012');
  });

  it('reads decimals and whole numbers as text, without rounding', () => {
    expect(plainDecimal('1,234.500000000000000001')).toBe('1234.500000000000000001');
    expect(plainDecimal('−0')).toBe('0');
    expect(plainDecimal('1e5')).toBeUndefined();
    expect(wholeNumber('1,204')).toBe(1204);
    expect(wholeNumber('12.0')).toBeUndefined();
    expect(wholeNumber('9007199254740993')).toBeUndefined();
  });
});

describe('evidence and pasted tables', () => {
  it.each([
    ['#184223', { position: 184223 }],
    ['#184 223', { position: 184223 }],
    ['https://host/r/live/event/184223', { position: 184223 }],
    ['01900000-0000-7000-8000-000000000001', { kind: 'signal', ref: '01900000-0000-7000-8000-000000000001' }],
    [
      '/r/live/signal/01900000-0000-7000-8000-000000000001',
      { kind: 'signal', ref: '01900000-0000-7000-8000-000000000001' },
    ],
    ['https://example.org/a', { kind: 'url', ref: 'https://example.org/a' }],
    ['Field report, March', { kind: 'publication', ref: 'Field report, March' }],
    ['  ', undefined],
  ])('%s', (entry, named) => {
    expect(namedEvidence(entry)).toEqual(named);
  });

  it('splits what was pasted and finds positions again', () => {
    expect(evidenceLines('#184 203 #184210\n#184212')).toEqual(['#184 203', '#184210', '#184212']);
    expect(evidenceLines('one\n\ntwo')).toEqual(['one', 'two']);
    expect(evidencePosition('01900000-0000-7000-8000-000000000001@184223')).toBe(184223);
    expect(evidencePosition('https://example.org')).toBeUndefined();
  });

  it('reads spreadsheet rows by head or by order, and tells what did not fit', () => {
    const item =
      (schemaOf(commands.SetCrisisDirection.command) as unknown as FieldSchema).properties?.objectives?.items ?? {};
    const blank = () => ({ objectiveId: 'made' });
    expect(pastedRows('Calm the coast\r\nReopen stations\n', item, 10, blank)).toEqual({
      rows: [
        { objectiveId: 'made', text: 'Calm the coast' },
        { objectiveId: 'made', text: 'Reopen stations' },
      ],
      more: 0,
    });
    const projection =
      (schemaOf(commands.IssueSituationReport.command) as unknown as FieldSchema).properties?.projections?.items ?? {};
    expect(pastedRows('text\thours\nworse\t24\nbetter\t72\nunclear\t48', projection, 2, () => ({}))).toEqual({
      rows: [
        { text: 'worse', hours: 24 },
        { text: 'better', hours: 72 },
      ],
      more: 1,
    });
  });
});

describe('ids', () => {
  it('are UUIDs of version 7 that sort by time', () => {
    const early = uuid7(1_362_373_800_000);
    const late = uuid7(1_362_373_800_001);
    for (const id of [early, late, uuid7()])
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
    expect(Number.parseInt(early.replace('-', '').slice(0, 12), 16)).toBe(1_362_373_800_000);
    expect(new Set(Array.from({ length: 1000 }, () => uuid7(0))).size).toBe(1000);
  });
});
