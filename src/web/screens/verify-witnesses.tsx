import type { WitnessesAnswer, WitnessStatus } from '../../../contracts/cosigning';
import { t } from '../i18n/text';
import { readWitnesses } from '../live/seal-records';
import { PositionText } from '../parts/position';
import { ProblemPanel } from '../parts/state-panel';
import { Age, Time } from '../parts/time';
import { useLoaded } from '../parts/use-loaded';
import { type VerifyRow, VerifyTable } from './verify-table';

const columns = ['witness', 'cosigned', 'when', 'age', 'trouble'];

/** Who confirms the seals from outside, and how far they have. @param version asks again whenever it changes */
export function Witnesses({ version }: { version: number }) {
  const { value, cause, reload } = useLoaded('witnesses', version, readWitnesses);
  return (
    <section className="verify-part" aria-labelledby="verify-witnesses">
      <h2 id="verify-witnesses">{t('verify.witnesses')}</h2>
      {cause !== undefined && <ProblemPanel cause={cause} onRetry={reload} />}
      {value?.witnesses.length === 0 && <p>{t('verify.noWitness')}</p>}
      {value && value.witnesses.length > 0 && (
        <>
          <Quorum {...value} />
          <VerifyTable
            caption={t('verify.witnessCount', { count: value.witnesses.length })}
            columns={columns}
            rows={value.witnesses.map(rowOf)}
          />
        </>
      )}
    </section>
  );
}

/** How far enough of them have confirmed the log, and since when they have not. */
function Quorum({ quorum: { needed, size, unmetSince } }: WitnessesAnswer) {
  if (!needed) return <p>{t('verify.noQuorum')}</p>;
  return (
    <p>
      {size === undefined ? (
        t('verify.quorumNever')
      ) : (
        <>
          {t('verify.quorum')} <PositionText value={size} />.
        </>
      )}{' '}
      {unmetSince && (
        <>
          {t('verify.unmetSince')} <Time at={unmetSince} form="full" />.
        </>
      )}
    </p>
  );
}

function rowOf({ name, keyName, asked, cosigned, failing }: WitnessStatus): VerifyRow {
  const trouble = failing && t('verify.failing', { code: failing.code, seconds: failing.seconds });
  return {
    key: name,
    cells: {
      witness: (
        <>
          {name} <span className="muted">{keyName}</span>
        </>
      ),
      cosigned: cosigned ? <PositionText value={cosigned.size} /> : t('verify.nothing'),
      when: cosigned && <Time at={cosigned.at} form="full" />,
      age: cosigned && <Age since={cosigned.at} />,
      trouble: trouble ?? (asked ? '–' : t('verify.notAsked')),
    },
  };
}
