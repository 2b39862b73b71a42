import type { RecordedVerification } from '../../../contracts/verification';
import { t } from '../i18n/text';
import { Position, PositionText } from '../parts/position';
import { Time } from '../parts/time';
import { useBoardView, useWatched } from '../parts/use-board';

/** What is on record about the log itself. */
interface IntegrityRow {
  readonly checkpoint: { readonly size: number; readonly at: string; readonly root: string } | null;
  readonly lastVerification: RecordedVerification | null;
  readonly warnings: readonly { readonly position: number; readonly type: string; readonly outcome: string }[];
}

/** The row of the live log; undefined while nothing is on record, and until the board is here. */
export function useIntegrity() {
  const store = useWatched('integrity');
  useBoardView(store);
  const row = store.rows.get('live')?.row as unknown as IntegrityRow | undefined;
  return { row, complete: store.held.complete() };
}

/** The checkpoint that was last put on record, and what somebody should look at. */
export function OnRecord({ row }: { row: IntegrityRow | undefined }) {
  const checkpoint = row?.checkpoint;
  const warnings = row?.warnings ?? [];
  return (
    <section className="verify-part" aria-labelledby="verify-record">
      <h2 id="verify-record">{t('verify.record')}</h2>
      {checkpoint ? (
        <p>
          {t('verify.published')} <PositionText value={checkpoint.size} />, <Time at={checkpoint.at} form="full" />{' '}
          <code>{checkpoint.root}</code>
        </p>
      ) : (
        <p>{t('verify.noPublished')}</p>
      )}
      <h3>{t('verify.anomalies')}</h3>
      {warnings.length === 0 && <p>{t('verify.noAnomaly')}</p>}
      <ul>
        {warnings.map(({ position, type, outcome }) => (
          <li key={position}>
            <Position value={position} /> {type}: {outcome}
          </li>
        ))}
      </ul>
    </section>
  );
}
