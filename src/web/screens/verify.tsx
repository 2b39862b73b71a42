import { useReducer } from 'react';
import { useBoardHandling } from '../grid/use-board-handling';
import { t } from '../i18n/text';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { Screen } from '../parts/screen';
import { ProblemPanel } from '../parts/state-panel';
import { useSeal } from '../parts/use-seal';
import { useVerification } from './use-verification';
import { ThisBrowser } from './verify-browser';
import { Checkpoints } from './verify-checkpoints';
import { CheckFile } from './verify-dropped';
import { WholeLog } from './verify-log';
import { Range } from './verify-range';
import { OnRecord, useIntegrity } from './verify-record';
import { Witnesses } from './verify-witnesses';
import '../style/system.css';
import '../style/verify.css';

/** What proves the log: the server's own reading of it, what is on record about it, and this browser's monitor. */
export default function Verify() {
  const verification = useVerification();
  const { row, complete } = useIntegrity();
  const { value, cause, running, refused, begin, reload } = verification;
  const { outcome } = useSeal();
  const auditor = currentSession()?.roles.includes('auditor');
  const [bundles, countBundle] = useReducer((count: number) => count + 1, 0);
  // What is kept and cosigned is read again whenever this browser has checked another checkpoint, and after each bundle.
  const version = (outcome.state === 'accepted' ? outcome.kept.at : 0) + bundles;
  useBoardHandling('integrity');
  return (
    <Screen
      title={t('verify.title')}
      topic="integrity"
      toolbar={
        <>
          <h1>{t('verify.title')}</h1>
          <span className="spring" />
          <Button kind="primary" disabled={running || value === undefined} onClick={begin}>
            {t(running ? 'verify.running' : 'verify.begin')}
          </Button>
        </>
      }
      footer={<span>{t('verify.bound')}</span>}
    >
      <div className="verify">
        {refused !== undefined && <ProblemPanel cause={refused} onRetry={begin} />}
        {value ? (
          <WholeLog status={value} last={row?.lastVerification} />
        ) : cause === undefined ? (
          <p role="status">{t('frame.loading')}</p>
        ) : (
          <ProblemPanel cause={cause} onRetry={reload} />
        )}
        {auditor && <Range onBundle={countBundle} />}
        <CheckFile />
        <Witnesses version={version} />
        <Checkpoints version={version} />
        <ThisBrowser />
        {complete && <OnRecord row={row} />}
      </div>
    </Screen>
  );
}
