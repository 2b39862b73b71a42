import type { DryRun, Problem, Recorded } from '../../../contracts/http';
import type { Answer } from './answers';
import { type DraftObject, withValue } from './draft';

/** Where a form stands between opening and the board that shows its effect. */
export type Phase =
  | { readonly at: 'editing' | 'review' | 'signedOut' }
  | { readonly at: 'sending'; readonly attempt: number }
  /** No answer came; the same id is repeated, and nothing may be changed meanwhile. */
  | { readonly at: 'asking'; readonly attempt: number }
  | { readonly at: 'waiting'; readonly problem: Problem; readonly seconds: number; readonly attempt: number }
  | { readonly at: 'refused' | 'conflict' | 'authorization' | 'forbidden'; readonly problem: Problem }
  | { readonly at: 'recorded'; readonly recorded: Recorded; readonly shown: boolean };

/** The last dry run and whether it still speaks of what the form holds. */
export type Check =
  | { readonly is: 'none' | 'running' }
  | { readonly is: 'failed'; readonly words: string }
  | {
      readonly is: 'done';
      readonly result: DryRun;
      readonly at: string;
      readonly revision: number | undefined;
      readonly current: boolean;
    };

export interface FormState {
  /** Made at opening and kept over every retry and correction. */
  readonly commandId: string;
  readonly revision: number | undefined;
  readonly data: DraftObject;
  readonly envelope: DraftObject;
  readonly dirty: boolean;
  /** Faults are told once a field was left, or all when sending was tried. */
  readonly showFaults: boolean;
  readonly phase: Phase;
  readonly check: Check;
  /** Grows with every change, so that late dry runs are known. */
  readonly edition: number;
  /** After a refusal nothing is sent until a dry run has passed. */
  readonly mustCheck: boolean;
  /** What was typed to confirm a guarded command. */
  readonly confirmation: string;
}

export type FormEvent =
  | {
      readonly type: 'edit';
      readonly part: 'data' | 'envelope';
      readonly path: readonly (string | number)[];
      readonly value: unknown;
    }
  | { readonly type: 'checking' | 'review' | 'back' | 'send' | 'tryAll' | 'signedIn' }
  | { readonly type: 'checked'; readonly edition: number; readonly result: DryRun; readonly at: string }
  | { readonly type: 'checkFailed'; readonly edition: number; readonly words: string }
  | { readonly type: 'answered'; readonly answer: Answer }
  | { readonly type: 'confirm'; readonly typed: string }
  | { readonly type: 'useNew'; readonly revision: number }
  | { readonly type: 'shown'; readonly position: number };

/** A form as it opens. */
export const opened = (commandId: string, data: DraftObject, revision?: number): FormState => ({
  commandId,
  revision,
  data,
  envelope: {},
  dirty: false,
  showFaults: false,
  phase: { at: 'editing' },
  check: { is: 'none' },
  edition: 0,
  mustCheck: false,
  confirmation: '',
});

/** True while an answer is outstanding: fields are locked, because what was sent must not change under its id. */
export const locked = ({ phase }: FormState) =>
  ['sending', 'asking', 'waiting', 'recorded', 'signedOut'].includes(phase.at);

type On = {
  readonly [T in FormEvent['type']]: (state: FormState, event: Extract<FormEvent, { type: T }>) => FormState;
};

const at = (state: FormState, phase: Phase): FormState => ({ ...state, phase });

const on: On = {
  edit: (state, event) => (locked(state) ? state : edited(state, event)),
  checking: (state) => ({
    ...state,
    check: state.check.is === 'done' ? { ...state.check, current: false } : { is: 'running' },
  }),
  checked: (state, event) => (event.edition === state.edition ? checked(state, event.result, event.at) : state),
  checkFailed: (state, { edition, words }) =>
    edition === state.edition ? { ...state, check: { is: 'failed', words }, mustCheck: false } : state,
  review: (state) => at(state, { at: 'review' }),
  back: (state) => at(state, { at: 'editing' }),
  confirm: (state, { typed }) => ({ ...state, confirmation: typed }),
  tryAll: (state) => ({ ...state, showFaults: true }),
  send: (state) => at(state, sendingAgain(state.phase)),
  signedIn: (state) => (state.phase.at === 'signedOut' ? at(state, { at: 'editing' }) : state),
  answered: (state, { answer }) => answered(state, answer),
  useNew: (state, { revision }) => ({
    ...state,
    revision,
    phase: { at: 'editing' },
    edition: state.edition + 1,
    mustCheck: true,
  }),
  shown: (state, { position }) => shown(state, position),
};

/** The only writer of a form's state. */
export function formState(state: FormState, event: FormEvent): FormState {
  const step = on[event.type] as (state: FormState, event: FormEvent) => FormState;
  return step(state, event);
}

/** An unanswered attempt stays *asking* while it is repeated, so that the words do not flicker. */
const sendingAgain = (phase: Phase): Phase =>
  phase.at === 'asking'
    ? { at: 'asking', attempt: phase.attempt + 1 }
    : { at: 'sending', attempt: phase.at === 'waiting' ? phase.attempt + 1 : 1 };

function edited(state: FormState, { part, path, value }: Extract<FormEvent, { type: 'edit' }>): FormState {
  return {
    ...state,
    [part]: withValue(state[part], path, value as DraftObject),
    dirty: true,
    edition: state.edition + 1,
    check: state.check.is === 'done' ? { ...state.check, current: false } : state.check,
    phase: state.phase.at === 'review' ? { at: 'editing' } : state.phase,
    confirmation: '',
  };
}

function checked(state: FormState, result: DryRun, at: string): FormState {
  const conflict = result.refusals.find(({ code }) => code === 'REVISION_CONFLICT');
  const passed = result.refusals.length === 0;
  const settled = state.phase.at === 'refused' || state.phase.at === 'forbidden';
  return {
    ...state,
    check: { is: 'done', result, at, revision: state.revision, current: true },
    mustCheck: passed ? false : state.mustCheck,
    phase: conflict ? { at: 'conflict', problem: conflict } : passed && settled ? { at: 'editing' } : state.phase,
  };
}

function answered(state: FormState, answer: Answer): FormState {
  const attempt = 'attempt' in state.phase ? state.phase.attempt : 1;
  switch (answer.kind) {
    case 'recorded':
      return { ...state, dirty: false, phase: { at: 'recorded', recorded: answer.recorded, shown: false } };
    case 'signedOut':
      return { ...state, phase: { at: 'signedOut' } };
    case 'unknown':
      return { ...state, phase: { at: 'asking', attempt } };
    case 'later':
      return { ...state, phase: { at: 'waiting', problem: answer.problem, seconds: answer.seconds, attempt } };
    default: {
      const check = state.check.is === 'done' ? { ...state.check, current: false } : state.check;
      return {
        ...state,
        check,
        mustCheck: true,
        showFaults: true,
        phase: { at: answer.kind, problem: answer.problem },
      };
    }
  }
}

function shown(state: FormState, position: number): FormState {
  const { phase } = state;
  return phase.at === 'recorded' && !phase.shown && position >= phase.recorded.position
    ? { ...state, phase: { ...phase, shown: true } }
    : state;
}
