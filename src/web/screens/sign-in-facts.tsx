import { type ReactNode, useEffect, useState } from 'react';
import type { About } from '../../../contracts/http';
import { hasEd25519 } from '../../../contracts/seal/browser-ed25519';
import { t } from '../i18n/text';
import { allKept } from '../live/kept-storage';
import { activeZone } from '../live/zone';
import { Icon } from '../parts/icon';
import { Digits, PositionText } from '../parts/position';
import { fullTime } from '../time/dtg';
import { isoOf } from '../time/instant';

/** Whether this browser could check a seal; undefined until it has tried. */
function useSealCheck(): boolean | undefined {
  const [can, setCan] = useState<boolean>();
  useEffect(() => void hasEd25519().then(setCan), []);
  return can;
}

/** What the server says of its log, and what this browser knows about the log's seals from earlier visits. */
export function Facts({ about, failed }: { about: About | undefined; failed: boolean }) {
  const can = useSealCheck();
  return (
    <dl className="entrance-facts">
      <Fact name="log">
        {failed ? t('sign-in.fact.noServer') : about ? <Log about={about} /> : t('sign-in.fact.wait')}
      </Fact>
      <Fact name="sealed">
        <Icon name="seal" size={12} />
        <LastSeal />
      </Fact>
      <Fact name="browser">
        {can === undefined ? t('sign-in.open') : t(can ? 'sign-in.fact.canCheck' : 'sign-in.fact.cannotCheck')}
      </Fact>
    </dl>
  );
}

const Log = ({ about }: { about: About }) => (
  <span>
    {t('sign-in.fact.head', { realm: about.realm })}{' '}
    <bdi>
      #<Digits value={about.head} />
    </bdi>
    , {fullTime(about.serverTime)}
    {!about.recording && `, ${t('sign-in.fact.recording')}`}
  </span>
);

/** The newest seal that this browser accepted, which says nothing about the log as it is now. */
function LastSeal() {
  const [last] = allKept();
  if (!last) return t('sign-in.fact.noneSeen');
  return (
    <span>
      {t('sign-in.fact.lastSeen')} <PositionText value={last.size} />, {fullTime(isoOf(last.at * 1000), activeZone())}
    </span>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{t(`sign-in.fact.${name}`)}</dt>
    <dd>{children}</dd>
  </div>
);
