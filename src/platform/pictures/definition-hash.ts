import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = { projections: '../../../projections', reactions: '../../reactions' } as const;
const sources = new Map<string, string>();

/** Hash of everything that folds are made of: a function that a definition calls counts as much as the definition. */
function sourcesHash(folder: keyof typeof folders): string {
  const known = sources.get(folder);
  if (known !== undefined) return known;
  const root = join(__dirname, folders[folder]);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.d)\.[jt]s$/.test(name),
  );
  const texts = names.sort().map((name) => readFileSync(join(root, name), 'utf8'));
  const made = hash('sha256', texts.join('\0'), 'hex');
  sources.set(folder, made);
  return made;
}

/** First 8 hexadecimal digits of a hash over a definition's code: another code is another definition. */
export function definitionHash(definition: object, folder: keyof typeof folders = 'projections'): string {
  const text = JSON.stringify(definition, (_, value) => (typeof value === 'function' ? String(value) : value));
  return hash('sha256', `${sourcesHash(folder)}\n${text}`, 'hex').slice(0, 8);
}
