import type { RegisterRow } from '../../../contracts/http';
import { countryName } from '../../../contracts/vocabulary/countries';
import { t } from '../i18n/text';
import { valueWords } from '../i18n/words';
import { Icon } from '../parts/icon';
import { Name, shortId } from '../parts/name';
import { Time } from '../parts/time';
import { signalOf } from './signals-row';

/** What the report says, where, when, by whom; sealed text is told as such. */
export function SignalSummary({ row }: { row: RegisterRow }) {
  const signal = signalOf(row.row);
  const place = [signal.placeName, signal.country && countryName(signal.country)].filter(Boolean).join(', ');
  return (
    <div className="triage-section">
      <p className="muted">
        {shortId(row.key)} · {signal.sourceType && valueWords('SourceType', signal.sourceType).toLowerCase()}
        {signal.crisisId && (
          <>
            {' · '}
            <Name category="crisis" id={signal.crisisId} />
          </>
        )}
      </p>
      <h2 className="triage-title">{signal.headline}</h2>
      <p>
        {place && `${place}. `}
        {typeof signal.text === 'string' ? signal.text : <SealedText />}
      </p>
      <p className="muted">
        <Recorded signal={signal} /> {tollWords(signal)} {accessWords(signal)}
      </p>
    </div>
  );
}

type Signal = ReturnType<typeof signalOf>;

const Recorded = ({ signal: { occurredFrom, recordedAt, reportedBy } }: { signal: Signal }) => (
  <>
    {t('signals.occurred')} {occurredFrom && <Time at={occurredFrom} />}, {t('signals.recorded')}{' '}
    {recordedAt && <Time at={recordedAt} />}
    {reportedBy && (
      <>
        {' '}
        {t('signals.by')} <Name category="user" id={reportedBy} />
      </>
    )}
    .
  </>
);

function tollWords({ fatalitiesLow: low, fatalitiesBest: best, fatalitiesHigh: high }: Signal): string {
  if (best === null || best === undefined) return t('signals.noFatalities');
  return t('signals.fatalities', { low: low ?? best, best, high: high ?? best });
}

const accessWords = ({ accessConstraint }: Signal) =>
  accessConstraint
    ? t('signals.access', { access: valueWords('AccessConstraint', accessConstraint).toLowerCase() })
    : '';

const SealedText = () => (
  <span className="muted sealed-text">
    <Icon name="lock" size={12} /> {t('signals.sealed')}
  </span>
);
