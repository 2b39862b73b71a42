import { useEffect, useMemo, useState } from 'react';
import type { CommandDescription, RecordAnswer, RegisterPage, RegisterRow } from '../../../contracts/http';
import { credibilities, reliabilities } from '../../../contracts/vocabulary/code-lists';
import { type FormSession, formSession } from '../forms/form-session';
import { valueMeaning } from '../forms/words';
import { t } from '../i18n/text';
import { api } from '../live/api';
import { openCommand } from '../live/command';
import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { useKeys } from '../parts/keys';
import { Position } from '../parts/position';
import { useStore } from '../parts/use-store';
import { GradeOutcome } from './signals-outcome';
import { signalOf } from './signals-row';
import { Scale } from './signals-scale';
import { SignalSummary } from './signals-summary';
import type { RegisterView } from './use-register';

interface TriageProps {
  readonly row: RegisterRow;
  readonly view: RegisterView;
  readonly onClose: () => void;
  readonly onNext: () => void;
}

/** The signal under the ring with both scales of its grade always open; what the grade will set off is said before it is sent. */
export function Triage({ row, view, onClose, onNext }: TriageProps) {
  const { commands } = useStore(catalogueStore);
  const grade = commands.find(({ name }) => name === 'GradeSignal');
  const may = maySend(grade, currentSession()?.roles ?? []) && signalOf(row.row).state !== 'withdrawn';
  const position = signalOf(row.row).position;
  return (
    <section className="triage" aria-label={t('signals.triage')}>
      <header className="triage-head">
        <span>
          <b>{t('signals.triage')}</b> <Ungraded row={row} view={view} />
        </span>
        <span className="triage-corner">
          {typeof position === 'number' && <Position value={position} />}
          <button type="button" className="icon-button" aria-label={t('frame.close')} onClick={onClose}>
            <Icon name="close" size={10} strokeWidth={1.8} />
          </button>
        </span>
      </header>
      {may && grade ? (
        <Grading row={row} view={view} grade={grade} onNext={onNext} />
      ) : (
        <Reading row={row} onNext={onNext} />
      )}
    </section>
  );
}

/** Which of the reports that nobody has graded this is. */
function Ungraded({ row, view }: Pick<TriageProps, 'row' | 'view'>) {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    api<RegisterPage>('/registers/signals', { query: { f: JSON.stringify({ state: 'reported' }), limit: 1 } })
      .then((page) => setCount(page.count))
      .catch(() => undefined);
  }, []);
  if (count === undefined) return null;
  const waiting = view.rows.filter((each) => signalOf(each.row).state === 'reported');
  const index = waiting.findIndex(({ key }) => key === row.key);
  return (
    <span className="muted">
      {index < 0 ? t('signals.ungraded', { count }) : t('signals.ofUngraded', { number: index + 1, count })}
    </span>
  );
}

function Reading({ row, onNext }: Pick<TriageProps, 'row' | 'onNext'>) {
  return (
    <>
      <div className="triage-body">
        <SignalSummary row={row} />
        <p className="triage-section muted">{t('signals.mayNotGrade')}</p>
      </div>
      <footer className="button-bar">
        <LinkButton signalId={row.key} />
        <Button kind="quiet" onClick={onNext}>
          {t('signals.next')}
        </Button>
      </footer>
    </>
  );
}

function LinkButton({ signalId }: { signalId: string }) {
  const { commands } = useStore(catalogueStore);
  const link = commands.find(({ name }) => name === 'LinkSignal');
  if (!maySend(link, currentSession()?.roles ?? [])) return null;
  return (
    <Button onClick={() => openCommand('LinkSignal', { signalId }, undefined, `signal-${signalId}`)}>
      {t('signals.link')}
    </Button>
  );
}

let triageOpenings = 0;

/** A form of its own for one signal: the same command id over every retry. */
function useGrading(row: RegisterRow, grade: CommandDescription): FormSession {
  const session = useMemo(() => {
    triageOpenings -= 1;
    return formSession(
      { opening: triageOpenings, name: grade.name, prefill: { signalId: row.key }, stream: `signal-${row.key}` },
      grade,
    );
  }, [row.key, grade]);
  useEffect(() => () => session.close(), [session]);
  return session;
}

interface GradingProps extends Omit<TriageProps, 'onClose'> {
  readonly grade: CommandDescription;
}

const meaning = (list: string, value: unknown) => valueMeaning(list, String(value)) ?? String(value);

function Grading({ row, view, grade, onNext }: GradingProps) {
  const session = useGrading(row, grade);
  const state = useStore(session.store);
  const { reliability, credibility, rationale } = state.data as Readonly<Record<string, string | undefined>>;
  const both = reliability !== undefined && credibility !== undefined;
  const words = both
    ? t('signals.usualRationale', {
        source: meaning('reliability', reliability),
        report: meaning('credibility', credibility),
      })
    : '';
  const set = (name: string, value: string | undefined) =>
    session.dispatch({ type: 'edit', part: 'data', path: [name], value });
  const [own, setOwn] = useState(false);
  useEffect(() => {
    if (!own && words !== (session.store.get().data.rationale ?? '')) set('rationale', words || undefined);
  });
  const send = () => both && state.phase.at === 'editing' && session.faults().length === 0 && session.send();
  useRecorded(session, row, view, onNext);
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
  return (
    <>
      <div className="triage-body">
        <SignalSummary row={row} />
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
        <GradeOutcome
          session={session}
          row={row}
          rationale={rationale ?? ''}
          onRationale={(text) => {
            setOwn(true);
            set('rationale', text || undefined);
          }}
        />
      </div>
      <footer className="button-bar">
        <Button
          kind="primary"
          hint={t('forms.key.send')}
          aria-disabled={!both || state.phase.at !== 'editing'}
          onClick={send}
        >
          {both ? t('signals.gradeNext', { grade: `${reliability}/${credibility}` }) : t('signals.grade')}
        </Button>
        <LinkButton signalId={row.key} />
        <Button kind="quiet" onClick={onNext}>
          {t('signals.skip')}
        </Button>
      </footer>
    </>
  );
}

/** Once the grade is recorded the row is read again, and the next one comes under the ring. */
function useRecorded(session: FormSession, row: RegisterRow, view: RegisterView, onNext: () => void) {
  const { phase } = useStore(session.store);
  const position = phase.at === 'recorded' ? phase.recorded.position : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: happens once for each recorded position
  useEffect(() => {
    if (position === undefined) return;
    void gradedRow(row.key, position).then((fresh) => {
      if (fresh) view.replace(row.key, fresh);
      onNext();
    });
  }, [position]);
}

/** The register's row once it has taken the position; the log's own answer while the register is behind. */
async function gradedRow(key: string, after: number): Promise<RegisterRow['row'] | undefined> {
  await api<RegisterPage>('/registers/signals', { query: { after, limit: 1 } }).catch(() => undefined);
  const record = await api<RecordAnswer>(`/records/signal-${key}`, { query: { limit: 1 } }).catch(() => undefined);
  return record?.row ?? undefined;
}
