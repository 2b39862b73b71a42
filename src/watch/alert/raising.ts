import type { Ambient, FactFolds } from '../../../contracts/facts';
import type { Issued } from '../../../contracts/kernel/messages';
import { same } from '../../../contracts/kernel/same';
import type { RaiseAlert } from '../../../contracts/watch/alert';
import { stop } from '../../platform/decider';
import { type Alert, type AlertCases, acknowledgeBy, crisisOf, evidenceKey, isDue } from './alert-state';

type Raising = AlertCases['RaiseAlert'];
type Raised = ReturnType<Raising['record']>;

const bringsNothingNew = ({ evidence }: Readonly<RaiseAlert>, state: Alert) =>
  evidence.every((item) => state.evidence.includes(evidenceKey(item)));

/** Raising an alert; for one that is there, evidence is added, and a shelved one whose time has come returns. */
export const raising: Raising = {
  facts: (command): { crisis?: { fold: 'crisisKeys'; key: string } } => {
    const crisisId = crisisOf(command);
    return crisisId ? { crisis: { fold: 'crisisKeys', key: crisisId } } : {};
  },
  done: (command, state, { at }) =>
    state.keys !== undefined &&
    same(state.keys.subject, command.subject) &&
    !isDue(state, at) &&
    bringsNothingNew(command, state),
  refuse: [
    stop(
      'ALREADY_EXISTS',
      ({ subject }, { keys }) => keys && !same(keys.subject, subject) && { subject: keys.subject },
    ),
    stop('RECORD_CLOSED', (_, { status }) => status === 'resolved' && { state: status }),
  ],
  record: (command, state, issued, facts) =>
    state.keys ? again(command, state, issued, facts) : first(command, issued, facts),
};

function first(
  command: Readonly<RaiseAlert>,
  { at }: Issued,
  { crisis, policies }: { readonly crisis?: FactFolds['crisisKeys'] } & Ambient,
): Raised {
  const crisisId = crisis && crisisOf(command);
  return [
    {
      type: 'AlertRaised',
      data: {
        ...command,
        ...(crisisId && { crisisId }),
        countries: command.countries ?? [...(crisis?.countries ?? [])],
        ...acknowledgeBy(command.severity, at, policies),
      },
    },
  ];
}

function again(command: Readonly<RaiseAlert>, state: Alert, { at }: Issued, { policies }: Ambient): Raised {
  const { title, evidence, severity } = command;
  const returned = isDue(state, at)
    ? [
        {
          type: 'AlertReturned' as const,
          data: { title, ...acknowledgeBy(state.keys?.severity ?? severity, at, policies) },
        },
      ]
    : [];
  const added = bringsNothingNew(command, state) ? [] : [{ type: 'AlertEvidenceAdded' as const, data: { evidence } }];
  return [...returned, ...added];
}
