import type { JsonObject } from '../../contracts/encoding';
import type { ExchangeProfile, SourceRecord } from '../../contracts/exchange';
import { type Cells, withoutFraction } from './cells';
import { day } from './days';
import { country, place } from './places';
import { cutTo, line, narrative } from './texts';

type Mapped = Pick<SourceRecord, 'key' | 'version' | 'country' | 'effectiveAt' | 'grade' | 'data'>;

/** Deaths as the source gives them; an interval that contradicts itself is kept with a warning, never repaired. */
function fatalities(cells: Cells): JsonObject {
  const [low, best, high] = [cells.count('low'), cells.count('best'), cells.count('high')];
  if (low > best || best > high) cells.warn('INTERVAL_BROKEN', 'best', `${low} ≤ ${best} ≤ ${high}`);
  return { low, best, high, civilians: cells.count('civilians') };
}

function side(cells: Cells, field: string): string | undefined {
  const name = cells.text(field);
  return name === undefined ? undefined : line(cells, field, name, 100);
}

/** Both sides with their ids at the source, then dyad and conflict. */
function actors(cells: Cells, a: string | undefined, b: string | undefined): readonly string[] {
  const named = (name: string | undefined, field: string) => {
    const id = cells.text(field);
    return name === undefined
      ? undefined
      : id === undefined
        ? name
        : `${name} (actor ${withoutFraction(id).slice(0, 8)})`;
  };
  const numbered = (word: string, field: string) => {
    const id = cells.text(field);
    return id === undefined ? undefined : `${word} ${withoutFraction(id).slice(0, 20)}`;
  };
  return [
    named(a, 'sideAId'),
    named(b, 'sideBId'),
    numbered('dyad', 'dyadId'),
    numbered('conflict', 'conflictId'),
  ].filter((actor) => actor !== undefined);
}

/** Who published it and when; several of each are paired where their numbers agree. */
function sourceRef(cells: Cells, title: string, key: string, version: string): string {
  const office = cells.text('office') ?? '';
  const date = cells.text('sourceDate') ?? '';
  if (office === '' && date === '') return `${title} ${version} #${key}`;
  const [offices, dates] = [office.split(';'), date.split(';')];
  const text =
    offices.length === dates.length
      ? offices.map((name, i) => `${name.trim()} ${dates[i]!.trim()}`.trim()).join('; ')
      : `${office} ${date}`.trim();
  return line(cells, 'office', text, 300);
}

/** Credibility by the clarity of the event; a code that its coders do not call clear counts one worse. */
function credibility(cells: Cells): string {
  const clear = cells.word('clarity');
  const status = cells.text('codeStatus');
  return status === undefined || status.toLowerCase() === 'clear' ? clear : String(Number(clear) + 1);
}

function occurred(cells: Cells, profile: ExchangeProfile) {
  const from = day(cells, 'from', profile.dates.sentinels);
  const to = day(cells, 'to', profile.dates.sentinels);
  if (to < from) cells.bad('RANGE', 'to', `${from} … ${to}`);
  return { from: `${from}T00:00:00Z`, to: `${to}T23:59:59Z`, precision: cells.word('timePrecision') };
}

function keyOf(cells: Cells): string {
  const written = cells.required('key');
  const key = withoutFraction(written);
  if (key.length > 200) cells.bad('RANGE', 'key', key);
  if (key !== written) cells.note('CODE_PADDED');
  return line(cells, 'key', key, 200);
}

/**
 * A conflict event as the fields of `ReportSignal` (exchange.md §7.1), without the ids that the platform adds.
 * @throws BadCell naming column, code and value
 */
export function signalRecord(cells: Cells, profile: ExchangeProfile, release: string): Mapped {
  const key = keyOf(cells);
  const time = occurred(cells, profile);
  const alpha3 = country(cells, time.from.slice(0, 10));
  const [a, b] = [side(cells, 'sideA'), side(cells, 'sideB')];
  const headline = cutTo(`${cells.word('violenceType', 'violenceWord')}: ${a ?? 'unknown'} – ${b ?? 'unknown'}`, 160);
  const texts = ['sourceHeadline', 'article', 'original']
    .map((field) => cells.text(field))
    .filter((text) => text !== undefined);
  return {
    key,
    version: release,
    country: alpha3,
    effectiveAt: time.from,
    grade: { kind: 'dataset', reliability: profile.reliability, credibility: credibility(cells) },
    data: {
      occurred: time,
      place: place(cells, alpha3),
      sourceType: 'dataset',
      sourceRef: sourceRef(cells, profile.title, key, release),
      threats: [],
      violenceType: cells.word('violenceType'),
      headline,
      text: narrative(cells, texts.length > 0 ? texts.join('\n\n') : headline),
      actors: actors(cells, a, b),
      fatalities: fatalities(cells),
      accessConstraint: 'none',
    },
  };
}
