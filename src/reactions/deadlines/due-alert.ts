import type { DeadlineRow, Sent, Tools } from '../../../contracts/reaction';
import type { RaiseAlert } from '../../../contracts/watch/alert';
import { armingEvent } from './arming-event';

type About = Pick<RaiseAlert, 'severity' | 'subject' | 'title' | 'crisisId' | 'countries'>;

/** The alert of a clock that has passed: one for each time that it was armed. */
export function dueAlert(row: DeadlineRow, { derive }: Tools, about: About): readonly Sent[] {
  const { kind, subject, openedBy } = row;
  if (openedBy === undefined) return [];
  const alertId = derive('watchfloor.alert/1', openedBy, kind, subject.kind, subject.id, openedBy);
  return [{ type: 'RaiseAlert', data: { alertId, ...about, evidence: [armingEvent(row)] } }];
}
