import { t } from '../i18n/text';
import { freshnessStore } from '../live/live';
import { ageMs, isGrey, verdictOf } from '../live/verdict';
import { activeZone } from '../live/zone';
import { KeyHint } from '../parts/key-hint';
import { useStore } from '../parts/use-store';
import { clockText } from '../time/dtg';
import { durationText } from '../time/duration';
import type { BoardPageProps } from './board-props';
import { SelectionBar } from './selection-bar';
import type { BoardState } from './use-board-page';

interface Shown {
  readonly props: BoardPageProps;
  readonly state: BoardState;
}

/** In how many groups the rows stand, where the grouping has words for it. */
function groupsTold({ props, state }: Shown): string | undefined {
  const count = props.model.groups?.[state.view.group ?? '']?.count;
  const groups = state.lines.lines.filter(({ kind }) => kind === 'group').length;
  return count && t('frame.inGroups', { groups: t(count, { count: groups }) });
}

/** While rows are not current the footer says of when they are; otherwise how many are shown and hidden. */
function Words({ props, state }: Shown) {
  const freshness = useStore(freshnessStore);
  const { keys, hidden } = state.lines;
  const verdict = verdictOf(freshness, props.model.topic);
  if (isGrey(verdict) && freshness.lastWord) {
    const age = ageMs(freshness);
    const time = clockText(freshness.lastWord.serverTime, activeZone());
    return age === undefined
      ? t('frame.rowsAsOfOnly', { time })
      : t('freshness.rowsAsOf', { time, age: durationText(age / 1000) });
  }
  if (state.selecting.chosen.length > 0)
    return <SelectionBar topic={props.model.topic} category={props.category} selecting={state.selecting} />;
  if (props.footer) return <>{props.footer}</>;
  const shown = [t('frame.shown', { count: keys.length }), groupsTold({ props, state })].filter(Boolean).join(' ');
  return (
    <>
      {hidden > 0 ? t('frame.shownHidden', { shown, hidden }) : shown}{' '}
      {hidden > 0 && (
        <button type="button" className="link" onClick={() => state.change({ filters: [] })}>
          {t('frame.clear')}
        </button>
      )}
    </>
  );
}

const closing = [['Esc', 'frame.hint.close']] as const;

/** What is shown and hidden at the left, keys at the right. */
export function BoardFooter({ props, state }: Shown) {
  return (
    <>
      <span>
        <Words props={props} state={state} />
      </span>
      <span className="footer-keys">
        {(state.room === 'slim' ? closing : props.hints).map(([keys, label]) => (
          <span key={keys}>
            <KeyHint>{keys}</KeyHint> {t(label)}
          </span>
        ))}
      </span>
    </>
  );
}
