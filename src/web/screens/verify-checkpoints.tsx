import { t } from '../i18n/text';
import { readCheckpoints } from '../live/seal-records';
import { PositionText } from '../parts/position';
import { ProblemPanel } from '../parts/state-panel';
import { Time } from '../parts/time';
import { useLoaded } from '../parts/use-loaded';
import { VerifyTable } from './verify-table';

const columns = ['size', 'when', 'reason', 'signers', 'root'];

/** Checkpoints that the log keeps, the newest first, with those who signed them. @param version asks again whenever it changes */
export function Checkpoints({ version }: { version: number }) {
  const { value, cause, reload } = useLoaded('checkpoints', version, readCheckpoints);
  const kept = value?.checkpoints ?? [];
  return (
    <section className="verify-part" aria-labelledby="verify-checkpoints">
      <h2 id="verify-checkpoints">{t('verify.checkpoints')}</h2>
      {cause !== undefined && <ProblemPanel cause={cause} onRetry={reload} />}
      {value && kept.length === 0 && <p>{t('verify.noCheckpoint')}</p>}
      {kept.length > 0 && (
        <VerifyTable
          caption={t('verify.checkpointCount', { count: kept.length })}
          columns={columns}
          rows={kept.map(({ size, keptAt, reason, witnesses, root }) => ({
            key: String(size),
            cells: {
              size: <PositionText value={size} />,
              when: <Time at={keptAt} form="full" />,
              reason: t(`verify.reason.${reason}`),
              signers: [t('verify.theLog'), ...witnesses].join(', '),
              root: <code>{root}</code>,
            },
          }))}
        />
      )}
    </section>
  );
}
