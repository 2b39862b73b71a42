import type { BundleContent } from '../../../infra/bundle/bundle';
import { baseBundles } from '../base-bundles';
import { type FileMap, filesOf, pack, relist } from '../files';
import type { Random } from '../random';
import { archiveParts } from './archive';
import { archiveBytes, archiveEnds, fileBytes } from './bytes';
import { eventObjects } from './events';
import { fileSet } from './file-set';
import { eventLines, manifestLines, noteLines, policyLines, proofLines } from './lines';
import type { Mutation } from './mutation';
import { signatureBytes, signedNotes } from './notes';
import { otherPolicies } from './policies';
import { proofHashes, proofNames } from './proofs';
import { signedOddities } from './signed-oddities';

/** The ways to damage a bundle, by name. */
const mutations: Readonly<Record<string, Mutation>> = {
  archiveBytes,
  archiveEnds,
  archiveParts,
  fileBytes,
  fileSet,
  noteLines,
  signedNotes,
  signatureBytes,
  policyLines,
  otherPolicies,
  manifestLines,
  eventLines,
  eventObjects,
  proofLines,
  proofHashes,
  proofNames,
  signedOddities,
};

/** A damaged bundle and how it came about. */
export interface Mutated {
  readonly base: string;
  readonly kind: string;
  readonly bytes: Buffer;
}

const bases = Object.entries(baseBundles);

/** Damages one of the sound bundles; half of the time the manifest is made anew, so that it hides nothing. */
export function mutate(random: Random): Mutated {
  const [base, content] = random.pick(bases);
  const [kind, mutation] = random.pick(Object.entries(mutations));
  const files = filesOf(smaller(content()));
  const bytes = mutation(random, files);
  return { base, kind, bytes: bytes ?? packed(files, kind !== 'manifestLines' && random.below(4) > 0) };
}

/** Without the programs, most of whose bytes say nothing. */
const smaller = (content: BundleContent): BundleContent => ({ ...content, tools: content.tools.slice(-1) });

function packed(files: FileMap, anew: boolean): Buffer {
  if (anew && files.has('manifest.json') && isJson(files.get('manifest.json')!)) relist(files);
  return pack(files);
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
}
