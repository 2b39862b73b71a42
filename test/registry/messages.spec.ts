import { aggregates, commands, events } from '../../contracts';
import { correctionCommands, correctionEvents } from '../../contracts/corrections';
import { All, Only } from '../../contracts/kernel/combine';
import type { Class } from '../../contracts/kernel/field';
import { fieldsOf } from '../../contracts/kernel/field';
import { IsCount, IsText } from '../../contracts/kernel/fields';
import { faultsOf } from '../../contracts/kernel/validate';
import { refusals } from '../../contracts/refusals';
import { roles } from '../../contracts/vocabulary/roles';
import { codesOf } from '../../src/platform/ledger/decision';
import { assertComplete, commandInfo, commandNames, deciders } from '../../src/platform/registry';

const messageClasses: readonly (readonly [name: string, target: Class])[] = [
  ...Object.entries({ ...commands, ...correctionCommands }).map(
    ([name, { command }]) => [name, command as Class] as const,
  ),
  ...Object.entries({ ...events, ...correctionEvents }),
];

/** Class names that more than one class bears: a stack trace, a schema or a handler would then name the wrong one. */
function sharedNames(classes: readonly Class[]): readonly string[] {
  const bearers = Map.groupBy(new Set(classes), ({ name }) => name);
  return [...bearers].filter(([, same]) => same.length > 1).map(([name]) => name);
}

test('a message class bears the name under which the registry holds it', () => {
  expect(messageClasses.filter(([name, target]) => target.name !== name).map(([name]) => name)).toEqual([]);
});

test('no two message classes have one name', () => {
  const classes = messageClasses.map(([, target]) => target);
  expect(sharedNames(classes)).toEqual([]);
  const first = classes[0]!;
  const twin = { [first.name]: class {} }[first.name]!;
  expect(sharedNames([...classes, twin])).toEqual([first.name]);
});

test('commands and events are counted once: the tables of the aggregates and the flat ones agree', () => {
  const all = Object.values(aggregates);
  expect(all.flatMap((each) => Object.keys(each.commands)).sort()).toEqual(Object.keys(commands).sort());
  const own = all.flatMap((each) => Object.keys(each.events));
  expect([...own, ...Object.keys(correctionEvents)].sort()).toEqual(Object.keys(events).sort());
});

test('every command has a decider, and every event it may record belongs to that decider', () => {
  expect(assertComplete).not.toThrow();
  expect([...commandNames()].sort()).toEqual(Object.keys(commands).sort());
  for (const { commands: entries, events: known } of deciders)
    for (const entry of Object.values(entries))
      expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(entry.records)));
});

test('roles and refusals of every command stand in their catalogues', () => {
  for (const type of commandNames()) {
    const info = commandInfo(type)!;
    expect([...roles, 'system']).toEqual(expect.arrayContaining([...info.entry.roles]));
    expect(info.entry.roles.length).toBeGreaterThan(0);
    expect(Object.keys(refusals)).toEqual(expect.arrayContaining(codesOf(info)));
  }
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'opencrisis', ''])('%j is no command', (name) => {
  expect(commandInfo(name)).toBeUndefined();
});

describe('a field without a decorator', () => {
  class Bare {
    @IsText(10) title!: string;
    colour!: string;
  }

  test('is refused like a foreign one', () => {
    expect(faultsOf(Bare, { title: 'a' }, 'command')).toEqual([]);
    expect(faultsOf(Bare, { title: 'a', colour: 'red' }, 'command')).toEqual([
      { pointer: '/colour', rule: 'is not a field of this message' },
    ]);
    expect([...fieldsOf(Bare).keys()]).toEqual(['title']);
  });

  test('cannot be taken into a part, and every message class has only decorated fields', () => {
    expect(() => Only(Bare, 'colour')).toThrow('Bare has no field colour');
    for (const [, target] of messageClasses) expect(Object.keys(new target())).toEqual([]);
  });
});

test('parts keep the rules and the order of the classes they come from', () => {
  class Key {
    @IsCount() number!: number;
  }
  class Body {
    @IsText(3) title!: string;
    @IsText(9) note!: string;
  }
  const Whole = All(Key, Only(Body, 'note'));
  expect([...fieldsOf(Whole).keys()]).toEqual(['number', 'note']);
  expect(faultsOf(Whole, { number: 1, note: 'ok' }, 'event')).toEqual([]);
  expect(
    faultsOf(Whole, { number: -1, note: 'ok', title: 'a' }, 'event')
      .map(({ pointer }) => pointer)
      .sort(),
  ).toEqual(['/number', '/title']);
});
