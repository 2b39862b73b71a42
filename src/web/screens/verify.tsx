import { useBoardHandling } from '../grid/use-board-handling';
import { t } from '../i18n/text';
import { Button } from '../parts/button';
import { Screen } from '../parts/screen';
import { ProblemPanel } from '../parts/state-panel';
import { useVerification } from './use-verification';
import { ThisBrowser } from './verify-browser';
import { WholeLog } from './verify-log';
import { OnRecord, useIntegrity } from './verify-record';
import '../style/system.css';
import '../style/verify.css';

/** What proves the log: the server's own reading of it, what is on record about it, and this browser's monitor. */
export default function Verify() {
  const verification = useVerification();
  const { row, complete } = useIntegrity();
  const { value, cause, running, refused, begin, reload } = verification;
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
        <ThisBrowser />
        {complete && <OnRecord row={row} />}
      </div>
    </Screen>
  );
}
