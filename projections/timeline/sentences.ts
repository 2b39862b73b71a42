import { accessSentences } from './access-sentences';
import { alertSentences } from './alert-sentences';
import { assessmentSentences } from './assessment-sentences';
import { civmilSentences } from './civmil-sentences';
import { countryWatchSentences } from './country-watch-sentences';
import { crisisSentences } from './crisis-sentences';
import { decisionSentences } from './decision-sentences';
import { learningSentences } from './learning-sentences';
import { partnersSentences } from './partners-sentences';
import { platformSentences } from './platform-sentences';
import { fieldsOf, type SaidEvent, type Sentence } from './said';
import { shiftSentences } from './shift-sentences';
import { signalSentences } from './signal-sentences';

const sentences = new Map<string, Sentence>(
  [
    countryWatchSentences,
    crisisSentences,
    signalSentences,
    alertSentences,
    shiftSentences,
    partnersSentences,
    civmilSentences,
    learningSentences,
    assessmentSentences,
    decisionSentences,
    accessSentences,
    platformSentences,
  ].flatMap((table) => Object.entries(table)),
);

/** Types that have a sentence of their own. */
export const toldTypes: readonly string[] = [...sentences.keys()];

const title = (type: string) => {
  const spaced = type.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

const isMain = ([name, value]: readonly [string, unknown]) =>
  !/(Id|Ids|Sha256)$/.test(name) &&
  (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean');

/** The type in words with up to three plain fields: what is said of an event that has no sentence. */
function plainly({ type, data }: SaidEvent): string {
  const main = Object.entries(data ?? {})
    .filter(isMain)
    .slice(0, 3)
    .map(([name, value]) => `${title(name).toLowerCase()} ${String(value).slice(0, 80)}`);
  return main.length === 0 ? title(type) : `${title(type)}: ${main.join(', ')}`;
}

/** One short factual sentence for any event, in English: register rows, record pages and drawers say it alike. */
export const sentenceOf = (event: SaidEvent): string =>
  sentences.get(event.type)?.(fieldsOf(event.data), event) ?? plainly(event);
