import type { Json, JsonObject } from '../../../contracts/encoding';
import { severityWords } from '../../../contracts/vocabulary/code-lists';
import { countryName } from '../../../contracts/vocabulary/countries';
import { t } from '../i18n/text';
import { valueWords } from '../i18n/words';

const names = (list: unknown, words: (value: string) => string) =>
  Array.isArray(list) && list.length > 0 ? (list as readonly string[]).map(words).join(', ') : '';
const join = (...parts: readonly string[]) => parts.filter(Boolean).join(', ');

type Values = Readonly<Record<string, string | number>>;
const number = (value: Json | undefined) => Number(value ?? 0);

/** First words by kind; what the lists narrow follows for every kind alike. */
const first: Readonly<Record<string, (condition: JsonObject) => readonly [key: string, values: Values]>> = {
  signalCount: ({ atLeast, windowHours }) => ['signalCount', { count: number(atLeast), hours: number(windowHours) }],
  fatalities: ({ bestAtLeast, windowHours }) => [
    'fatalities',
    { count: number(bestAtLeast), hours: number(windowHours) },
  ],
  warning: ({ severityAtLeast }) => ['warning', { severity: severityWords[severityAtLeast as 1] ?? '' }],
  keyFigure: ({ metric, atLeast, atMost }) => [
    atLeast === undefined ? 'figureAtMost' : 'figureAtLeast',
    { metric: String(metric), bound: String(atLeast ?? atMost) },
  ],
  riskScore: ({ modelId, metric, atLeast }) => [
    'riskScore',
    { model: String(modelId), metric: String(metric), bound: String(atLeast) },
  ],
  riskRank: ({ modelId, metric, atMost }) => [
    'riskRank',
    { model: String(modelId), metric: String(metric), bound: String(atMost) },
  ],
  watchTier: ({ atLeast }) => ['watchTier', { tier: String(atLeast) }],
  eventSeen: ({ types }) => ['eventSeen', { types: names(types, String) || t('rules.condition.any') }],
};

/** What a condition waits for in one line; an empty list is left out, because it means any. */
export function conditionWords(condition: JsonObject): string {
  const kind = String(condition.kind);
  const told = first[kind]?.(condition);
  return join(
    told ? t(`rules.condition.${told[0]}`, told[1]) : valueWords('condition', kind),
    condition.minReliability ? t('rules.condition.grade', { grade: String(condition.minReliability) }) : '',
    names(condition.violenceTypes, (value) => valueWords('ViolenceType', value).toLowerCase()),
    names(condition.threats, (value) => valueWords('ThreatCode', value).toLowerCase()),
    names(condition.pcodes, String),
    names(condition.countries, countryName),
  );
}
