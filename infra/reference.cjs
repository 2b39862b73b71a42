/** Writes docs/reference.md from the registries of the build: `npm run reference`. */
'use strict';
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const code = (text) => `\`${text}\``;
const list = (words) => (words.length > 0 ? words.map(code).join(', ') : 'none');
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (heads, rows) =>
  [row(...heads), row(...heads.map(() => '---')), ...rows.map((one) => row(...one))].join('\n');
const readers = (who) => (who === 'any' ? 'everyone signed in' : list(who));

const markWords = { '': 'neither', c: 'corrected', r: 'struck', cr: 'corrected and struck' };

const fieldRows = (fields, notationOf) =>
  fields.map((field) => [code(field.name), code(notationOf(field)), field.optional ? 'optional' : 'required']);

/** What the document is made of, read through `load`, which gives the module at a path of the repository. */
function collect(load) {
  const { aggregates } = load('contracts/index');
  const { correctionCommands, correctionEvents } = load('contracts/corrections');
  const { fieldsOf, notationOf } = load('contracts/kernel/field');
  const { defaultPolicies } = load('contracts/policies');
  const { boards, registers, deadlineClocks } = load('projections/index');
  const { reactions } = load('src/reactions/index');
  const { describeCommands, describeRefusals, describeBoards, describeRegisters, catalogue } =
    load('src/platform/http/catalogue');
  const described = new Map(describeCommands().map((one) => [one.name, one]));
  return {
    aggregates: Object.entries(aggregates),
    corrections: { commands: Object.entries(correctionCommands), events: Object.entries(correctionEvents) },
    lists: codeLists(
      Object.values(aggregates).flatMap(({ commands, events }) => [
        ...Object.values(commands).map(({ command }) => command),
        ...Object.values(events),
      ]),
      fieldsOf,
    ),
    fields: (target) => fieldRows([...fieldsOf(target).values()], notationOf),
    described,
    boards: describeBoards().map((one, index) => ({ ...one, hears: Object.keys(boards[index].on) })),
    registers: describeRegisters().map((one, index) => ({ ...one, search: registers[index].search })),
    refusals: describeRefusals(),
    reactions: reactions.map(({ name, hears }) => ({ name, hears })),
    deadlines: deadlineClocks.map(({ kind, category }) => ({ kind, category })),
    policies: Object.entries(defaultPolicies),
    roles: catalogue().roles,
  };
}

function commandPart({ described, fields }, name, entry) {
  const { sentence, roles, refusals, guarded, dual } = described.get(name);
  const marks = [
    ...(entry.records ? [`Records ${list(Object.keys(entry.records))}.`] : []),
    `Sent by ${entry.records ? list(roles) : roles.join(', ')}.`,
    `Refusals of its own: ${list(refusals)}.`,
    ...(guarded ? ['The form has a review step and sends the revision seen.'] : []),
    ...(dual ? ['Some uses need the approval of two other people.'] : []),
    ...(entry.realms ? [`Only in realm ${code(entry.realms)}.`] : []),
  ];
  return `#### ${name}\n\n${sentence} ${marks.join(' ')}\n\n${table(['Field', 'Type', ''], fields(entry.command))}\n`;
}

function eventRows({ fields }, events, commands) {
  const marks = Object.fromEntries(Object.values(commands).flatMap(({ records = {} }) => Object.entries(records)));
  return Object.entries(events).map(([name, target]) => [
    code(name),
    fields(target)
      .map(([field, type, presence]) => `${field}${presence === 'optional' ? '?' : ''} ${type}`)
      .join(', '),
    name in marks ? markWords[marks[name]] : 'neither',
  ]);
}

function aggregatePart(data, [name, { context, commands, events }]) {
  const parts = Object.entries(commands).map(([command, entry]) => commandPart(data, command, entry));
  const heading = `### ${name}\n\nContext ${code(context)}, streams ${code(`${name}-…`)}.`;
  const eventTable = table(['Event', 'Fields', 'Can be'], eventRows(data, events, commands));
  return [heading, ...parts, `#### Events of ${name}\n\n${eventTable}\n`].join('\n\n');
}

