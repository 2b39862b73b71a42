import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../contracts/encoding';
import type { CommandDescription, DryRun, Recorded } from '../../contracts/http';
import { type Context, isOn, text } from './context';
import { Ended, exit, misused } from './exit';
import { nearest } from './nearest';
import { Refused } from './server';
import { allOf, type SignedIn, signedIn } from './signed-in';

const described = (call: SignedIn['call']) => call<readonly CommandDescription[]>('/contracts/commands');

/** Every command of the system with its sentence. */
export async function listCommands(context: Context): Promise<number> {
  const { call } = await signedIn(context);
  const rows = (await described(call)).map(({ name, context: of, sentence, roles }) => ({
    name,
    context: of,
    sentence,
    roles: roles.join(' '),
  }));
  context.out.table('commands', ['name', 'context', 'sentence', 'roles'], rows);
  return exit.done;
}

/** Fields, roles and refusals of one command. */
export async function describeCommand(context: Context): Promise<number> {
  const { call } = await signedIn(context);
  const name = context.positionals[0]!;
  const all = await described(call);
  const found = all.find((one) => one.name === name);
  if (!found) {
    const meant = nearest(
      name,
      all.map((one) => one.name),
    );
    throw new Ended(exit.notFound, `there is no command ${name}`, meant && `Did you mean ${meant}?`);
  }
  const { schema: fields, ...told } = found;
  context.out.document('command', { ...told, fields }, () => sheetOf(found));
  return exit.done;
}

function sheetOf({ name, sentence, roles, refusals, schema, guarded, dual }: CommandDescription): string {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, JsonObject>;
    required?: readonly string[];
  };
  const fields = Object.entries(properties).map(
    ([field, told]) => `  ${field}${required.includes(field) ? '' : '?'}  ${typeOf(told)}`,
  );
  const marks = [guarded && 'guarded', dual && 'may need two other people'].filter(Boolean);
  return [
    `${name}  ${sentence}`,
    ...(marks.length > 0 ? [marks.join(', ')] : []),
    '',
    'Fields',
    ...fields,
    '',
    `Roles     ${roles.join(', ')}`,
    `Refusals  ${refusals.join(', ') || 'none of its own'}`,
  ].join('\n');
}

const typeOf = (schema: JsonObject): string => {
  const { type, items } = schema as { type?: string; items?: JsonObject; enum?: readonly unknown[] };
  const choices = (schema as { enum?: readonly unknown[] }).enum;
  if (choices) return choices.length > 8 ? `one of ${choices.length} values` : choices.join(' | ');
  return items ? `list of ${typeOf(items)}` : (type ?? 'object');
};

async function dataOf({ flags, terminal }: Context): Promise<JsonObject> {
  const from = text(flags, 'data');
  if (from === undefined) throw misused('command send needs --data <file>, or --data - for stdin');
  let written: string;
  try {
    written = from === '-' ? await allOf(terminal.stdin) : readFileSync(from, 'utf8');
  } catch {
    throw misused(`--data ${from} cannot be read`);
  }
  try {
    return JSON.parse(written) as JsonObject;
  } catch (error) {
    throw misused(`--data is not JSON: ${(error as Error).message}`);
  }
}

/** Sends one command; with `--dry-run` says what it would do. */
export async function sendCommand(context: Context): Promise<number> {
  const { flags, out } = context;
  const type = context.positionals[0]!;
  const data = await dataOf(context);
  const { call, server } = await signedIn(context);
  const revision = text(flags, 'if-revision');
  const effectiveAt = text(flags, 'effective-at');
  const answer = await call<Recorded | DryRun>(`/commands/${encodeURIComponent(type)}`, {
    method: 'POST',
    body: { data, ...(effectiveAt && { envelope: { effectiveAt } }) },
    headers: {
      'idempotency-key': text(flags, 'command-id') ?? randomUUID(),
      ...(revision && { 'if-match': `"${revision}"` }),
      ...(isOn(flags, 'dry-run') && { prefer: 'dry-run' }),
    },
  });
  if ('events' in answer) return triedOut(context, answer);
  const { stream, revision: recorded, position } = answer;
  out.document(
    'recorded',
    { realm: server.realm, stream, revision: recorded, position },
    () => `recorded #${position}  ${stream} revision ${recorded}`,
  );
  return exit.done;
}

function triedOut({ out }: Context, answer: DryRun): number {
  out.document('dry-run', { ...answer }, () =>
    [
      ...answer.events.map(({ type, stream }) => `would record ${type} on ${stream}`),
      ...answer.reactions.map((name) => `then ${name}`),
      ...(answer.events.length === 0 && answer.refusals.length === 0 ? ['nothing to do: it is so already'] : []),
      'nothing recorded (dry run)',
    ].join('\n'),
  );
  const [refusal] = answer.refusals;
  if (refusal) throw new Refused(refusal);
  return exit.done;
}
