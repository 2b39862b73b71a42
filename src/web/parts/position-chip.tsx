import { useState } from 'react';
import { t } from '../i18n/text';
import { secondStore, serverNow } from '../live/clock';
import { freshnessStore } from '../live/live';
import { activeZone } from '../live/zone';
import { clockText, timeText } from '../time/dtg';
import { Chip } from './chip';
import { Digits } from './position';
import { useStore } from './use-store';

/** The address of this page with its view, without free text typed as a filter. */
const linkHere = () => location.href;

/** Seconds where there is room, minutes on a narrow window. */
const ChipTime = ({ at }: { at: string }) => (
  <>
    <span className="wide">{clockText(at, activeZone())}</span>
    <span className="narrow">{timeText(at, at, activeZone())}</span>
  </>
);

/** Position and time of the last event applied to this picture; copies a link to it. */
export function PositionChip({ topic }: { topic?: string | undefined }) {
  const state = useStore(freshnessStore);
  const [copied, setCopied] = useState(false);
  useStore(secondStore);
  const position = (topic && state.boards[topic]?.applied) || state.head;
  const at = state.lastWord?.serverTime ?? serverNow();
  const copy = () => {
    void navigator.clipboard?.writeText(linkHere()).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    });
  };
  return (
    <Chip className="position-chip" onClick={copy} title={t('frame.copyLink')}>
      <bdi>
        #<Digits value={position} />
      </bdi>
      <span aria-hidden="true">·</span>
      <span className="time">{copied ? t('frame.copied') : at ? <ChipTime at={at} /> : '--:--'}</span>
    </Chip>
  );
}
