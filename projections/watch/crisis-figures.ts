import type { Known } from '../../contracts/kernel/messages';
import type { CrisisEvent } from '../../contracts/watch/crisis-registry';
import type { FigureRow } from './crisis-row';

type Figured = Known<CrisisEvent, 'KeyFigureRecorded'> | Known<CrisisEvent, 'KeyFigureRestated'>;

const figureOf = ({ data, position, type }: Figured): FigureRow => ({
  figureId: data.figureId,
  metric: data.metric,
  value: data.value,
  unit: data.unit,
  measuredOn: data.measuredOn,
  confidence: data.confidence,
  sourceRef: data.sourceRef,
  position,
  previousValue: type === 'KeyFigureRestated' ? data.previousValue : null,
});

/** True when the figure takes the place of the one shown: measured no earlier, or restating it. */
const replaces = (figure: Figured, shown: FigureRow) =>
  figure.data.restates === shown.figureId || figure.data.measuredOn >= shown.measuredOn;

/** The latest value per metric after one more figure; a figure measured before the one shown changes nothing. */
export function withFigure(figures: readonly FigureRow[], event: Figured): readonly FigureRow[] {
  const at = figures.findIndex(({ metric }) => metric === event.data.metric);
  const shown = figures[at];
  if (!shown) return [...figures, figureOf(event)];
  return replaces(event, shown) ? figures.with(at, figureOf(event)) : figures;
}
