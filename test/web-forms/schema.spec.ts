import { aggregates, commands } from '../../contracts';
import { correctionCommands } from '../../contracts/corrections';
import { schemaOf } from '../../contracts/kernel/schema';
import { faultsOf } from '../../contracts/kernel/validate';
import { blankObject, type DraftObject, sendable, withValue } from '../../src/web/forms/draft';
import { type FieldSchema, faultsIn } from '../../src/web/forms/schema';
import { placesIn, replaced, sampleOf } from './samples';

const all = Object.entries({ ...commands, ...correctionCommands }).map(
  ([name, entry]) =>
    [name, entry.command as new () => object, schemaOf(entry.command) as unknown as FieldSchema] as const,
);
const wrong: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  '\u202eabc',
  'a\u0007b',
  'x'.repeat(9000),
  'ZZZ',
  '2013-02-30',
  '2013-03-04T25:00:00Z',
  -1,
  1.5,
  2 ** 60,
  true,
  'yes',
  [],
  {},
  [{}],
  { stranger: 1 },
];

describe('validator of forms', () => {
  it('knows the commands of every aggregate', () => {
    const named = Object.values(aggregates).flatMap((aggregate) => Object.keys(aggregate.commands));
    expect(all.map(([name]) => name)).toEqual([...named, 'CorrectEvent', 'RetractEvent']);
    expect(all.length).toBeGreaterThan(20);
  });

  it.each(all)('%s: a right value passes here as on the server', (_, command, schema) => {
    const value = sampleOf(schema);
    expect(faultsOf(command, value, 'command')).toEqual([]);
    expect(faultsIn(schema, value)).toEqual([]);
  });

  it.each(all)('%s: what the server refuses is refused here, too, and the reverse', (_, command, schema) => {
    const right = sampleOf(schema);
    const differ: unknown[] = [];
    for (const place of placesIn(right))
      for (const value of wrong) {
        const candidate = replaced(right, place, value);
        const server = faultsOf(command, candidate, 'command').length > 0;
        const here = faultsIn(schema, candidate).length > 0;
        if (server !== here) differ.push({ place: place.join('/'), value, server, here });
      }
    expect(differ).toEqual([]);
  });

  it('points at the field and says which rule is broken', () => {
    const schema = schemaOf(commands.ChangeCrisisSeverity.command) as unknown as FieldSchema;
    expect(faultsIn(schema, { crisisId: 'KEN13', severity: 5, rationale: 'x'.repeat(1001), evidence: [] })).toEqual([
      { pointer: '/severity', rule: 'choice' },
      { pointer: '/rationale', rule: 'tooLong', values: { most: 1000, over: 1 } },
      { pointer: '/evidence', rule: 'fewItems', values: { count: 1 } },
    ]);
    expect(
      faultsIn(schema, {
        crisisId: 'KEN13',
        severity: 4,
        rationale: 'ab\u202ec',
        evidence: [{ kind: 'event', ref: 'a@1' }],
      }),
    ).toEqual([{ pointer: '/rationale', rule: 'bidirectional', values: { at: 3 } }]);
  });

  it('checks rules over several members', () => {
    const schema = schemaOf(commands.PostSituationUpdate.command) as unknown as FieldSchema;
    const value = sampleOf(schema) as DraftObject;
    const covers = { from: '2013-03-04T05:00:00.5Z', to: '2013-03-04T05:00:00Z' };
    expect(faultsIn(schema, { ...value, covers })).toEqual([{ pointer: '/covers/to', rule: 'order' }]);
    const rule = schemaOf(commands.DefineAlertRule.command) as unknown as FieldSchema;
    const condition = { kind: 'keyFigure', metric: 'displaced', countries: [] };
    expect(faultsIn(rule, { ...(sampleOf(rule) as object), condition })).toEqual([
      { pointer: '/condition/atLeast', rule: 'oneBound' },
    ]);
  });

  it('starts every form with what must be there, and leaves out what is blank', () => {
    let made = 0;
    const make = () => `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
    const schema = schemaOf(commands.ReportSignal.command) as unknown as FieldSchema;
    const draft = blankObject(schema, make);
    expect(draft).toMatchObject({
      signalId: '01900000-0000-7000-8000-000000000001',
      threats: [],
      actors: [],
      occurred: {},
      place: {},
    });
    const typed = withValue(withValue(draft, ['headline'], '  Road blocked '), ['place', 'name'], '') as DraftObject;
    expect(sendable(schema, withValue(typed, ['text'], ' kept as typed ') as DraftObject)).toMatchObject({
      headline: 'Road blocked',
      place: {},
      text: ' kept as typed ',
    });
    for (const [, , each] of all) expect(() => blankObject(each, make)).not.toThrow();
  });
});
