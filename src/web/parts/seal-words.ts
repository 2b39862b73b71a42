import type { SealBeat } from '../../../contracts/live';
import { t } from '../i18n/text';
import type { SealOutcome } from '../live/seal-outcome';
import type { SealVerdict } from '../live/seal-verdict';
import { activeZone } from '../live/zone';
import { clockText } from '../time/dtg';

const counts = (seal: SealBeat | undefined) => ({
  cosigned: seal?.cosigned ?? 0,
  witnesses: seal?.witnesses ?? 0,
});

/** Who confirmed the newest checkpoint: `2/2`, or that nobody is asked to. */
export const witnessWords = (seal: SealBeat) =>
  seal.witnesses === 0 ? t('seal.chip.noWitness') : t('seal.chip.cosigned', counts(seal));

/** The chip's words for every state but SEALED, which names a position (experience.md §9). */
export const chipWords = (verdict: SealVerdict, seal: SealBeat | undefined): string =>
  t(`seal.chip.${verdict}`, {
    ...counts(seal),
    count: seal?.unsealed ?? 0,
    time: seal?.unsealedSince ? clockText(seal.unsealedSince, activeZone()) : '',
  });

/** The same in one word, for a narrow window. */
export const shortWords = (verdict: SealVerdict, seal: SealBeat | undefined): string =>
  t(`seal.short.${verdict}`, counts(seal));

/** Why seals count as failed or as not checked; undefined where this browser accepted them or where there are none. */
export function whyWords(outcome: SealOutcome, trouble: string | undefined): string | undefined {
  if (outcome.state === 'failed') return t(`seal.fault.${outcome.fault}`);
  if (trouble !== undefined) return t('seal.fault.server', { trouble });
  return outcome.state === 'unverified' ? t(`seal.reason.${outcome.reason}`) : undefined;
}
