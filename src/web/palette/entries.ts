import type { CommandDescription } from '../../../contracts/http';
import { type ParsedTime, parseTime, type TimeContext } from '../time/parse-time';

/** What choosing an entry of the palette does. */
export type Act =
  | { readonly go: string }
  | { readonly command: string }
  | { readonly position: number }
  | { readonly time: string }
  | { readonly help: true };

export interface Entry {
  readonly id: string;
  readonly group: 'go' | 'commands' | 'records' | 'position' | 'time' | 'help';
  readonly title: string;
  readonly aside?: string;
  readonly act: Act;
}

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** True when every typed word begins some word of the title, or the letters stand in it in a row. */
export function matches(query: string, title: string): boolean {
  const whole = folded(title);
  const parts = whole.split(/[\s/·,-]+/);
  return folded(query)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => parts.some((part) => part.startsWith(word)) || whole.includes(word));
}

/** The moment a query names, if it reads as a time and not as a bare number. */
export function timeIn(query: string, context: TimeContext): string | undefined {
  if (!/[zZ:+-]|[a-z]{3}|^now$/i.test(query) || query.trim().length < 3) return undefined;
  const parsed: ParsedTime = parseTime(query, context);
  return 'instant' in parsed ? parsed.instant : undefined;
}

/** Commands that one of these roles may send and that match, named by their titles. */
export const commandEntries = (
  commands: readonly CommandDescription[],
  roles: readonly string[],
  query: string,
): readonly Entry[] =>
  commands
    .filter(
      (command) =>
        command.roles.some((role) => roles.includes(role)) && matches(query, `${command.title} ${command.aggregate}`),
    )
    .map(({ name, title, sentence }) => ({
      id: `command-${name}`,
      group: 'commands',
      title,
      aside: sentence,
      act: { command: name },
    }));
