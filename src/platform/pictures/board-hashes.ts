import type { BoardsFact } from '../../../contracts/facts';
import type { Reader } from '../../../contracts/scope';
import { boards } from '../../../projections';
import { isSystem } from '../issued';
import { mayRead } from './boards';
import type { PictureRunner } from './picture-runner';
import { stateHash } from './state-hash';

/**
 * State hashes (trust.md §3.8) of boards as they were known at a position, each once and in the order asked for; those
 * that do not exist, or that the reader may not read, are left out.
 */
export async function boardHashes(
  runner: PictureRunner,
  topics: readonly string[],
  position: number,
  reader: Reader,
): Promise<BoardsFact> {
  const hashes: BoardsFact[number][] = [];
  for (const topic of new Set(topics)) {
    const board = boards.find((one) => one.topic === topic);
    if (!board || !(isSystem(reader) || mayRead(board.readers, reader))) continue;
    const picture = await runner.pictureAt(topic, position);
    const rows = new Map([...(picture?.rows ?? [])].map(([key, { shown }]) => [key, shown]));
    if (picture) hashes.push({ topic, stateHash: stateHash(topic, board.version, position, rows) });
  }
  return hashes;
}
