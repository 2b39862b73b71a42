import type { ShownEvent } from '../../../contracts/http';
import { t } from '../i18n/text';
import { correctedValues } from '../live/corrections';
import { Position } from './position';
import { Value } from './value';

/** Says which event struck this one. */
export const StruckBy = ({ position }: { position: number | undefined }) =>
  position === undefined ? null : (
    <span className="struck-by">
      {t('frame.struckBy')} <Position value={position} />
    </span>
  );

/** Says which event corrected this one, where its values are not shown. */
export const CorrectedBy = ({ position }: { position: number | undefined }) =>
  position === undefined ? null : (
    <span className="struck-by">
      {t('frame.correctedBy')} <Position value={position} />
    </span>
  );

interface CorrectedProps {
  readonly event: ShownEvent;
  readonly events: readonly ShownEvent[];
  /** Only values of this field; absent: of every field. */
  readonly field?: string;
}

/** Values of an event that were corrected: the old one struck, the new one, and where it was said. */
export function CorrectedValues({ event, events, field }: CorrectedProps) {
  if (!event.correctedBy?.length) return null;
  const values = correctedValues(event, events).filter(
    ({ pointer }) => field === undefined || pointer.split('/')[1] === field,
  );
  if (values.length === 0 && field !== undefined) return null;
  if (values.length === 0)
    return event.correctedBy.map((position) => <CorrectedBy key={position} position={position} />);
  return (
    <ul className="corrected">
      {values.map(({ pointer, from, to, position }) => (
        <li key={`${position}${pointer}`}>
          <code>{pointer}</code>{' '}
          <s className="muted">
            <Value value={from} />
          </s>{' '}
          <b>
            <Value value={to} />
          </b>{' '}
          <Position value={position} />
        </li>
      ))}
    </ul>
  );
}
