import { useEffect, useRef } from 'react';
import type { RecordedVerification, VerificationStatus } from '../../../contracts/verification';
import { t } from '../i18n/text';
import { announce } from '../live/announce';
import { Time } from '../parts/time';
import { FindingsTable } from './verify-findings';
import { FindingPlace } from './verify-place';

/** How the whole log stands: what the server found since it started, else what is on record. */
export function WholeLog({
  status,
  last,
}: {
  status: VerificationStatus;
  last: RecordedVerification | null | undefined;
}) {
  useEndSpoken(status.state);
  return (
    <section className="verify-part" aria-labelledby="verify-log">
      <h2 id="verify-log">{t('verify.log')}</h2>
      <Standing status={status} last={last} />
      {status.findings && status.findings.length > 0 && <FindingsTable all={status.findings} place={FindingPlace} />}
    </section>
  );
}

/** Says the result when a verification ends while somebody waits for it. */
function useEndSpoken(state: VerificationStatus['state']) {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'running' && state !== 'running') announce(t(`verify.${state}`));
    before.current = state;
  }, [state]);
}

function Standing({ status, last }: { status: VerificationStatus; last: RecordedVerification | null | undefined }) {
  if (status.state === 'running') return <Running {...status} />;
  return status.state === 'never' ? (
    <Earlier last={last} />
  ) : (
    <Ended {...status} root={last?.to === status.size ? last?.root : undefined} />
  );
}

function Running({ done = 0, all = 0 }: VerificationStatus) {
  return (
    <p>
      {t('verify.progress', { done, all })}{' '}
      <progress value={done} max={Math.max(all, 1)} aria-label={t('verify.running')} />
    </p>
  );
}

function Ended({
  state,
  from = 0,
  size = 0,
  seconds = 0,
  findings,
  root,
}: VerificationStatus & { root?: string | null | undefined }) {
  const [first] = findings ?? [];
  if (state === 'FAILED' && first) return <Failed {...first} />;
  return (
    <>
      <p className="verify-word">{t('verify.VERIFIED')}</p>
      <p>{t(from > 0 ? 'verify.rangeNew' : 'verify.range', { from: from + 1, to: size, seconds })}</p>
      {root && (
        <p className="small muted">
          {t('verify.root')} <code>{root}</code>
        </p>
      )}
    </>
  );
}

const Failed = ({ index, code }: { index: number; code: string }) => (
  <p className="verify-word" data-failed>
    {t('verify.failedAt')} <FindingPlace code={code} index={index} />: {t(`verify.kind.${code}`)}
  </p>
);

/** The last one on record, from before the server was started. */
function Earlier({ last }: { last: RecordedVerification | null | undefined }) {
  if (!last) return <p>{t('verify.never')}</p>;
  return (
    <>
      {last.state === 'FAILED' ? (
        <Failed index={last.firstIndex ?? 0} code={last.code ?? ''} />
      ) : (
        <>
          <p className="verify-word">{t('verify.VERIFIED')}</p>
          <p>{t('verify.rangeEarlier', { from: (last.from ?? 0) + 1, to: last.to ?? 0 })}</p>
        </>
      )}
      <p className="muted">
        {t('verify.earlier')} <Time at={last.at} form="full" />
      </p>
    </>
  );
}
