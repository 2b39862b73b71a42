import type { JsonObject } from '../../contracts/encoding';
import type { CommandDescription } from '../../contracts/http';
import { maySend } from './live/pictures';

/** A command that a record page or drawer offers as a button. */
export interface Action {
  readonly command: string;
  /** Whether it makes sense for the record as it stands; absent: always. */
  readonly when?: (row: JsonObject) => boolean;
}

const open = (row: JsonObject) => row.status !== 'closed';
const waiting = (row: JsonObject) => row.state === 'raised';
const unresolved = (row: JsonObject) => row.state !== 'resolved';

/** Primary commands by category, in the order of their buttons (experience.md §10.4). */
export const primaryActions: Readonly<Record<string, readonly Action[]>> = {
  crisis: [
    { command: 'PostSituationUpdate', when: open },
    { command: 'ChangeCrisisSeverity', when: open },
    { command: 'ChangeCrisisStatus' },
    { command: 'RecordKeyFigure', when: open },
  ],
  alert: [
    { command: 'AcknowledgeAlert', when: waiting },
    { command: 'ShelveAlert', when: unresolved },
    { command: 'ResolveAlert', when: unresolved },
  ],
  signal: [{ command: 'GradeSignal' }, { command: 'LinkSignal' }, { command: 'WithdrawSignal' }],
  alertRule: [{ command: 'DefineAlertRule' }],
  user: [{ command: 'ChangeAccess' }],
};

/** True for commands that begin a record of their own instead of changing one. */
export const creates = (name: string) => /^(Open|Raise|Report|Register|Start)[A-Z]/.test(name);

/** Commands offered for a record: primary ones as buttons, all others of its category that the roles allow behind *More…*. */
export function actionsFor(
  category: string,
  row: JsonObject,
  commands: readonly CommandDescription[],
  roles: readonly string[],
) {
  const allowed = commands.filter((command) => command.aggregate === category && maySend(command, roles));
  const names = (primaryActions[category] ?? [])
    .filter(({ when }) => when?.(row) ?? true)
    .map(({ command }) => command);
  const primary = names.flatMap((name) => allowed.filter((command) => command.name === name));
  return { primary, more: allowed.filter((command) => !primary.includes(command) && !creates(command.name)) };
}
