import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../..');

/** A document of the repository. */
export interface Document {
  /** Path from the root. */
  readonly path: string;
  readonly text: string;
}

export const documentAt = (path: string): Document => ({ path, text: readFileSync(join(root, path), 'utf8') });

const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => `docs/${name}`);

/** Everything a reader can open. */
export const documents: readonly Document[] = ['README.md', 'CONTRIBUTING.md', ...inDocs].map(documentAt);
