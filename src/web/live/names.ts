import type { LookupAnswer } from '../../../contracts/http';
import { api } from './api';
import { createStore } from './store';

/** Titles of records by `<category>-<id>`, as far as this reader may see them; null where there is none to see. */
export const namesStore = createStore<ReadonlyMap<string, string | null>>(new Map());

const wanted = new Map<string, Set<string>>();
let planned = false;
const atOnce = 50;

async function fetchNames(category: string, ids: readonly string[]) {
  const found = await api<LookupAnswer>(`/lookup/${category}`, { query: { ids: ids.join(',') } }).catch(
    () => undefined,
  );
  const titles = new Map(found?.records.map(({ id, title }) => [id, title]));
  const answered = ids.map((id) => [`${category}-${id}`, titles.get(id) ?? null] as const);
  namesStore.set(new Map([...namesStore.get(), ...answered]));
}

function fetchAll() {
  planned = false;
  for (const [category, ids] of wanted) {
    const list = [...ids];
    for (let i = 0; i < list.length; i += atOnce) void fetchNames(category, list.slice(i, i + atOnce));
  }
  wanted.clear();
}

/** Asks for the title of a record, together with all others asked for in the same moment. */
export function wantName(category: string, id: string) {
  if (namesStore.get().has(`${category}-${id}`)) return;
  const ids = wanted.get(category) ?? new Set();
  wanted.set(category, ids.add(id));
  if (planned) return;
  planned = true;
  queueMicrotask(fetchAll);
}
