import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../projections');
let sources: string | undefined;

/** Hash of everything that folds are made of: a function that a definition calls counts as much as the definition. */
function sourcesHash(): string {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.d)\.[jt]s$/.test(name),
  );
  return hash(
    'sha256',
    names
      .sort()
      .map((name) => readFileSync(join(root, name), 'utf8'))
      .join('\0'),
    'hex',
  );
}

/** First 8 hexadecimal digits of a hash over a definition's code: another code is another definition. */
export function definitionHash(definition: object): string {
  sources ??= sourcesHash();
  const text = JSON.stringify(definition, (_, value) => (typeof value === 'function' ? String(value) : value));
  return hash('sha256', `${sources}\n${text}`, 'hex').slice(0, 8);
}
