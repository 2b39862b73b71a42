import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aggregates } from '../../contracts';
import type { CommandEntry } from '../../contracts/kernel/messages';
import { anyRole } from '../../contracts/vocabulary/roles';
import { catalogue } from '../../src/platform/http/catalogue';
import { commandInfo, deciders } from '../../src/platform/registry';
import {
  aggregatesIn,
  generalIn,
  type NotedAggregate,
  type NotedCommand,
  type NotedField,
  platformRecordsIn,
  statusesIn,
} from './domain-notation';

const path = join(__dirname, '../../../shared/design/domain.md');
const present = existsSync(path);
if (!present) process.stdout.write(`The domain's design is not at ${path}: it is not compared.\n`);

/** Commands of built aggregates that a later step brings. */
const later = ['RegisterPasskey', 'BreakGlass', 'ReviewBreakGlass'];
/** Checked rules whose facts come with a context that is not built: the table has the code, the command not yet the rule. */
const awaited = new Map([['ProposeInitiative', { code: 'ENGAGEMENT_CLOSED', from: 'engagement' }]]);
/** Stored and answered 202 once two people can approve; until then refused, and nothing is stored. */
const notYet = new Map([['AUTHORIZATION_NEEDED', 409]]);

type Field = { readonly name: string; readonly type: string; readonly optional: boolean };
const noted = ({ name, type, optional }: Field) => `${name}${optional ? '?' : ''}: ${type.replaceAll(/\s+/g, '')}`;
const sorted = (values: Iterable<string>) => [...values].sort();

const built = catalogue();
const entryOf = (name: string): CommandEntry => commandInfo(name)!.entry;
const eventFields = new Map(built.events.map(({ name, fields }) => [name, fields]));

