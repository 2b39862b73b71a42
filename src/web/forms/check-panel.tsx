import type { DryRun } from '../../../contracts/http';
import { t } from '../i18n/text';
import { faultWords, pointerLabel, refusalWords } from '../i18n/words';
import { presentInstant } from '../live/clock';
import { activeZone } from '../live/zone';
import { PositionText } from '../parts/position';
import { useStore } from '../parts/use-store';
import { clockText } from '../time/dtg';
import { CheckedCells } from './check-cells';
import { CheckedEvents, CheckedReactions } from './check-parts';
import { CorrectedPart } from './corrected-part';
import type { FormSession } from './form-session';
import type { Check, FormState } from './form-state';
import { SimulationPart } from './simulation-part';

/** What the command would do, said before it is sent: nothing here has been recorded. */
export function CheckPanel({ session }: { session: FormSession }) {
  const state = useStore(session.store);
  const { check } = state;
  return (
    <section
      className="command-check"
      aria-label={t('forms.dryRun')}
      aria-live="polite"
      aria-busy={check.is === 'running'}
    >
      <h3 className="check-title">{t('forms.dryRun')}</h3>
      <p className="small muted">
        <CheckWords check={check} state={state} session={session} />
      </p>
      {check.is === 'done' && <CheckBody session={session} check={check} state={state} />}
      <p className="check-foot small muted">
        <Footing state={state} />
      </p>
    </section>
  );
}

function CheckWords({ check, state, session }: { check: Check; state: FormState; session: FormSession }) {
  if (state.phase.at === 'conflict') return t('forms.check.old', { revision: state.revision ?? 0 });
  if (check.is === 'running') return t('forms.check.running');
  if (check.is === 'failed') return t('forms.check.failed', { words: check.words });
  if (check.is !== 'done') return session.faults().length > 0 ? t('forms.check.incomplete') : t('forms.check.none');
  if (!check.current) return t('forms.check.stale');
  if (check.result.position === 0) return t('forms.check.doneSimply', { time: clockText(check.at, activeZone()) });
  return (
    <>
      {t('forms.check.done', { time: clockText(check.at, activeZone()) })}{' '}
      <PositionText value={check.result.position} />
    </>
  );
}

function CheckBody({
  session,
  check,
  state,
}: {
  session: FormSession;
  check: Extract<Check, { is: 'done' }>;
  state: FormState;
}) {
  const { result, revision } = check;
  if (state.phase.at === 'conflict') return <WhatWouldPass state={state} result={result} />;
  const correcting = result.events.find(({ type }) => type === 'EventCorrected');
  return (
    <div className="check-body" data-current={check.current || undefined}>
      {result.refusals.length > 0 ? (
        <Refusals result={result} />
      ) : (
        <CheckedEvents events={result.events} schema={session.schema} revision={revision} />
      )}
      {result.refusals.length === 0 && (
        <>
          {result.simulation && <SimulationPart simulation={result.simulation} />}
          <CheckedReactions names={result.reactions} />
          {correcting ? (
            <CorrectedPart session={session} data={correcting.data} />
          ) : (
            <CheckedCells cells={result.cells} />
          )}
        </>
      )}
    </div>
  );
}

/** After a conflict: the dry run that no longer holds is struck, and what would make the command pass stands below it. */
function WhatWouldPass({ state, result }: { state: FormState; result: DryRun }) {
  return (
    <div className="check-body" data-current>
      {result.events.length > 0 && (
        <>
          <h4>{t('forms.willRecord')}</h4>
          {result.events.map(({ type, stream }) => (
            <p key={type + stream} className="muted">
              <s>
                {type}
                {state.revision !== undefined && t('forms.revisionAfter', { revision: state.revision + 1 })}
              </s>
            </p>
          ))}
        </>
      )}
      <h4>{t('forms.wouldPass')}</h4>
      <p>{passWords(state)}</p>
      <h4>{t('forms.nothingLost')}</h4>
      <p className="muted">{t('forms.sameId')}</p>
      <code>{state.commandId}</code>
    </div>
  );
}

function passWords({ phase }: FormState): string {
  const current = 'problem' in phase && phase.problem.values?.current;
  return typeof current === 'number'
    ? t('forms.conflict.pass', { revision: String(current) })
    : t('forms.conflict.passNew');
}

function Refusals({ result }: { result: DryRun }) {
  return (
    <>
      <h4>{t('forms.wouldBeRefused')}</h4>
      {result.refusals.map((problem) => (
        <div className="check-box" key={problem.code + problem.detail}>
          <code>{problem.code}</code>
          <p>{refusalWords(problem)}</p>
          {problem.errors?.map((fault) => (
            <p key={fault.pointer + fault.rule} className="muted">
              {pointerLabel(fault.pointer)}: {faultWords(fault)}
            </p>
          ))}
        </div>
      ))}
    </>
  );
}

/** On what picture the person acts, and that the revision seen goes with the command. */
function Footing({ state }: { state: FormState }) {
  const { check, revision, phase } = state;
  if (phase.at === 'conflict' || phase.at === 'refused') return t('forms.refusedKept');
  if (check.is !== 'done' || check.result.position === 0)
    return revision === undefined ? t('forms.newRecord') : t('forms.seenSent', { revision });
  return (
    <>
      {t('forms.actOn')} <PositionText value={check.result.position} />{' '}
      {t('forms.actOf', { time: clockText(presentInstant(), activeZone()) })}{' '}
      {revision !== undefined && t('forms.seenSent', { revision })}
    </>
  );
}
