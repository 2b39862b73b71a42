import { aggregates, type Category, events } from '../../../contracts';
import { correctionCommands } from '../../../contracts/corrections';
import type { CommandDescription, PictureDescription } from '../../../contracts/http';
import { fieldsOf, notationOf } from '../../../contracts/kernel/field';
import { schemaOf } from '../../../contracts/kernel/schema';
import { defaultPolicies } from '../../../contracts/policies';
import { refusals } from '../../../contracts/refusals';
import { roles } from '../../../contracts/vocabulary/roles';
import { boards, deadlineClocks, registers } from '../../../projections';
import { reactions } from '../../reactions';
import { codesOf } from '../ledger/decision';
import { definitionHash } from '../pictures/definition-hash';
import { type CommandInfo, commandInfo, commandNames } from '../registry';

/** `OpenCrisis` → `Open crisis`. */
export const titleOfName = (name: string) =>
  name.replace(/([a-z0-9])([A-Z])/g, (_, before, letter) => `${before} ${letter.toLowerCase()}`);

const contextOf = (category: string) => aggregates[category as Category].context;

/** Every command with what a form, a document or a caller has to know about it. */
export function describeCommands(): readonly CommandDescription[] {
  const own = commandNames().map((name) => describe(commandInfo(name)!));
  const corrections = Object.entries(correctionCommands).map(([name, { command, sentence }]) => ({
    name,
    title: titleOfName(name),
    sentence,
    context: 'every',
    aggregate: '',
    roles: ['those of the command that recorded the target'],
    guarded: true,
    dual: false,
    idField: 'stream',
    schema: schemaOf(command),
    refusals: ['NOT_CORRECTABLE', ...(name === 'RetractEvent' ? ['RETRACTION_NOT_PERMITTED'] : [])],
  }));
  return [...own, ...corrections];
}

const describe = (info: CommandInfo): CommandDescription => ({
  name: info.type,
  title: titleOfName(info.type),
  sentence: info.entry.sentence,
  context: contextOf(info.decider.category),
  aggregate: info.decider.category,
  roles: info.entry.roles,
  guarded: info.entry.guarded ?? false,
  dual: info.entry.dual !== undefined,
  idField: info.decider.id,
  schema: schemaOf(info.entry.command),
  refusals: codesOf(info),
});

export const describeEvents = () =>
  Object.entries(events).map(([type, target]) => ({ type, title: titleOfName(type), schema: schemaOf(target) }));

export const describeBoards = (): readonly PictureDescription[] =>
  boards.map((board) => ({
    name: board.topic,
    version: board.version,
    definition: definitionHash({ ...board, name: board.topic }),
    category: board.category,
    columns: Object.keys(board.show(board.blank, '')),
    readers: board.readers,
  }));

export const describeRegisters = (): readonly PictureDescription[] =>
  registers.map((register) => ({
    name: register.name,
    version: register.version,
    definition: definitionHash(register),
    category: 'category' in register ? register.category : null,
    columns: Object.keys(register.columns),
    readers: register.readers,
  }));

export const describeRefusals = () =>
  Object.entries(refusals).map(([code, [status, sentence]]) => ({ code, status, sentence }));

/** What is built, as one document: `npm run -s catalogue` prints it and a test compares it with the domain's design. */
export function catalogue() {
  return {
    commands: commandNames().map((name) => {
      const info = commandInfo(name)!;
      return {
        name,
        context: contextOf(info.decider.category),
        aggregate: info.decider.category,
        roles: info.entry.roles,
        fields: [...fieldsOf(info.entry.command).values()].map((field) => ({
          name: field.name,
          type: notationOf(field),
          optional: field.optional ?? false,
        })),
        refusals: codesOf(info),
      };
    }),
    events: Object.entries(events).map(([name, target]) => ({
      name,
      fields: [...fieldsOf(target).values()].map((field) => ({
        name: field.name,
        type: notationOf(field),
        optional: field.optional ?? false,
      })),
    })),
    boards: boards.map(({ topic }) => topic),
    registers: registers.map(({ name }) => name),
    roles: [...roles],
    refusals: describeRefusals().map(({ code, status }) => ({ code, status })),
    reactions: reactions.map(({ name }) => name),
    deadlines: deadlineClocks.map(({ kind }) => kind),
    policies: Object.keys(defaultPolicies),
  };
}