(present ? describe : describe.skip)('what is built, compared with the design of the domain', () => {
  const text = present ? readFileSync(path, 'utf8') : '';
  const categories = deciders.map(({ category }) => category);
  const designed = aggregatesIn(text, categories);
  const general = generalIn(text);

  it('finds the design of every built aggregate', () => {
    expect(sorted(designed.map(({ category }) => category))).toEqual(sorted(categories));
    expect(general.size).toBeGreaterThan(25);
    expect(designed.flatMap(({ commands }) => commands).length).toBeGreaterThan(20);
  });

  it('has the same commands', () => {
    const names = designed
      .flatMap(({ commands }) => commands.map(({ name }) => name))
      .filter((name) => !later.includes(name));
    expect(sorted(built.commands.map(({ name }) => name))).toEqual(sorted(names));
    for (const { category, commands } of designed)
      for (const { name } of commands.filter((one) => !later.includes(one.name)))
        expect([name, built.commands.find((one) => one.name === name)?.aggregate]).toEqual([name, category]);
  });

  it('gives each command the same roles in the same order, the same fields, and the same refusals of its own', () => {
    expect(designed.flatMap(({ commands }) => commandDifferences(commands, general))).toEqual([]);
  });

  it('waits with no rule whose facts are there', () => {
    expect([...awaited.values()].map(({ from }) => from).filter((from) => categories.includes(from))).toEqual([]);
  });

  it('gives each event the keys, the fields of its command and its extras, and the same marks', () => {
    expect(designed.flatMap(eventDifferences)).toEqual([]);
  });

  it.each([
    ['a role', '- `OpenCrisis` (watch-officer,', '- `OpenCrisis` (planner,'],
    [
      'the order of roles',
      'watch-officer, senior-watch-officer, desk-analyst): crisisId: Id',
      'senior-watch-officer, watch-officer, desk-analyst): crisisId: Id',
    ],
    ['a field', 'reportEveryHours: Count', 'reportEveryHour: Count'],
    ['a type', 'safetyMessage?: Text(500)', 'safetyMessage?: Text(501)'],
    ['what may be absent', 'glide?: Glide', 'glide: Glide'],
    ['a member of a group', 'precision: (exact/day/week/month/longer)', 'precision: (exact/day/week/month/year)'],
    ['a refusal', '`SELF_GRADING` when', '`GRADED_TWICE` when'],
    ['an extra of an event', '(+ number: Count; contentSha256: Text(64))', '(+ number: Count)'],
    ['the fields an event keeps', '`AlertEvidenceAdded`(only evidence)', '`AlertEvidenceAdded`'],
    ['a mark', '`SituationUpdatePosted`(+ number: Count) [c]', '`SituationUpdatePosted`(+ number: Count)'],
    ['a key', 'Keys: crisisId: Id; countries: Country[1..12].', 'Keys: crisisId: Id; countries: Country[1..13].'],
  ])('would notice a change of %s', (_, is, other) => {
    expect(text).toContain(is);
    const changed = aggregatesIn(text.replace(is, other), categories);
    expect([
      ...changed.flatMap(({ commands }) => commandDifferences(commands, general)),
      ...changed.flatMap(eventDifferences),
    ]).not.toEqual([]);
  });

  it('has no event that the design does not know', () => {
    const known = new Set([
      ...designed.flatMap(({ commands }) => commands.flatMap(({ events }) => events.map(({ name }) => name))),
      ...platformRecordsIn(text).keys(),
      'EventCorrected',
      'EventRetracted',
    ]);
    expect(built.events.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
    for (const { category } of designed)
      for (const name of Object.keys(aggregates[category as keyof typeof aggregates].events))
        expect([name, known.has(name)]).toEqual([name, true]);
  });

  it('gives the records of access the fields that the design lists', () => {
    const records = platformRecordsIn(text);
    const differences: string[] = [];
    for (const name of Object.keys(aggregates.access.events)) {
      const has = new Set(eventFields.get(name)!.map((field) => field.name));
      const lacks = (records.get(name) ?? []).filter((field) => !has.has(field));
      if (lacks.length > 0) differences.push(`${name} lacks ${lacks}`);
    }
    expect(differences).toEqual([]);
  });

  it('answers each refusal with the status of the design', () => {
    const statuses = statusesIn(text);
    expect(statuses.size).toBeGreaterThan(20);
    const differences = built.refusals
      .map(({ code, status }) => ({ code, status, should: notYet.get(code) ?? statuses.get(code) ?? 409 }))
      .filter(({ status, should }) => status !== should);
    expect(differences).toEqual([]);
    const listed = new Set(
      [...text.slice(text.indexOf('Complete list by context')).matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code]) => code),
    );
    expect(built.refusals.map(({ code }) => code).filter((code) => !listed.has(code))).toEqual([]);
    const ownCodes = designed.flatMap(({ commands }) =>
      commands.filter(({ name }) => !later.includes(name)).flatMap(({ refusals }) => refusals),
    );
    const codes = new Set<string>(built.refusals.map(({ code }) => code));
    expect(ownCodes.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('has the roles of the design', () => {
    const table = text.slice(text.indexOf('### 1.8 Roles'), text.indexOf('### 1.9'));
    const roles = [...table.matchAll(/^\| ([a-z-]+) \|/gm)]
      .map(([, role]) => role!)
      .filter((role) => role !== 'system');
    expect(built.roles).toEqual(roles);
  });
});

/** Keys first; of a field that both name, the key says whether it may be absent. */
function expectedOf(
  aggregate: NotedAggregate,
  fields: readonly NotedField[],
  only: readonly string[] | undefined,
  extras: readonly NotedField[],
) {
  const expected = new Map<string, { readonly optional: boolean; readonly types: readonly string[] }>();
  const from = fields.filter(({ name }) => only === undefined || only.includes(name));
  for (const { name, type, optional } of [...extras, ...from, ...aggregate.keys]) {
    const before = expected.get(name);
    expected.set(name, { optional, types: [...(before?.types ?? []), type] });
  }
  return expected;
}

function fieldDifferences(
  event: string,
  is: readonly Field[],
  expected: ReturnType<typeof expectedOf>,
): readonly string[] {
  const has = new Map(is.map((field) => [field.name, field]));
  const lacking = [...expected.keys()].filter((name) => !has.has(name)).map((name) => `${event} lacks ${name}`);
  const wrong = is.flatMap(({ name, type, optional }) => {
    const should = expected.get(name);
    // The position that a checked rule was read at is an extra of every event whose command was checked.
    if (!should) return name === 'checkedAt' ? [] : [`${event} has ${name} too many`];
    const told = type.replaceAll(/\s+/g, '');
    return [
      ...(should.types.includes(told) ? [] : [`${event}.${name} is ${told}, should be ${should.types.join(' or ')}`]),
      ...(optional === should.optional ? [] : [`${event}.${name} is ${optional ? 'optional' : 'required'}`]),
    ];
  });
  return [...lacking, ...wrong];
}

function commandDifferences(commands: readonly NotedCommand[], general: ReadonlySet<string>): readonly string[] {
  return commands
    .filter(({ name }) => !later.includes(name))
    .flatMap(({ name, roles, fields, refusals, upsert }) => {
      const own = built.commands.find((one) => one.name === name)!;
      const special = (codes: readonly string[]) => sorted(new Set(codes.filter((code) => !general.has(code))));
      const ruled = refusals.filter((code) => code !== awaited.get(name)?.code);
      const compared: readonly (readonly [string, readonly string[], readonly string[]])[] = [
        ['roles', own.roles, roles.flatMap((role): readonly string[] => (role === 'any' ? anyRole : [role]))],
        ['fields', own.fields.map(noted), fields.map(noted)],
        ['refusals', special(own.refusals), special(ruled)],
        ['upsert', [String(entryOf(name).upsert ?? false)], [String(upsert)]],
      ];
      return compared
        .filter(([, is, should]) => is.join() !== should.join())
        .map(([what, is, should]) => `${name} ${what}: is ${is.join(' | ')}; should be ${should.join(' | ')}`);
    });
}

function eventDifferences(aggregate: NotedAggregate): readonly string[] {
  return aggregate.commands
    .filter(({ name }) => !later.includes(name))
    .flatMap(({ name: command, events, fields }) => {
      const records = entryOf(command).records as Readonly<Record<string, string>>;
      const unknown = Object.keys(records).filter((name) => !events.some((event) => event.name === name));
      // What an import runner adds stands with the command that starts it.
      const unrecorded = command === 'StartImport' ? [] : events.filter(({ name }) => !Object.hasOwn(records, name));
      return [
        ...unknown.map((name) => `${command} records ${name}, which the design does not know`),
        ...unrecorded.map(({ name }) => `${command} does not record ${name}`),
        ...events.flatMap(({ name, only, extras, marks, elsewhere }) => {
          const marked = records[name] ?? marks;
          const fieldsOfEvent = eventFields.get(name);
          if (!fieldsOfEvent) return [`${name} is not built`];
          return [
            ...(elsewhere ? [] : fieldDifferences(name, fieldsOfEvent, expectedOf(aggregate, fields, only, extras))),
            ...(marked === marks ? [] : [`${name} marks: is "${marked}", should be "${marks}"`]),
          ];
        }),
      ];
    });
}
