import { formatTilePath, type TilePath } from '../../../contracts/seal/tile-paths';
import { found, text } from './seal-host';

/** Where the entries and the proof of a range come from; undefined is what the server says it does not have. */
export interface RangeHost {
  readonly tile: (tile: TilePath) => Promise<Uint8Array | undefined>;
  readonly range: (from: number, to: number, size: number) => Promise<string | undefined>;
}

/** This server. */
export const rangeHost: RangeHost = {
  tile: async (tile) => {
    const answer = await found(`/log/${formatTilePath(tile)}`, 'application/octet-stream');
    return answer && new Uint8Array(await answer.arrayBuffer());
  },
  range: (from, to, size) => text('/log/range', { from, to, size }),
};
