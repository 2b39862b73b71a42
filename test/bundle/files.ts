import { createHash } from 'node:crypto';
import { type BundleContent, bundleFiles } from '../../infra/bundle/bundle';
import { zipOf } from '../../infra/bundle/zip-writer';

/** The files of a bundle by name, to be changed. */
export type FileMap = Map<string, Buffer>;

export const filesOf = (content: BundleContent): FileMap =>
  new Map(bundleFiles(content).map(({ name, bytes }) => [name, Buffer.from(bytes)]));

/** A bundle as one zip archive; equal content gives equal bytes. */
export const writeBundle = (content: BundleContent): Buffer => zipOf(bundleFiles(content));

export const pack = (files: FileMap): Buffer => zipOf([...files].map(([name, bytes]) => ({ name, bytes })));

/** Puts another text in the place of a file's. */
export function edit(files: FileMap, name: string, change: (text: string) => string) {
  files.set(name, Buffer.from(change(files.get(name)!.toString())));
}

/** Puts another line in the place of one. */
export const editLine = (files: FileMap, name: string, at: number, change: (line: string) => string) =>
  edit(files, name, (text) => {
    const lines = text.split('\n');
    lines[at] = change(lines[at]!);
    return lines.join('\n');
  });

/** Makes the manifest list the files as they are now, as a forger would. */
export function relist(files: FileMap, more: Readonly<Record<string, unknown>> = {}) {
  const listed = [...files]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  edit(files, 'manifest.json', (text) => `${JSON.stringify({ ...JSON.parse(text), ...more, files: listed })}\n`);
}
