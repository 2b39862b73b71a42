import type { JsonObject } from '../../../contracts/encoding';
import { severityWords } from '../../../contracts/vocabulary/code-lists';
import { countryName } from '../../../contracts/vocabulary/countries';
import { valueWords } from '../forms/words';
import { t } from '../i18n/text';

const names = (list: unknown, words: (value: string) => string) =>
  Array.isArray(list) && list.length > 0 ? (list as readonly string[]).map(words).join(', ') : '';
const join = (...parts: readonly string[]) => parts.filter(Boolean).join(', ');

/** What a condition waits for in one line; an empty list is left out, because it means any. */
export function conditionWords(condition: JsonObject): string {
  const { kind, atLeast, windowHours, bestAtLeast, severityAtLeast, minReliability, metric, modelId, atMost } =
    condition;
  const places = join(
    names(condition.violenceTypes, (value) => valueWords('ViolenceType', value).toLowerCase()),
    names(condition.threats, (value) => valueWords('ThreatCode', value).toLowerCase()),
    names(condition.pcodes, String),
    names(condition.countries, countryName),
  );
  const hours = Number(windowHours ?? 0);
  switch (kind) {
    case 'signalCount':
      return join(
        t('rules.condition.signalCount', { count: Number(atLeast), hours }),
        t('rules.condition.grade', { grade: String(minReliability) }),
        places,
      );
    case 'fatalities':
      return join(t('rules.condition.fatalities', { count: Number(bestAtLeast), hours }), places);
    case 'warning':
      return join(t('rules.condition.warning', { severity: severityWords[severityAtLeast as 1] ?? '' }), places);
    case 'keyFigure':
      return join(
        t(atLeast === undefined ? 'rules.condition.figureAtMost' : 'rules.condition.figureAtLeast', {
          metric: String(metric),
          bound: String(atLeast ?? atMost),
        }),
        places,
      );
    case 'riskScore':
      return join(
        t('rules.condition.riskScore', { model: String(modelId), metric: String(metric), bound: String(atLeast) }),
        places,
      );
    case 'riskRank':
      return join(
        t('rules.condition.riskRank', { model: String(modelId), metric: String(metric), bound: String(atMost) }),
        places,
      );
    case 'watchTier':
      return join(t('rules.condition.watchTier', { tier: String(atLeast) }), places);
    case 'eventSeen':
      return join(
        t('rules.condition.eventSeen', { types: names(condition.types, String) || t('rules.condition.any') }),
        places,
      );
    default:
      return valueWords('condition', String(kind));
  }
}
