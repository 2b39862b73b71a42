import type { FieldOptions } from '../../contracts/kernel/field';
import { fieldsOf, notationOf } from '../../contracts/kernel/field';
import * as fields from '../../contracts/kernel/fields';
import * as groups from '../../contracts/kernel/groups';
import { faultsOf } from '../../contracts/kernel/validate';
import type { FieldCase } from './field-case';
import { fieldCases } from './field-cases';

function messageOf({ field }: FieldCase, options?: FieldOptions) {
  class Message {}
  field(options)(Message.prototype, 'value');
  return Message;
}

const sealed = { $sealed: 1, key: 'k', eq: 'e' };

describe.each(fieldCases)('$name', (each) => {
  test(`is written ${each.notation}, also as a list`, () => {
    const notation = (options?: FieldOptions) => notationOf(fieldsOf(messageOf(each, options)).get('value')!);
    expect(notation()).toBe(each.notation);
    expect(notation({ list: true })).toBe(`${each.notation}[]`);
    expect(notation({ list: [1, 3] })).toBe(`${each.notation}[1..3]`);
  });

  test.each(each.accepts.map((value) => [value]))('accepts %j', (value) => {
    expect(faultsOf(messageOf(each), { value }, 'command')).toEqual([]);
  });

  test.each(each.refuses.map((value) => [value]))('refuses %j with pointer and rule', (value) => {
    const faults = faultsOf(messageOf(each), { value }, 'command');
    expect(faults.length).toBeGreaterThan(0);
    for (const { pointer, rule } of faults) {
      expect(pointer).toMatch(/^\/value(\/|$)/);
      expect(rule).toMatch(/^(must |is )/);
    }
  });

  test('is required unless optional, and null is no absence', () => {
    expect(faultsOf(messageOf(each), {}, 'command')).toEqual([{ pointer: '/value', rule: 'is required' }]);
    expect(faultsOf(messageOf(each, { optional: true }), {}, 'command')).toEqual([]);
    expect(faultsOf(messageOf(each, { optional: true }), { value: null }, 'command')).toHaveLength(1);
  });

  test('a list names the offending item and keeps its bounds', () => {
    const [good] = each.accepts;
    const [bad] = each.refuses;
    const list = messageOf(each, { list: [1, 2] });
    expect(faultsOf(list, { value: [good] }, 'command')).toEqual([]);
    expect(faultsOf(list, { value: [good, bad] }, 'command')[0]?.pointer).toMatch(/^\/value\/1(\/|$)/);
    expect(faultsOf(list, { value: [] }, 'command')[0]?.rule).toBe('must have at least 1 item');
    expect(faultsOf(list, { value: [good, good, good] }, 'command')[0]?.rule).toBe('must have at most 2 items');
    expect(faultsOf(list, { value: good }, 'command')[0]?.rule).toBe('must be a list');
  });
});

test('a sealed field is text in a command and a sealed value in an event', () => {
  for (const each of fieldCases.filter(({ notation }) => notation.startsWith('Sealed('))) {
    const message = messageOf(each);
    expect(faultsOf(message, { value: sealed }, 'event')).toEqual([]);
    expect(faultsOf(message, { value: 'Ada' }, 'event')).toEqual([
      { pointer: '/value', rule: 'must be a sealed value' },
    ]);
    expect(faultsOf(message, { value: 'Ada' }, 'command')).toEqual([]);
    expect(faultsOf(message, { value: sealed }, 'command')).toHaveLength(1);
  }
});

test('every kind of field that the kernel declares has cases here', () => {
  const declared = Object.keys({ ...fields, ...groups }).filter((name) => /^Is[A-Z]/.test(name));
  expect(fieldCases.map(({ name }) => name).sort()).toEqual(declared.sort());
});
