import type { Simulation } from '../../../contracts/http';
import { t } from '../i18n/text';
import { activeZone } from '../live/zone';
import { fullTime } from '../time/dtg';

/** What an alert rule would have done over the days before the newest matching signal. */
export function SimulationPart({ simulation }: { simulation: Simulation }) {
  const { fired, floods, crises, signals, from, to, examples } = simulation;
  return (
    <>
      <h4>{t('forms.simulation.title')}</h4>
      <div className="check-box simulation">
        <p className="simulation-sentence">
          {t('forms.simulation.words', {
            fired,
            floods: t('forms.simulation.floods', { count: floods }),
            known: crises.known,
            preceded: crises.preceded,
          })}
        </p>
        <p className="muted">
          {from && to
            ? t('forms.simulation.span', {
                signals,
                from: fullTime(from, activeZone()),
                to: fullTime(to, activeZone()),
              })
            : t('forms.simulation.noSignals')}
        </p>
        {examples.length > 0 && (
          <dl className="check-pairs">
            {examples.slice(0, 5).map((example) => (
              <div key={example.at + example.subject}>
                <dt>{fullTime(example.at, activeZone())}</dt>
                <dd>{t('forms.simulation.example', { subject: example.subject, count: example.evidence })}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </>
  );
}