const correctionsPart = (data) => {
  const events = table(['Event', 'Fields', 'Can be'], eventRows(data, Object.fromEntries(data.corrections.events), {}));
  return [
    '### Corrections\n\nCommands on any stream. Whether an event can be corrected or struck stands in the table of its aggregate.',
    ...data.corrections.commands.map(([name, entry]) => commandPart(data, name, entry)),
    `#### Events of corrections\n\n${events}\n`,
  ].join('\n\n');
};

const longestList = 40;

const classesInside = ({ union, members }) => (union ? Object.values(union.classes) : members ? [members()] : []);

/** Named lists of codes that the fields of these classes use, also deep inside: name → values. */
function codeLists(classes, fieldsOf, found = new Map()) {
  for (const { kind } of classes.flatMap((target) => [...fieldsOf(target).values()])) {
    const name = kind.schema['x-wf']?.list;
    if (name) found.set(name, kind.schema.enum);
    codeLists(classesInside(kind), fieldsOf, found);
  }
  return found;
}

const codeListRows = (lists) =>
  [...lists]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => [
      code(name),
      values.length > longestList ? `${values.length} codes of ISO 4217` : list(values),
    ]);

const pictureRows = (pictures) =>
  pictures.map(({ name, version, readers: who, columns }) => [code(name), version, readers(who), list(columns)]);

const chapters = (data) => [
  `## Aggregates\n\nA type ending in \`[]\` is a list, \`[1..12]\` one of that many items; \`Ref(x)\` is the id of a record of category x, \`Sealed(…)\` is text in a command and a sealed value in the event.`,
  ...data.aggregates.map((one) => aggregatePart(data, one)),
  correctionsPart(data),
  `## Code lists\n\n${table(['List', 'Values'], codeListRows(data.lists))}`,
  `## Boards\n\n${table(['Board', 'Version', 'Read by', 'Columns'], pictureRows(data.boards))}`,
  `## Registers\n\n${table(
    ['Register', 'Version', 'Read by', 'Columns to filter and sort by', 'Searched text'],
    data.registers.map(({ name, version, readers: who, columns, search }) => [
      code(name),
      version,
      readers(who),
      list(columns),
      list(search),
    ]),
  )}`,
  `## Reactions\n\n${table(
    ['Reaction', 'Hears'],
    data.reactions.map(({ name, hears }) => [code(name), hears === 'any' ? 'every event' : list(hears)]),
  )}`,
  `## Deadlines\n\n${table(
    ['Deadline', 'Of'],
    data.deadlines.map(({ kind, category }) => [code(kind), code(category)]),
  )}`,
  `## Policies\n\nValues an installation starts with; \`SetPolicy\` changes them.\n\n${data.policies
    .map(([name, value]) => `### ${name}\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``)
    .join('\n\n')}`,
  `## Roles\n\n${list(data.roles)}. Reactions and the clock send as \`system\`, which nobody can be granted.`,
  `## Refusals\n\nEvery answer of "no" is an RFC 9457 problem with member \`code\`. These names are stable; the wording is not.\n\n${table(
    ['Code', 'Status', 'Says'],
    data.refusals.map(({ code: name, status, sentence }) => [code(name), status, sentence]),
  )}`,
];

const head = `# Reference

Made by \`npm run reference\` from the registries in \`contracts/\`, \`projections/\` and \`src/reactions/\`; a test fails when it
differs from them. The same facts as JSON: \`npm run -s catalogue\`, or \`GET /contracts/commands\` of a running server.`;

/** The text of docs/reference.md. */
const referenceOf = (load) =>
  `${[head, ...chapters(collect(load))]
    .join('\n\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;

module.exports = { referenceOf };

if (require.main === module) {
  require('reflect-metadata');
  const root = join(__dirname, '..');
  writeFileSync(
    join(root, 'docs/reference.md'),
    referenceOf((path) => require(join(root, 'dist', path))),
  );
}
