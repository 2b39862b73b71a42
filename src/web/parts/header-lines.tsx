import { Link } from 'wouter';
import { t } from '../i18n/text';
import { freshnessStore } from '../live/live';
import { paletteStore } from '../live/palette';
import { sheetStore } from '../live/sheet';
import { verdictOf } from '../live/verdict';
import { BoardSwitcher } from './board-switcher';
import { Clocks } from './clocks';
import { FreshnessChip } from './freshness-chip';
import { Icon } from './icon';
import { Identity } from './identity';
import { KeyHint } from './key-hint';
import { LineNotice } from './line-notice';
import { PositionChip } from './position-chip';
import { SealChip } from './seal-chip';
import { SoundControl } from './sound-control';
import { useStore } from './use-store';

const barred = new Set(['stale', 'reconnecting', 'signedOut', 'notLive', 'refused']);

function LineOne({ topic }: { topic: string | undefined }) {
  return (
    <header className="line-1">
      <Link href="/board/crises" className="wordmark" aria-label={t('frame.product')}>
        <Icon name="mark" size={16} />
        <span className="wide">{t('frame.wordmark')}</span>
      </Link>
      <BoardSwitcher />
      <div className="chips">
        <FreshnessChip topic={topic} />
        <PositionChip topic={topic} />
        <SealChip />
      </div>
      <button
        type="button"
        className="search-box"
        aria-label={t('frame.search')}
        onClick={() => paletteStore.set(true)}
      >
        <Icon name="search" size={14} />
        <span className="wide">{t('frame.search')}</span>
        <span className="wide">
          <KeyHint>{t('frame.searchKey')}</KeyHint>
        </span>
      </button>
      <button type="button" className="help narrow" aria-label={t('frame.help')} onClick={() => sheetStore.set(true)}>
        {t('frame.helpMark')}
      </button>
    </header>
  );
}

/** Line 1: the three facts. Line 2: time, notice, person. */
export function HeaderLines({ topic }: { topic: string | undefined }) {
  const verdict = verdictOf(useStore(freshnessStore), topic);
  const striped = barred.has(verdict);
  return (
    <>
      <LineOne topic={topic} />
      <div className="line-2" data-striped={striped || undefined}>
        <Clocks />
        <LineNotice verdict={verdict} topic={topic} />
        <div className="person">
          <Identity />
          <SoundControl />
          <button type="button" className="help" aria-label={t('frame.help')} onClick={() => sheetStore.set(true)}>
            {t('frame.helpMark')}
          </button>
        </div>
      </div>
    </>
  );
}
