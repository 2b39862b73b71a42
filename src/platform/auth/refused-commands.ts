import { Injectable } from '@nestjs/common';
import { correctionCommands } from '../../../contracts/corrections';
import { categoryOf, eventLimits, idOf } from '../../../contracts/event-log';
import type { Subject } from '../../../contracts/kernel/groups';
import type { Refusal } from '../../../contracts/refusals';
import type { Identity } from '../http/identity';
import { commandInfo, recordIdIn } from '../registry';
import { AccessRecords } from './access-records';

interface Refused {
  readonly ip: string;
  readonly identity?: Identity;
}

const id = /^[A-Za-z0-9][A-Za-z0-9._~:-]{0,119}$/;

/** Records refused commands beside the records they aimed at, so that near-violations can be found (trust.md §9). */
@Injectable()
export class RefusedCommands {
  constructor(private readonly records: AccessRecords) {}

  /** Never throws: the sender hears the refusal itself. */
  async note({ ip, identity }: Refused, type: string, body: unknown, refusal: Refusal): Promise<void> {
    const who = { reader: identity?.reader, session: identity?.session, address: ip };
    const { code, detail } = refusal;
    const revision = detail.revision;
    await this.records.commandRefused(who, {
      commandType: nameOf(type),
      code,
      subjects: subjectsOf(type, body),
      ...(typeof revision === 'number' &&
        Number.isSafeInteger(revision) &&
        revision >= 0 && { streamRevision: revision }),
    });
  }
}

/** Only names of the product: what a stranger typed does not enter the record. */
const nameOf = (type: string) => (commandInfo(type) || Object.hasOwn(correctionCommands, type) ? type : 'unknown');

/** The record that the command speaks to, as far as what was sent names one. */
function subjectsOf(type: string, body: unknown): readonly Subject[] {
  const data = (body as { data?: Readonly<Record<string, unknown>> } | null | undefined)?.data;
  if (typeof data !== 'object' || data === null) return [];
  const info = commandInfo(type);
  if (!info)
    return typeof data.stream === 'string' && eventLimits.stream.test(data.stream) ? [subjectOf(data.stream)] : [];
  const named = recordIdIn(info.decider, data);
  return named !== undefined && id.test(named) ? [{ kind: info.decider.category, id: named }] : [];
}

const subjectOf = (stream: string): Subject => ({ kind: categoryOf(stream), id: idOf(stream) });
