import { useEffect, useMemo, useState } from 'react';
import type { CommandDescription, RegisterRow } from '../../../contracts/http';
import { credibilities, reliabilities } from '../../../contracts/vocabulary/code-lists';
import { type FormSession, formSession } from '../forms/form-session';
import { t } from '../i18n/text';
import { valueMeaning } from '../i18n/words';
import { Button } from '../parts/button';
import { useKeys } from '../parts/keys';
import { useStore } from '../parts/use-store';
import { useGraded } from './signals-graded';
import { LinkButton } from './signals-link';
import { GradeOutcome } from './signals-outcome';
import { Scale } from './signals-scale';
import { SignalSummary } from './signals-summary';
import type { RegisterView } from './use-register';

interface GradingProps {
  readonly row: RegisterRow;
  readonly view: RegisterView;
  readonly grade: CommandDescription;
  readonly onNext: () => void;
}

/** Openings of this panel are numbered below those of the docked form. */
let openings = 0;

/** A form of its own for one signal: the same command id over every retry. */
function useGradeForm(row: RegisterRow, grade: CommandDescription): FormSession {
  const session = useMemo(() => {
    openings -= 1;
    return formSession(
      { opening: openings, name: grade.name, prefill: { signalId: row.key }, stream: `signal-${row.key}` },
      grade,
    );
  }, [row.key, grade]);
  useEffect(() => () => session.close(), [session]);
  return session;
}

const meaning = (list: string, value: string) => valueMeaning(list, value) ?? value;

/** What has been chosen, and a rationale that follows the choice until somebody writes an own one. */
function useGrade(session: FormSession) {
  const { data, phase, check } = useStore(session.store);
  const { reliability, credibility, rationale } = data as Readonly<Record<string, string | undefined>>;
  const [own, setOwn] = useState(false);
  const set = (name: string, value: string | undefined) =>
    session.dispatch({ type: 'edit', part: 'data', path: [name], value });
  const both = reliability !== undefined && credibility !== undefined;
  const usual = both
    ? t('signals.usualRationale', {
        source: meaning('reliability', reliability),
        report: meaning('credibility', credibility),
      })
    : undefined;
  useEffect(() => {
    if (!own && usual !== session.store.get().data.rationale)
      session.dispatch({ type: 'edit', part: 'data', path: ['rationale'], value: usual });
  }, [session, own, usual]);
  const write = (text: string) => {
    setOwn(true);
    set('rationale', text || undefined);
  };
  const refused = check.is === 'done' && check.current && check.result.refusals.length > 0;
  const ready = both && !refused && phase.at === 'editing';
  const send = () => ready && session.faults().length === 0 && session.send();
  return { reliability, credibility, rationale: rationale ?? '', set, write, both, ready, send };
}
type Grade = ReturnType<typeof useGrade>;

function useGradeKeys({ set, send }: Grade) {
  useKeys('signals.gradeKeys', [
    ...credibilities.map((value) => ({
      keys: value,
      label: `signals.credibility.${value}`,
      run: () => set('credibility', value),
    })),
    ...reliabilities.map((value) => ({
      keys: `Shift+${value}`,
      label: `signals.reliability.${value}`,
      run: () => set('reliability', value),
    })),
    { keys: 'Ctrl+Enter', label: 'signals.key.grade', run: send, everywhere: true },
  ]);
}

/** Both scales, the rationale, what the grade will set off, and the button that grades and goes on. */
export function Grading({ row, view, grade, onNext }: GradingProps) {
  const session = useGradeForm(row, grade);
  const chosen = useGrade(session);
  useGraded(session, row, view, onNext);
  useGradeKeys(chosen);
  return (
    <>
      <div className="triage-body">
        <SignalSummary row={row} />
        <Scales chosen={chosen} />
        <GradeOutcome session={session} rationale={chosen.rationale} onRationale={chosen.write} />
      </div>
      <footer className="button-bar">
        <Button kind="primary" hint={t('forms.key.send')} aria-disabled={!chosen.ready} onClick={chosen.send}>
          {chosen.both
            ? t('signals.gradeNext', { grade: `${chosen.reliability}/${chosen.credibility}` })
            : t('signals.grade')}
        </Button>
        <LinkButton signalId={row.key} />
        <Button kind="quiet" onClick={onNext}>
          {t('signals.skip')}
        </Button>
      </footer>
    </>
  );
}

const Scales = ({ chosen: { reliability, credibility, set } }: { chosen: Grade }) => (
  <>
    <Scale
      list="reliability"
      label={t('signals.reliability')}
      hint="⇧ A–F"
      values={reliabilities}
      chosen={reliability}
      onChoose={(value) => set('reliability', value)}
    />
    <Scale
      list="credibility"
      label={t('signals.credibility')}
      hint="1–6"
      values={credibilities}
      chosen={credibility}
      onChoose={(value) => set('credibility', value)}
    />
  </>
);
