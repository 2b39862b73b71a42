import type { Deadline } from '../deadline';
import { accessEnd } from './access-end';
import { actorCommitment } from './actor-commitment';
import { alertAcknowledgement } from './alert-acknowledgement';
import { alertShelfEnd } from './alert-shelf-end';
import { initiativeEnd } from './initiative-end';
import { situationReport } from './situation-report';
import { vettingExpiry } from './vetting-expiry';
import { warningExpiry } from './warning-expiry';

/** Every kind of clock of domain.md §6.2 that is built. */
// biome-ignore lint/suspicious/noExplicitAny: clocks of all aggregates stand in one table
export const deadlineClocks: readonly Deadline<any>[] = [
  alertAcknowledgement,
  alertShelfEnd,
  warningExpiry,
  situationReport,
  accessEnd,
  vettingExpiry,
  initiativeEnd,
  actorCommitment,
];
