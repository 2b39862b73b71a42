import { t } from '../i18n/text';
import type { KeptCheckpoint } from '../live/kept-checkpoint';
import { allKept } from '../live/kept-storage';
import { Fact } from '../parts/drawer';
import { EvidenceButtons } from '../parts/evidence-buttons';
import { PositionText } from '../parts/position';
import { whyWords } from '../parts/seal-words';
import { Time } from '../parts/time';
import { useSeal } from '../parts/use-seal';
import { isoOf } from '../time/instant';

const At = ({ size, seconds }: { size: number; seconds: number }) => (
  <>
    <PositionText value={size} />, <Time at={isoOf(seconds * 1000)} form="full" />
  </>
);

const Log = ({ kept }: { kept: KeptCheckpoint }) => (
  <dl className="pairs">
    <Fact label={t('verify.origin')}>
      <code>{kept.origin}</code>
    </Fact>
    <Fact label={t('verify.first')}>
      <At size={kept.firstSize} seconds={kept.firstAt} />
    </Fact>
    <Fact label={t('verify.last')}>
      <At size={kept.size} seconds={kept.at} />
    </Fact>
    <Fact label={t('verify.proofs')}>{kept.proofs}</Fact>
  </dl>
);

/** What this browser found out by itself, visit after visit, about every log that it met at this address. */
export function ThisBrowser() {
  const { verdict, outcome, seal } = useSeal();
  const [newest, ...others] = allKept();
  const why = whyWords(outcome, seal?.trouble);
  return (
    <section className="verify-part" aria-labelledby="verify-browser">
      <h2 id="verify-browser">{t('verify.browser')}</h2>
      <p>
        <b>{t(`seal.word.${verdict}`)}</b> {why ?? t(`seal.explained.${verdict}`)}
      </p>
      {newest ? <Log kept={newest} /> : <p>{t('verify.noneSeen')}</p>}
      {'evidence' in outcome && (
        <p className="verify-buttons">
          {t('seal.bar.evidence')} <EvidenceButtons evidence={outcome.evidence} />
        </p>
      )}
      {others.length > 0 && <h3>{t('verify.others')}</h3>}
      {others.map((kept) => (
        <Log key={kept.origin} kept={kept} />
      ))}
    </section>
  );
}
