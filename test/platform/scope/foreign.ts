import type { RecordedEvent } from '../../../contracts/event-log';

const uuids = (text: string) => text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];

/** What a reader may see, written down a second time: a country of theirs or none, and every compartment held. */
export const mayRead = (countries: readonly string[], compartments: readonly string[]) => {
  return ({ data, metadata }: RecordedEvent): boolean => {
    const { countries: several, country, condition } = data as any;
    const named: readonly string[] = several ?? (country ? [country] : (condition?.countries ?? []));
    const held = metadata.handling.compartments.every((one) => compartments.includes(one));
    return held && (named.length === 0 || named.some((one) => countries.includes(one)));
  };
};
const apart = ['user', 'access', 'integrity', 'importBatch'];
const isMatter = ({ stream }: RecordedEvent) => !apart.includes(stream.slice(0, stream.indexOf('-')));

/** Ids that stand only in events which the reader may not see. */
export function foreignIds(
  events: readonly RecordedEvent[],
  may: (event: RecordedEvent) => boolean,
): ReadonlySet<string> {
  const of = (seen: boolean) =>
    events
      .filter((event) => isMatter(event) === true && may(event) === seen)
      .flatMap(({ id, stream, data }) => uuids(JSON.stringify([id, stream, data])));
  const own = new Set([
    ...of(true),
    ...events.filter((event) => !isMatter(event)).flatMap((event) => uuids(JSON.stringify(event))),
  ]);
  return new Set(of(false).filter((id) => !own.has(id)));
}

/** Words and ids that must not be there, each with the text around it. */
export function leaksIn(
  texts: readonly string[],
  words: readonly string[],
  ids: ReadonlySet<string>,
): readonly string[] {
  return texts.flatMap((text) => [
    ...words.filter((word) => text.includes(word)).map((word) => around(text, word)),
    ...[...new Set(uuids(text))].filter((id) => ids.has(id)).map((id) => around(text, id)),
  ]);
}

const around = (text: string, word: string) =>
  `${word} in ${text.slice(0, 120)} … ${text.slice(Math.max(0, text.indexOf(word) - 120), text.indexOf(word) + 80)}`;
