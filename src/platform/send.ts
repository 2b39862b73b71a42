import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, instantOf } from '../../contracts/clock';
import type { Issued } from '../../contracts/kernel/messages';
import { faultsOf } from '../../contracts/kernel/validate';
import { Refusal } from '../../contracts/refusals';
import type { Reader } from '../../contracts/scope';
import { issue, systemActor, systemReader } from './issued';
import type { Outcome } from './ledger/ledger';
import { commandInfo } from './registry';

/** What a sender inside the platform says about its command. */
export type Internal = Pick<Issued, 'commandId'> &
  Partial<
    Pick<Issued, 'actor' | 'onBehalfOf' | 'handling' | 'effectiveAt' | 'source' | 'correlationId' | 'causationId'>
  >;

/** Sends commands from inside the platform, through the same handlers as everyone's. */
@Injectable()
export class Send {
  constructor(
    private readonly bus: CommandBus,
    private readonly clock: Clock,
  ) {}

  /**
   * @param reader whose rights apply; default the system, which sees everything
   * @throws Refusal
   */
  async command(type: string, data: object, internal: Internal, reader: Reader = systemReader): Promise<Outcome> {
    const info = commandInfo(type);
    if (!info) throw new Refusal('UNKNOWN_COMMAND', { type });
    const actor = internal.actor ?? systemActor;
    if (!(info.entry.roles as readonly string[]).includes(actor.role))
      throw new Refusal('ROLE_NOT_ALLOWED', { needed: info.entry.roles });
    const errors = faultsOf(info.entry.command, data, 'command');
    if (errors.length > 0) throw new Refusal('INVALID_FIELDS', { errors });
    const issued: Issued = { ...internal, actor, at: instantOf(this.clock.micros()), realm: 'live' };
    return this.bus.execute(issue(Object.assign(new info.entry.command(), data), { issued, reader }) as never);
  }
}
