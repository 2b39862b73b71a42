import type { JsonObject } from '../../../../contracts/encoding';
import type { RecordAnswer } from '../../../../contracts/http';
import { t } from '../../i18n/text';
import { openCommand } from '../../live/command';
import { figureHistory } from '../../live/fact-positions';
import { catalogueStore, maySend } from '../../live/pictures';
import { currentSession } from '../../live/session';
import { Position } from '../../parts/position';
import { Time } from '../../parts/time';
import { useStore } from '../../parts/use-store';
import { months } from '../../time/dtg';

/** `2013-04-10` as *10 APR*. */
const dayText = (day: string) => `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`;

interface Figure {
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly measuredOn: string;
  readonly confidence: string;
  readonly sourceRef: string;
  readonly position: number;
  readonly previousValue: string | null;
}
type Known = ReturnType<typeof figureHistory>[number];

const grouped = (value: string) => {
  const [whole = '', fraction] = value.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${digits}.${fraction}` : digits;
};

function FigureBlock({ figure, record }: { figure: Figure; record: RecordAnswer }) {
  const known = figureHistory(record.events, figure.metric);
  const before =
    figure.previousValue === null ? undefined : known.findLast(({ position }) => position < figure.position);
  const reason = known.find(({ position }) => position === figure.position)?.reason;
  return (
    <div className="key-figure">
      <div className="section-head">
        <span className="figure-metric">{figure.metric}</span>
        <Position value={figure.position} />
      </div>
      <p>
        <span className="figure key-value">{grouped(figure.value)}</span> <span className="muted">{figure.unit}</span>
      </p>
      <p className="muted">
        {t('record.figureOf', {
          day: dayText(figure.measuredOn),
          source: figure.sourceRef,
          confidence: figure.confidence,
        })}
      </p>
      {figure.previousValue !== null && (
        <blockquote>
          <s>{grouped(figure.previousValue)}</s> {before && <Position value={before.position} />}
          <p className="muted">{reason ? t('record.restatedBecause', { reason }) : t('record.restated')}</p>
        </blockquote>
      )}
    </div>
  );
}

const width = 344;

/** When the value of a figure changed, in recorded time: hollow for the struck one, solid for the one that holds. */
function StepLine({ known }: { known: readonly Known[] }) {
  const first = Date.parse(known[0]?.at ?? '');
  const last = Date.parse(known.at(-1)?.at ?? '');
  const x = (at: string) => 28 + ((Date.parse(at) - first) / Math.max(1, last - first)) * (width - 80);
  const values = known.map(({ value }) => Number(value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (value: string) => 40 - ((Number(value) - low) / Math.max(1e-9, high - low)) * 16;
  return (
    <svg
      viewBox={`0 0 ${width} 64`}
      className="step-line"
      role="img"
      aria-label={known.map(({ value }) => value).join(', ')}
    >
      {known.map((one, i) => {
        const next = known[i + 1];
        const end = next ? x(next.at) : width;
        return (
          <g key={one.position} data-last={!next || undefined}>
            <path d={`M${x(one.at)} ${y(one.value)}H${end}${next ? `V${y(next.value)}` : ''}`} />
            <circle cx={x(one.at)} cy={y(one.value)} r="4" />
            <text x={x(one.at) + (next ? 8 : -10)} y={y(one.value) - 6} textAnchor={next ? 'start' : 'end'}>
              {grouped(one.value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function History({ record, figures }: { record: RecordAnswer; figures: readonly Figure[] }) {
  const restated = figures.find(({ previousValue }) => previousValue !== null);
  const known = restated ? figureHistory(record.events, restated.metric) : [];
  if (!restated || known.length < 2) return null;
  return (
    <div className="key-figure">
      <div className="section-head">
        <span>{t('record.asKnown', { metric: restated.metric })}</span>
        <span className="aside">{t('record.values', { count: known.length })}</span>
      </div>
      <StepLine known={known} />
      <div className="step-ends muted">
        <Time at={known[0]?.at ?? ''} />
        <span>{t('record.recordedTime')}</span>
        <Time at={known.at(-1)?.at ?? ''} />
      </div>
    </div>
  );
}

/** Key figures with their source and confidence; a restated value stands struck under the one that replaced it. */
export function KeyFigures({ id, record }: { id: string; record: RecordAnswer }) {
  const { commands } = useStore(catalogueStore);
  const figures = ((record.row as JsonObject | null)?.keyFigures ?? []) as unknown as readonly Figure[];
  const may = maySend(
    commands.find(({ name }) => name === 'RecordKeyFigure'),
    currentSession()?.roles ?? [],
  );
  return (
    <section tabIndex={0}>
      <div className="section-head">
        <span>{t('record.keyFigures')}</span>
        {may && (
          <button
            type="button"
            className="link"
            onClick={() => openCommand('RecordKeyFigure', { crisisId: id }, record.revision, record.stream)}
          >
            {t('frame.command.RecordKeyFigure')}
          </button>
        )}
      </div>
      {figures.length === 0 && <p className="muted">{t('record.noFigures')}</p>}
      {figures.map((figure) => (
        <FigureBlock key={figure.metric} figure={figure} record={record} />
      ))}
      <History record={record} figures={figures} />
    </section>
  );
}
