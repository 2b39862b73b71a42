import { after } from '../../contracts/clock';
import type { Known } from '../../contracts/kernel/messages';
import type { AlertEvent } from '../../contracts/watch/alert';
import type { SignalEvent } from '../../contracts/watch/signal';
import { deadline, type Tick } from '../deadline';
import { instant } from './instant';

type Heard = SignalEvent | AlertEvent;
const oneDay = 86_400;

/** The one signal that a rule's alert rests on; undefined where it rests on several, or on something else. */
function soleSignal({ data }: Known<AlertEvent, 'AlertRaised'>): string | undefined {
  const [first, ...others] = data.evidence;
  return data.ruleId !== undefined && first?.kind === 'signal' && others.length === 0 ? first.ref : undefined;
}

const warned = ({ data, metadata }: Known<SignalEvent, 'SignalReported' | 'SignalRevised'>): Tick =>
  data.warning && {
    armed: data.warning.expiresAt === undefined ? after(metadata.effectiveAt, oneDay) : instant(data.warning.expiresAt),
    note: { headline: data.headline },
  };

/** How long an outside warning holds: until it says, else a day after it was sent. */
export const warningExpiry = deadline<Heard>()({
  kind: 'warning-expiry',
  category: 'signal',
  subject: (event) => {
    if (event.type === 'AlertRaised') return soleSignal(event);
    return 'signalId' in event.data ? event.data.signalId : undefined;
  },
  ends: ['SignalWithdrawn'],
  on: {
    SignalReported: warned,
    SignalRevised: (event, row) => warned(event) ?? (row?.dueAt === undefined ? undefined : { closed: true }),
    SignalWithdrawn: (_, row) => row && { closed: true },
    AlertRaised: ({ data }, row) => row && { note: { alertId: data.alertId } },
  },
});
