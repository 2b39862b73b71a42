import { Injectable } from '@nestjs/common';
import { Clock, instantOf } from '../../../contracts/clock';
import { correctionCommands } from '../../../contracts/corrections';
import type { JsonObject } from '../../../contracts/encoding';
import type { Fault } from '../../../contracts/kernel/fault';
import type { Class } from '../../../contracts/kernel/field';
import type { Issued } from '../../../contracts/kernel/messages';
import { faultsOf } from '../../../contracts/kernel/validate';
import { Refusal } from '../../../contracts/refusals';
import type { Reader } from '../../../contracts/scope';
import { uuid7 } from '../derive';
import { issue } from '../issued';
import { commandInfo } from '../registry';
import { Envelope } from './envelope';

export interface Sent {
  readonly type: string;
  readonly body: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly reader: Reader;
  readonly realm: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[478][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** From what arrived to a command that is stamped with its order: lookup, schema, role, in this order. */
@Injectable()
export class CommandIntake {
  constructor(private readonly clock: Clock) {}

  /** @throws Refusal UNKNOWN_COMMAND, INVALID_FIELDS, REALM_NOT_ALLOWED or ROLE_NOT_ALLOWED */
  take(sent: Sent): { readonly command: object; readonly commandId: string } {
    const target = classOf(sent.type);
    const { data, envelope } = bodyOf(sent.body);
    const faults: Fault[] = [
      ...faultsOf(target, data, 'command'),
      ...prefixed('/envelope', faultsOf(Envelope, envelope, 'command')),
    ];
    const commandId = sent.idempotencyKey ?? uuid7();
    if (!uuid.test(commandId))
      faults.push({ pointer: '/headers/idempotency-key', rule: 'must be a UUID of version 4, 7 or 8' });
    const expectedRevision = revisionOf(sent.ifMatch, faults);
    if (faults.length > 0) throw new Refusal('INVALID_FIELDS', { errors: faults });
    const issued: Issued = {
      ...(envelope as Partial<Issued>),
      commandId,
      actor: { id: sent.reader.userId, role: roleOf(sent.type, sent.reader), org: sent.reader.org },
      at: instantOf(this.clock.micros()),
      realm: sent.realm,
      ...(expectedRevision !== undefined && { expectedRevision }),
    };
    return { command: issue(Object.assign(new target(), data), { issued, reader: sent.reader }), commandId };
  }
}

function classOf(type: string): Class {
  if (Object.hasOwn(correctionCommands, type))
    return correctionCommands[type as keyof typeof correctionCommands].command;
  const info = commandInfo(type);
  if (!info) throw new Refusal('UNKNOWN_COMMAND', { type });
  return info.entry.command;
}

/** The first role of the command's list that the person holds; whoever corrects is judged by the target's command. */
function roleOf(type: string, reader: Reader): string {
  const info = commandInfo(type);
  if (!info) return reader.roles[0] ?? 'none';
  const role = info.entry.roles.find((one) => reader.roles.includes(one));
  if (!role) throw new Refusal('ROLE_NOT_ALLOWED', { needed: info.entry.roles });
  return role;
}

function bodyOf(body: unknown): { readonly data: JsonObject; readonly envelope: JsonObject } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid('', 'must be an object {data, envelope?}');
  const { data, envelope = {}, ...others } = body as Record<string, unknown>;
  const stranger = Object.keys(others)[0];
  if (stranger !== undefined) throw invalid(`/${stranger}`, 'is not a member of the body');
  if (data === undefined) throw invalid('/data', 'is required');
  return { data: data as JsonObject, envelope: envelope as JsonObject };
}

const invalid = (pointer: string, rule: string) => new Refusal('INVALID_FIELDS', { errors: [{ pointer, rule }] });
const prefixed = (prefix: string, faults: readonly Fault[]) =>
  faults.map(({ pointer, rule }) => ({ pointer: prefix + pointer, rule }));

function revisionOf(ifMatch: string | undefined, faults: Fault[]): number | undefined {
  if (ifMatch === undefined) return undefined;
  const digits = /^"(\d{1,15})"$/.exec(ifMatch)?.[1];
  if (digits === undefined) faults.push({ pointer: '/headers/if-match', rule: 'must be a revision in quotes' });
  return digits === undefined ? undefined : Number(digits);
}
