import { positionIn } from '../live/position-in';

/** What a pasted line names as evidence; `position` still has to be looked up for the id of its event. */
export type NamedEvidence =
  | { readonly position: number }
  | { readonly kind: 'url' | 'signal' | 'publication'; readonly ref: string };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Reads `#184 223`, a link to an event or signal, a web address, or the title of a publication. */
export function namedEvidence(entry: string): NamedEvidence | undefined {
  const text = entry.trim();
  if (!text) return undefined;
  const position = positionIn(/\/event\/(\d+)/.exec(text)?.[1] ?? text.replaceAll(/[,.]/g, ''));
  if (position !== undefined) return { position };
  const signal = new RegExp(`(?:/signal/|^signal-|^)(${uuid})`).exec(text)?.[1];
  if (signal) return { kind: 'signal', ref: signal };
  return { kind: /^https?:\/\/\S+$/.test(text) ? 'url' : 'publication', ref: text };
}

/** Position of evidence that names an event, as in `<event id>@<position>`. */
export const evidencePosition = (ref: string): number | undefined => {
  const at = /@(\d+)$/.exec(ref)?.[1];
  return at === undefined ? undefined : Number(at);
};

/** Every entry of a pasted text: one a line, or positions separated by blanks. */
export const evidenceLines = (text: string): readonly string[] =>
  /^[#\d\s]+$/.test(text) && text.includes('#')
    ? (text.match(/#\s*\d+(?: \d{3})*/g) ?? [])
    : text.split(/\r?\n/).filter((line) => line.trim() !== '');
