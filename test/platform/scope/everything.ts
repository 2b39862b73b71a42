import { correctionCommands } from '../../../contracts/corrections';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { RegisterPage } from '../../../contracts/http';
import { boards, registers } from '../../../projections';
import { uuid7 } from '../../../src/platform/derive';
import { commandInfo } from '../../../src/platform/registry';
import type { Client } from '../../client';
import { alertOf, crisisOf, ruleOf, severityOf, signalOf, updateOf } from '../../matter';
import { words } from './seed';

/** Every byte that one reader gets of everything the server answers, and of what it says about its rows. */
export interface Received {
  readonly texts: string[];
  /** Where a count differs from the rows that the same reader can page through. */
  readonly miscounted: string[];
}

const categories = ['crisis', 'signal', 'alert', 'alertRule', 'user', 'importBatch', 'policy', 'access'];

/** Reads all there is to read, in every way there is to read it. */
export async function readEverything(
  reader: Client,
  events: readonly RecordedEvent[],
  head: number,
): Promise<Received> {
  const received: Received = { texts: [], miscounted: [] };
  const get = async (path: string) => {
    const answer = await reader.get(path);
    if (answer.status >= 500) throw new Error(`${path}: ${answer.text}`);
    // A refusal names what was asked for; whether it tells more is what the probes find out.
    if (answer.status === 200) received.texts.push(answer.text);
    return answer;
  };
  for (const path of pathsTo(events, head)) await get(path);
  for (const { name } of registers) await countedPages(get, name, received);
  return received;
}

/** Everything that is there to be read, record pages and single events included, whoever may read them. */
function* pathsTo(events: readonly RecordedEvent[], head: number): Generator<string> {
  for (const { topic } of boards) yield `/boards/${topic}?after=${head}`;
  for (const { name, columns } of registers) {
    yield `/registers/${name}?after=${head}`;
    yield `/registers/${name}?at=${Math.floor(head / 2)}`;
    yield* Object.values(words).map((word) => `/registers/${name}?q=${word}`);
    yield* Object.keys(columns).map((order) => `/registers/${name}?order=${order}&limit=100`);
  }
  for (const category of categories)
    yield* ['', ...Object.values(words)].map((word) => `/lookup/${category}?q=${word}`);
  yield* events.map(({ position }) => `/events/${position}`);
  yield* new Set(events.map(({ stream }) => `/records/${stream}`));
  yield* open.map((path) => path);
}

const open = [
  '/contracts/commands',
  '/contracts/boards',
  '/contracts/registers',
  '/session',
  '/about',
  '/preferences',
  '/status',
];

/** Pages forward by threes and back again; the count that the register tells is that of the rows it gives. */
async function countedPages(
  get: (path: string) => Promise<{ status: number; body: any }>,
  name: string,
  { miscounted }: Received,
) {
  const first = await get(`/registers/${name}?limit=3`);
  if (first.status !== 200) return;
  let page = first.body as RegisterPage;
  const keys = page.rows.map(({ key }) => key);
  while (page.next !== undefined) {
    page = (await get(`/registers/${name}?limit=3&cursor=${page.next}`)).body;
    keys.push(...page.rows.map(({ key }) => key));
  }
  const again: string[] = [];
  for (let previous = page.previous; previous !== undefined; previous = page.previous) {
    page = (await get(`/registers/${name}?limit=3&dir=previous&cursor=${previous}`)).body;
    again.push(...page.rows.map(({ key }) => key));
  }
  const told = (first.body as RegisterPage).count;
  if (new Set(keys).size !== told || keys.length !== told)
    miscounted.push(`${name}: ${told} told, ${keys.length} paged`);
  const missing = keys.slice(0, again.length).filter((key) => !again.includes(key));
  if (missing.length > 0) miscounted.push(`${name}: ${missing.length} rows are not met going back`);
}

