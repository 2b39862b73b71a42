import type { JsonObject } from '../../../contracts/encoding';
import type { Room } from '../grid/column';
import { t } from '../i18n/text';
import { Icon } from './icon';
import { SeverityShape } from './severity';
import { Age, Time, usePassed } from './time';

/** A title with its subject strong and the rest quiet: **Kenya** electoral violence. */
export function Subject({ row }: { row: JsonObject }) {
  const title = typeof row.title === 'string' ? row.title : '';
  const colon = title.indexOf(': ');
  const countries = Array.isArray(row.countries) ? row.countries.join(' ') : '';
  const [strong, quiet] = colon > 0 ? [title.slice(0, colon), title.slice(colon + 2)] : [title, countries];
  return (
    <span className="subject" title={title}>
      <b>{strong}</b> <span className="muted">{quiet}</span>
    </span>
  );
}

/** Status of a crisis in words. */
export const StatusWords = ({ status }: { status: string | null }) => (
  <>{status ? t(`crises.status.${status}`) : '–'}</>
);

/** A clock and the word OVERDUE, once a report is due and has not come. */
export const Overdue = () => (
  <span className="overdue">
    <Icon name="clock" size={12} /> {t('crises.overdue')}
  </span>
);

interface ReportProps {
  readonly at: string | null;
  readonly due: string | null;
  readonly room: Room;
}

const ReportTime = ({ at }: { at: string | null }) => (
  <bdi className={at ? '' : 'zero'}>{at ? <Time at={at} form="cell" /> : '–'}</bdi>
);

/**
 * When the last report came, how long ago that is, and whether the next is overdue. Beside a drawer OVERDUE takes the
 * place of the age, beside a form that of the time.
 */
export function ReportCell({ at, due, room }: ReportProps) {
  const overdue = usePassed(due);
  if (room === 'slim') return <span className="report-slim">{overdue ? <Overdue /> : <ReportTime at={at} />}</span>;
  return (
    <span className="report">
      <span className="ends">
        <ReportTime at={at} />
      </span>
      {(room === 'wide' || !overdue) && (
        <span className="ends age">
          <bdi>{at && <Age since={at} />}</bdi>
        </span>
      )}
      {overdue && <Overdue />}
    </span>
  );
}

/** Open alerts, with the shape of CRITICAL where one of them is. */
export const AlertCount = ({ open, critical }: { open: number; critical: number }) =>
  open === 0 ? (
    <span className="zero">0</span>
  ) : (
    <span className="with-shape">
      {critical > 0 && <SeverityShape severity={4} size={10} titled />}
      <span className="count">{open}</span>
    </span>
  );
