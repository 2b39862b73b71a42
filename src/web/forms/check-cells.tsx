import type { Json } from '../../../contracts/encoding';
import type { DryRun } from '../../../contracts/http';
import { t } from '../i18n/text';
import { fieldLabel } from '../i18n/words';
import { placingStore } from '../live/placing';
import { Icon } from '../parts/icon';
import { useStore } from '../parts/use-store';
import { Shown } from './check-value';
import { isBookkeeping } from './told-fields';

/** Cells of boards that would change, old and new. */
export function CheckedCells({ cells: changed }: { cells: DryRun['cells'] }) {
  const cells = changed.filter(says);
  const topics = [...new Set(cells.map(({ topic }) => topic))];
  return (
    <>
      <h4>{t('forms.board')}</h4>
      {cells.length === 0 && <p>{t('forms.noCell')}</p>}
      {topics.length > 0 && (
        <dl className="check-box check-pairs">
          {topics.map((topic) => (
            <div key={topic}>
              <dt>{topic}</dt>
              <dd>
                <Cells cells={cells.filter((cell) => cell.topic === topic)} />
                <Place topic={topic} cells={changed.filter((cell) => cell.topic === topic)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

type ChangedCell = DryRun['cells'][number];
const mostCells = 6;
const blank = (value: Json | undefined) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
/** A cell of a new row that stays blank says nothing, nor does what a row keeps for itself. */
const says = ({ field, from, to }: ChangedCell) => !isBookkeeping(field) && !(blank(from) && (blank(to) || to === 0));

const Cells = ({ cells }: { cells: DryRun['cells'] }) => (
  <>
    {cells.slice(0, mostCells).map((cell) => (
      <Cell key={cell.key + cell.field} cell={cell} />
    ))}
    {cells.length > mostCells && (
      <div className="muted">{t('forms.moreFields', { count: cells.length - mostCells })}</div>
    )}
  </>
);

/** The word of a severity in its colour, where a shape would stand in the way of a sentence. */
const SeverityWord = ({ severity }: { severity: Json }) => (
  <span className="severity" data-severity={String(severity)}>
    {t(`frame.severity.${severity}`)}
  </span>
);

/** Where the row would stand on the board beside the form, if it moves. */
function Place({ topic, cells }: { topic: string; cells: DryRun['cells'] }) {
  const board = useStore(placingStore);
  const [first] = cells;
  if (!first || board?.topic !== topic) return null;
  const own = cells.filter(({ key }) => key === first.key);
  const place = board.place(first.key, Object.fromEntries(own.map(({ field, to }) => [field, to])));
  if (!place || place.from === place.to) return null;
  return (
    <div className="cell-change">
      {t('forms.place')} <s className="muted">{place.from}</s> <b>{place.to}</b> {t('forms.placeOf', { all: place.of })}
    </div>
  );
}

function Cell({ cell: { field, from, to } }: { cell: ChangedCell }) {
  const severity = field === 'severity';
  const fresh = from === null || from === undefined;
  return (
    <div className="cell-change">
      {fieldLabel(field).toLowerCase()}{' '}
      {!fresh && (
        <s className="muted">{severity ? t(`frame.severity.${from}`) : <Shown name={field} value={from} />}</s>
      )}{' '}
      {!fresh && !severity && <Icon name="right" size={10} className="arrow" />}{' '}
      {!fresh && severity ? <SeverityWord severity={to} /> : <Shown name={field} value={to} />}
    </div>
  );
}
