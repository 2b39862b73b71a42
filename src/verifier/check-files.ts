import { base64 } from '../../contracts/seal/base64';
import { hex } from '../../contracts/seal/bytes';
import type { Checkpoint } from '../../contracts/seal/checkpoint';
import type { Hash } from '../../contracts/seal/primitives';
import { type Finding, finding } from './findings';
import type { Bundle } from './open-bundle';

/** BLOB_MISMATCH of documents that are not what a shown event names, by name. */
export function checkBlobs({ files, events }: Bundle, hash: Hash): readonly Finding[] {
  const named = new Set(events.flatMap(({ data }) => data?.match(/[0-9a-f]{64}/g) ?? []));
  return [...files]
    .filter(([name]) => name.startsWith('blobs/'))
    .filter(([name, bytes]) => `blobs/${hex(hash(bytes))}` !== name || !named.has(name.slice('blobs/'.length)))
    .map(([name]) => finding('BLOB_MISMATCH', name));
}

/** MANIFEST_MISMATCH of files that are not as listed, and of the manifest where it says other numbers, by name. */
export function checkManifest(bundle: Bundle, note: Checkpoint, hash: Hash): readonly Finding[] {
  const { files, manifest } = bundle;
  const listed = new Map(manifest.files.map(({ name, bytes, sha256 }) => [name, `${bytes} ${sha256}`]));
  const present = new Map([...files].map(([name, bytes]) => [name, `${bytes.length} ${hex(hash(bytes))}`]));
  present.delete('manifest.json');
  const wrong = [...listed.keys(), ...present.keys()].filter((name) => listed.get(name) !== present.get(name));
  if (!saysWhatIs(bundle, note)) wrong.push('manifest.json');
  return [...new Set(wrong)].sort().map((name) => finding('MANIFEST_MISMATCH', name));
}

function saysWhatIs({ manifest, events }: Bundle, note: Checkpoint): boolean {
  const withheld = events.filter(({ data, metadata }) => data === null || metadata === null).length;
  return (
    manifest.origin === note.origin &&
    manifest.size === note.size &&
    manifest.root === base64(note.root) &&
    manifest.events === events.length &&
    manifest.withheld === withheld
  );
}
