import { utf8Text } from '../../contracts/seal/bytes';
import { unlessFault } from '../../contracts/seal/findings';
import type { Policy } from '../../contracts/seal/policy';
import { parsePolicy } from '../../contracts/seal/policy-file';
import { type EventLine, readEventLines } from './event-lines';
import { type Folders, readFolders } from './folders';
import { type Manifest, readManifest } from './manifest';
import type { Platform } from './platform';
import { type Files, readZip, textOf } from './zip';

/** A bundle whose parts can be read, and whom to trust. */
export interface Bundle extends Folders {
  readonly files: Files;
  readonly manifest: Manifest;
  readonly events: readonly EventLine[];
  readonly policy: Policy;
  /** Where the policy comes from: the bundle's file `trust.policy`, or `policy`, one's own. */
  readonly policySource: 'trust.policy' | 'policy';
}

/**
 * Reads the parts of a bundle. A string is the first part that cannot be read: BUNDLE_MALFORMED.
 * @param own one's own policy, in place of the one that the issuer recommends
 */
export async function openBundle(
  bytes: Uint8Array,
  own: Uint8Array | undefined,
  platform: Platform,
): Promise<Bundle | string> {
  const files = await readZip(bytes, platform.inflate);
  if (!files) return 'zip';
  const folders = readFolders(files);
  if (!folders) return 'names';
  const manifest = readManifest(textOf(files, 'manifest.json') ?? '');
  if (!manifest) return 'manifest.json';
  const events = readEventLines(files.get('events.ndjson')!);
  if (!events) return 'events.ndjson';
  const policySource = own ? 'policy' : 'trust.policy';
  const policy = readPolicy(platform, own ?? files.get('trust.policy'));
  return policy ? { ...folders, files, manifest, events, policy, policySource } : policySource;
}

function readPolicy({ hash }: Platform, bytes: Uint8Array | undefined): Policy | undefined {
  const text = bytes && utf8Text(bytes);
  return text === undefined ? undefined : unlessFault(() => parsePolicy(hash, text));
}
