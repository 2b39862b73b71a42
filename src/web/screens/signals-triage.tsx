import { useEffect, useState } from 'react';
import type { RegisterPage, RegisterRow } from '../../../contracts/http';
import { t } from '../i18n/text';
import { api } from '../live/api';
import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { Position } from '../parts/position';
import { useStore } from '../parts/use-store';
import { Grading } from './signals-grading';
import { LinkButton } from './signals-link';
import { signalOf } from './signals-row';
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
