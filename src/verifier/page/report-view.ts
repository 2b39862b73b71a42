import { type Finding, verdictOf } from '../findings';
import { readEvent } from '../read-event';
import type { Report } from '../verify-bundle';
import { element, table, terms } from './elements';
import { meanings, verdicts, words } from './words';

const shownRows = 500;

/** What a report says, in the words of the page. */
export function reportView(file: string, report: Report): readonly Node[] {
  const verdict = verdictOf(report.findings);
  const [title, sentence] = verdicts[verdict];
  return [
    element(
      'div',
      { class: 'verdict', 'data-verdict': verdict, 'data-first': report.findings[0]?.code ?? '-' },
      element('h2', {}, `${symbols[verdict]} ${title}`),
      element('p', {}, sentence),
    ),
    terms(summary(file, report)),
    ...findingsView(report.findings),
    ...eventsView(report),
  ];
}

const symbols = { ok: '✓', incomplete: '!', failed: '✗' } as const;

function summary(file: string, { bundle, note, verdict }: Report) {
  const pairs: [string, string][] = [['File', file]];
  if (bundle) pairs.push(['Policy', bundle.policySource === 'policy' ? words.ownPolicy : words.bundlePolicy]);
  if (note) pairs.push(['Log', note.origin], ['Events in the log', String(note.size)]);
  if (verdict) pairs.push(['Witnessed by', witnesses(verdict.witnessed)]);
  if (bundle) pairs.push(['Events in the bundle', String(bundle.events.length)]);
  if (bundle) pairs.push(['Says it was made', `${bundle.manifest.createdAt}, ${bundle.manifest.createdBy}`]);
  if (bundle?.manifest.filter) pairs.push(['Says it holds', bundle.manifest.filter]);
  return pairs;
}

const witnesses = (all: readonly { readonly witness: string; readonly time: number }[]) =>
  all.map(({ witness, time }) => `${witness}, ${timeOf(time)}`).join('; ') || words.nobody;

/** The largest times that a note may hold are beyond what a calendar knows. */
const timeOf = (seconds: number) => (seconds < 1e11 ? new Date(seconds * 1000).toISOString() : String(seconds));

function findingsView(findings: readonly Finding[]): readonly Node[] {
  if (findings.length === 0) return [element('p', {}, words.noFindings)];
  const rows = findings
    .slice(0, shownRows)
    .map(({ level, code, index, detail }) => [
      element('span', { class: `level ${level}` }, level),
      prose(meanings[code]),
      index === undefined ? '' : positionOf(index),
      detail,
      element('code', {}, code),
    ]);
  return [
    table(words.about(findings.length), ['Level', 'What it means', 'Where', 'Part', 'Code'], rows),
    ...rest(findings),
  ];
}

function eventsView({ bundle, verdict }: Report): readonly Node[] {
  if (!bundle || !verdict || bundle.events.length === 0) return [];
  const rows = bundle.events.slice(0, shownRows).map((line) => {
    const event = readEvent(line);
    const entry = typeof event === 'string' ? undefined : event.entry;
    const parts = [entry?.recordedAt, entry?.type, entry?.stream, entry?.actorId].map((part) => part ?? '?');
    return [positionOf(line.index), ...parts, prose(line.data ?? words.withheld)];
  });
  const heads = ['Position', 'Recorded at', 'Type', 'Stream', 'By', 'Content'];
  const list = table('Events', heads, rows);
  return [element('details', {}, element('summary', {}, 'Events as shown'), list, ...rest(bundle.events))];
}

/** The events of a log stand at positions from 1 on. */
const positionOf = (index: number) => `#${index + 1}`;
const prose = (text: string) => element('span', { class: 'prose' }, text);

const rest = ({ length }: readonly unknown[]) =>
  length > shownRows ? [element('p', {}, words.more(length - shownRows))] : [];
