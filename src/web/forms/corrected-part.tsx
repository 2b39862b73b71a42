import type { JsonObject } from '../../../contracts/encoding';
import { t } from '../i18n/text';
import { pointerLabel } from '../i18n/words';
import { correctedValues } from '../live/corrections';
import { Icon } from '../parts/icon';
import { Position } from '../parts/position';
import { useStore } from '../parts/use-store';
import { Value } from '../parts/value';
import type { FormSession } from './form-session';

/** Where a correction that is only tried would stand: after every recorded one. */
const untold = Number.MAX_SAFE_INTEGER;

interface CorrectedProps {
  readonly session: FormSession;
  /** What the correcting event would say. */
  readonly data: JsonObject;
}

/** What a correction puts in place of what: each value as it is read now, struck, and as it would be read. */
export function CorrectedPart({ session, data }: CorrectedProps) {
  const seen = useStore(session.seen);
  const event = seen?.events.find(({ id }) => id === data.targetEventId);
  if (!seen || !event) return null;
  const corrected = { ...event, correctedBy: [...(event.correctedBy ?? []), untold] };
  const values = correctedValues(corrected, [...seen.events, { ...event, position: untold, data }]);
  return (
    <>
      <h4>
        {t('forms.correctedValues')} <Position value={event.position} />
      </h4>
      <dl className="check-box check-pairs">
        {values
          .filter(({ position }) => position === untold)
          .map(({ pointer, from, to }) => (
            <div key={pointer}>
              <dt>{pointerLabel(pointer).toLowerCase()}</dt>
              <dd>
                <s className="muted">
                  <Value value={from} />
                </s>{' '}
                <Icon name="right" size={10} className="arrow" />{' '}
                <b>
                  <Value value={to} />
                </b>
              </dd>
            </div>
          ))}
      </dl>
      <h4>{t('forms.board')}</h4>
      <p>{t('forms.correctedBoards')}</p>
    </>
  );
}
