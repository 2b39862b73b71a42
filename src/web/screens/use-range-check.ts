import { useState } from 'react';
import { t } from '../i18n/text';
import { announce } from '../live/announce';
import type { KeptCheckpoint } from '../live/kept-checkpoint';
import type * as CheckRange from '../seal/check-range';
import { rangeHost } from '../seal/range-host';

const code = import.meta.glob<typeof CheckRange>('../seal/check-range.ts');

/** How the check of a range stands. */
export type RangeCheck =
  | { readonly state: 'none' | 'notLoaded' }
  | { readonly state: 'running'; readonly done: number; readonly all: number }
  | { readonly state: 'stopped'; readonly cause: unknown }
  | { readonly state: 'checked'; readonly report: CheckRange.RangeReport; readonly accepted: KeptCheckpoint };

/** Checks ranges of the log against the checkpoint that this browser accepted, one at a time. */
export function useRangeCheck() {
  const [check, setCheck] = useState<RangeCheck>({ state: 'none' });
  const run = async (positions: CheckRange.Positions, accepted: KeptCheckpoint) => {
    setCheck({ state: 'running', done: 0, all: positions.to - positions.from + 1 });
    const progress = (done: number, all: number) => setCheck({ state: 'running', done, all });
    try {
      const part = await code['../seal/check-range.ts']!().catch(() => undefined);
      if (!part) return setCheck({ state: 'notLoaded' });
      setCheck({ state: 'checked', report: await part.checkRange(positions, accepted, rangeHost, progress), accepted });
      announce(t('verify.rangeChecked'));
    } catch (cause) {
      setCheck({ state: 'stopped', cause });
    }
  };
  return { check, run: (positions: CheckRange.Positions, accepted: KeptCheckpoint) => void run(positions, accepted) };
}
