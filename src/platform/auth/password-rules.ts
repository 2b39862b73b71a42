import { commonWords, runs } from './common-passwords';

const least = 15;
const most = 256;
/** Letters that must be left once words, runs and digits that anybody would try are taken away. */
const leastOwn = 6;

const written: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const decoded = (text: string) => text.replaceAll(/[013457@$!]/g, (sign) => written[sign]!);

/**
 * The rule a new password breaks, if any: 15 to 256 characters, not made of common words, keyboard runs or words about
 * this person and this product. There are no rules of composition (trust.md §5).
 * @param context names, login, address, organization
 */
export function passwordFault(password: unknown, context: readonly string[]): string | undefined {
  if (typeof password !== 'string' || !password.isWellFormed()) return 'must be text';
  const length = [...password].length;
  if (length < least) return `must have at least ${least} characters`;
  if (length > most) return `must have at most ${most} characters`;
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5) return 'repeats too few characters';
  if (ownLetters(lower, context) < leastOwn) return 'is made of words or patterns that are tried first';
  return undefined;
}

const wordsOf = (context: readonly string[]) =>
  context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3);

/** Distinct letters or ideographs outside every word and run that anybody would try. */
function ownLetters(lower: string, context: readonly string[]): number {
  const words = [...wordsOf(context), 'watchfloor', ...commonWords].sort((a, b) => b.length - a.length);
  let rest = lower;
  for (const word of words) rest = rest.replaceAll(word, ' ');
  rest = withoutRuns(rest);
  for (const word of words) rest = decoded(rest).replaceAll(word, ' ');
  return new Set(rest.replaceAll(/[^\p{L}]/gu, '')).size;
}

/** Takes out stretches of four or more neighbours on a keyboard or in the alphabet, forwards or backwards. */
function withoutRuns(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length; ) {
    const length = runAt(text, at);
    kept += length >= 4 ? ' ' : text[at];
    at += length >= 4 ? length : 1;
  }
  return kept;
}

function runAt(text: string, at: number): number {
  let longest = 0;
  for (const run of runs) {
    for (const row of [run, [...run].reverse().join('')]) {
      let length = 4;
      while (at + length <= text.length && row.includes(text.slice(at, at + length))) length += 1;
      longest = Math.max(longest, length - 1);
    }
  }
  return longest;
}
