import type { BoardAnswer } from '../../../contracts/http';
import { t } from '../i18n/text';
import { api } from './api';
import { feed } from './live';
import { viewHash } from './view-hash';

/** What the comparison found, in words. */
export interface BoardCheck {
  readonly words: string;
}

const tries = 3;
/** Longer than from one heartbeat to the next: events that change no row here are told by heartbeats alone. */
const patienceMs = 3000;
const lookEveryMs = 100;

/** Resolves when the rows held here stand at a position, or patience is over. */
async function reached(topic: string, position: number) {
  const until = performance.now() + patienceMs;
  while (feed.store(topic).held.position() < position && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}

/** Hashes the rows held here and compares with the server's hash for the same board, reader and position. @throws NoAnswer, ApiProblem */
export async function checkBoard(topic: string): Promise<BoardCheck> {
  const store = feed.store(topic);
  for (let attempt = 0; attempt < tries; attempt++) {
    const rows = [...store.rows].map(([key, { row }]) => [key, row] as const);
    const position = store.held.position();
    const told = await api<BoardAnswer>(`/boards/${topic}`, { query: { after: position } });
    // The hash counts rows and position; a board that moved while asking is asked again with its newer rows.
    if (told.position !== position) {
      await reached(topic, told.position);
      continue;
    }
    const mine = await viewHash(told.board, told.version, position, rows);
    const short = (hash: string) => hash.slice(0, 8);
    if (mine === told.stateHash)
      return { words: t('freshness.check.equal', { board: topic, position: String(position), hash: short(mine) }) };
    feed.refetch(topic);
    return {
      words: t('freshness.check.different', {
        position: String(position),
        mine: short(mine),
        theirs: short(told.stateHash),
      }),
    };
  }
  return { words: t('freshness.check.moved') };
}
