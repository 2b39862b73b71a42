import { Link } from 'wouter';
import { t } from '../i18n/text';
import type { SealOutcome } from '../live/seal-outcome';
import { activeZone } from '../live/zone';
import { fullTime } from '../time/dtg';
import { isoOf } from '../time/instant';
import { PositionText } from './position';
import { useScreens } from './rail';
import { whyWords } from './seal-words';
import type { KnownSeal } from './use-seal';

/** What this browser accepted last. */
const Checked = ({ outcome }: { outcome: SealOutcome }) =>
  outcome.state === 'accepted' && (
    <>
      <PositionText value={outcome.kept.size} />{' '}
      {t('seal.details.checked', { time: fullTime(isoOf(outcome.kept.at * 1000), activeZone()) })}
    </>
  );

/** The state in plain words, and the facts behind it. */
export function SealDetails({ verdict, outcome, seal }: KnownSeal) {
  const verify = useScreens().find(({ name }) => name === 'verify');
  const why = whyWords(outcome, seal?.trouble);
  return (
    <>
      <p className="strong">{t('seal.details.title')}</p>
      <p>{t(`seal.explained.${verdict}`)}</p>
      <dl className="pairs">
        <dt>{t('seal.details.state')}</dt>
        <dd>{t(`seal.word.${verdict}`)}</dd>
        <dt>{t('seal.details.newest')}</dt>
        <dd>{seal && seal.size > 0 ? <PositionText value={seal.size} /> : '–'}</dd>
        <dt>{t('seal.details.unsealed')}</dt>
        <dd>{t('seal.details.events', { count: seal?.unsealed ?? 0 })}</dd>
        <dt>{t('seal.details.witnesses')}</dt>
        <dd>
          {seal && seal.witnesses > 0
            ? t('seal.details.cosigned', { cosigned: seal.cosigned, witnesses: seal.witnesses })
            : t('seal.details.noWitness')}
        </dd>
        <dt>{t('seal.details.here')}</dt>
        <dd>{why ?? <Checked outcome={outcome} />}</dd>
      </dl>
      {verify && (
        <p className="actions">
          <Link href={verify.path}>{t('seal.open')}</Link>
        </p>
      )}
    </>
  );
}
