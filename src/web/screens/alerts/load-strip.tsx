import type { ReactNode } from 'react';
import type { RegisterPage } from '../../../../contracts/http';
import { t } from '../../i18n/text';
import { api } from '../../live/api';
import { secondStore, serverNow } from '../../live/clock';
import { feed } from '../../live/live';
import { type LoadAlert, type LoadFigures, loadFigures } from '../../live/load-figures';
import { numbered } from '../../parts/hour-bars';
import { SeverityShape } from '../../parts/severity';
import { useBoardView } from '../../parts/use-board';
import { useLoaded } from '../../parts/use-loaded';
import { useStore } from '../../parts/use-store';
import { countdownText } from '../../time/duration';

const windowSeconds = 8 * 3600;

function Cell({
  label,
  value,
  target,
  wide,
}: {
  label: ReactNode;
  value: ReactNode;
  target: ReactNode;
  wide?: boolean;
}) {
  return (
    <div className="kpi" data-wide={wide || undefined}>
      <span className="muted">{label}</span>
      <span className="kpi-value">{value}</span>
      <span className="muted">{target}</span>
    </div>
  );
}

function Mix({ mix }: { mix: LoadFigures['mix'] }) {
  const levels = [4, 3, 2] as const;
  return (
    <div className="kpi">
      <span className="muted">{t('alerts.kpi.mix')}</span>
      <span className="mix">
        {levels.map((level, i) => (
          <i key={level} data-severity={level} style={{ flexGrow: mix[i] ?? 0 }} />
        ))}
      </span>
      <span className="mix-words">
        {levels.map((level, i) => (
          <span key={level} className="with-shape">
            <SeverityShape severity={level} size={10} titled />
            {level === 2 && <SeverityShape severity={1} size={10} titled />}
            {t('alerts.percent', { value: mix[i] ?? 0 })}
          </span>
        ))}
      </span>
    </div>
  );
}

const step = 8;
function Intervals({ intervals }: { intervals: readonly number[] }) {
  const most = Math.max(11, ...intervals);
  const tall = (count: number) => (count / most) * 34;
  return (
    <div className="kpi kpi-rest">
      <span className="muted kpi-ends">
        <span>{t('alerts.kpi.intervals')}</span>
        <span>{t('alerts.kpi.floodOver')}</span>
      </span>
      <svg
        viewBox={`0 0 ${intervals.length * step} 36`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('alerts.kpi.intervalsAlt', { most: Math.max(0, ...intervals) })}
      >
        <line x1="0" x2={intervals.length * step} y1={36 - tall(10)} y2={36 - tall(10)} />
        {intervals.map(numbered).map(({ count, at }) => (
          <rect
            key={at}
            x={at * step}
            y={36 - Math.max(1, tall(count))}
            width={step - 1}
            height={Math.max(1, tall(count))}
            className={at === intervals.length - 1 ? 'newest' : ''}
          />
        ))}
      </svg>
    </div>
  );
}

function useFigures(): LoadFigures | undefined {
  const store = feed.store('alerts');
  const { version, position } = useBoardView(store);
  useStore(secondStore);
  const history = useLoaded(
    'alert-history',
    version,
    (signal) => api<RegisterPage>('/registers/alert-history', { query: { limit: 100, after: position }, signal }),
    1000,
  );
  const now = serverNow();
  if (!now) return undefined;
  const known = new Map<string, LoadAlert>(
    history.value?.rows.map(({ key, row }) => [key, row as unknown as LoadAlert]),
  );
  for (const [key, { row }] of store.rows) known.set(key, row as unknown as LoadAlert);
  return loadFigures([...known.values()], now, windowSeconds);
}

const seconds = (value: number | undefined) => (value === undefined ? '–' : countdownText(value));

/** Load of the desk over the last eight hours, against the limits of ISA-18.2 and EEMUA 191. */
export function LoadStrip() {
  const figures = useFigures();
  if (!figures) return <div className="kpi-strip" />;
  const { ratePerTen, floodIntervals, intervals } = figures;
  const share = ((floodIntervals * 100) / intervals.length).toFixed(1);
  return (
    <section className="kpi-strip wide" aria-label={t('alerts.kpi.title')}>
      <Cell
        label={t('alerts.kpi.rate')}
        value={
          <>
            {(ratePerTen / 10).toFixed(1)} <small>{t('alerts.kpi.inTen')}</small>
          </>
        }
        target={t('alerts.kpi.rateTarget')}
      />
      <Cell
        label={t('alerts.kpi.flood')}
        value={t(
          figures.flooding ? 'alerts.kpi.flooding' : floodIntervals > 0 ? 'alerts.kpi.flooded' : 'alerts.kpi.noFlood',
        )}
        target={t('alerts.kpi.floodTarget', { share })}
      />
      <Cell label={t('alerts.kpi.chattering')} value={figures.chattering} target={t('alerts.kpi.none')} />
      <Cell label={t('alerts.kpi.standing')} value={figures.standing} target={t('alerts.kpi.none')} />
      <Mix mix={figures.mix} />
      <Cell
        label={t('alerts.kpi.acknowledged')}
        value={
          <>
            {seconds(figures.acknowledgeP50)} <small className="muted">{t('alerts.kpi.p50')}</small>
          </>
        }
        target={t('alerts.kpi.acknowledgedTarget', {
          p90: seconds(figures.acknowledgeP90),
          escalated: figures.escalated,
        })}
      />
      <Intervals intervals={intervals} />
    </section>
  );
}