/** Dry runs of commands that a reader may send, about records that the reader sees. */
export async function tryEverything(reader: Client, crisisId: string, alertId: string): Promise<readonly string[]> {
  const anywhere = ruleOf([], { name: 'any country', rationale: 'tried only' });
  const tried: readonly (readonly [string, object])[] = [
    ['OpenCrisis', crisisOf(uuid7(), ['KEN'])],
    ['PostSituationUpdate', updateOf(crisisId, 'tried')],
    ['ChangeCrisisSeverity', severityOf(crisisId, 1)],
    ['CloseCrisis', { crisisId, reason: 'tried' }],
    ['ReportSignal', signalOf('KEN', { crisisId })],
    ['RaiseAlert', alertOf({ kind: 'crisis', id: crisisId })],
    ['AcknowledgeAlert', { alertId }],
    ['ResolveAlert', { alertId, outcome: 'actioned', note: 'tried', actionRefs: [] }],
    ['DefineAlertRule', anywhere],
  ];
  const texts: string[] = [];
  for (const [type, data] of tried)
    texts.push((await reader.attempt(type, data, { headers: { prefer: 'dry-run' } })).text);
  return texts;
}

/** Requests that name a record; what comes back must not tell whether it exists. */
export async function probe(
  reader: Client,
  ids: { readonly crisisId: string; readonly signalId: string; readonly alertId: string },
) {
  const { crisisId, signalId, alertId } = ids;
  const evidence = [{ kind: 'url', ref: 'x' }];
  const corrections = [{ pointer: '/title', value: '"x"' }];
  const commands: readonly (readonly [string, object])[] = [
    ['PostSituationUpdate', updateOf(crisisId, 'probe')],
    ['ChangeCrisisSeverity', severityOf(crisisId, 2)],
    ['CloseCrisis', { crisisId, reason: 'probe' }],
    ['ReportSignal', signalOf('KEN', { crisisId, signalId: ids.signalId.replace(/^.{8}/, '01900000') })],
    ['GradeSignal', { signalId, reliability: 'A', credibility: '1', rationale: 'probe' }],
    ['LinkSignal', { signalId, relation: 'about', to: { kind: 'general' } }],
    ['AcknowledgeAlert', { alertId }],
    ['RaiseAlert', alertOf({ kind: 'crisis', id: crisisId })],
    ['RaiseAlert', alertOf({ kind: 'signal', id: signalId })],
    ['RaiseAlert', alertOf({ kind: 'alert', id: alertId })],
    ['RaiseAlert', { ...alertOf({ kind: 'general' }), crisisId, evidence }],
    ['CorrectEvent', { stream: `crisis-${crisisId}`, targetEventId: signalId, corrections, reason: 'probe' }],
    ['RetractEvent', { stream: `signal-${signalId}`, targetEventId: signalId, reason: 'probe' }],
  ];
  const known = commands.filter(([type]) => commandInfo(type) || Object.hasOwn(correctionCommands, type));
  const answers: string[] = [];
  for (const [type, data] of known)
    for (const headers of [{}, { prefer: 'dry-run' }] as const)
      answers.push((await reader.attempt(type, data, { headers })).text);
  for (const path of [
    `/records/crisis-${crisisId}`,
    `/records/signal-${signalId}`,
    `/records/alert-${alertId}`,
    `/lookup/crisis?ids=${crisisId}`,
    `/lookup/signal?ids=${signalId}`,
    `/lookup/alert?ids=${alertId}`,
    `/registers/signals?f={"crisisId":"${crisisId}"}`,
    `/registers/timeline?f={"subjectId":"${crisisId}"}`,
    `/registers/alert-history?f={"crisisId":"${crisisId}"}`,
    `/imports/${crisisId}`,
  ])
    answers.push((await reader.get(encodeURI(path))).text);
  return answers.map((text) => withoutIds(text));
}

const withoutIds = (text: string) =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/"(position|searchedThrough|checkedAt)":\d+/g, '"$1":0')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
