import { edit, type FileMap } from '../files';
import type { Random } from '../random';
import type { Mutation } from './mutation';

const changes: readonly ((lines: string[], at: number, random: Random) => void)[] = [
  (lines, at) => void lines.splice(at, 1),
  (lines, at) => void lines.splice(at, 0, lines[at]!),
  (lines, at, random) => {
    const other = random.below(lines.length);
    [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  },
  (lines, at) => void lines.splice(at, 0, ''),
  (lines, at) => {
    lines[at] += ' ';
  },
  (lines, at) => {
    lines[at] = ` ${lines[at]}`;
  },
  (lines, at) => {
    lines[at] += '\r';
  },
  (lines, at) => {
    lines[at] += '\u0000';
  },
  (lines, at, random) => {
    lines[at] += random.pick(['\u007f', '\u0085', '\u180e', '\u2028', '\u200b']);
  },
  (lines, at, random) => {
    lines[at] = `${random.pick(['\ufeff', '\u007f', '\u00a0', '\u0085', '\u180e'])}${lines[at]}`;
  },
  (lines, at) => {
    lines[at] = lines[at]!.replace(/[0-9]/, '٣');
  },
  (lines, at) => {
    lines[at] = lines[at]!.replace(/[0-9]+/, (digits) => String(Number(digits) + 1));
  },
  (lines, at) => {
    lines[at] = lines[at]!.replace(/[0-9]+/, (digits) => `0${digits}`);
  },
  (lines, at) => {
    lines[at] = lines[at]!.replace(/[0-9]+/, '9007199254740993');
  },
  (lines, at) => {
    lines[at] = lines[at]!.toUpperCase();
  },
  (lines, at) => {
    lines[at] = lines[at]!.replace(' ', '\t');
  },
  (lines, at) => {
    lines[at] = lines[at]!.replace(' ', '  ');
  },
  (lines, at) => {
    lines[at] = lines[at]!.replace(/.(?==)/, 'B');
  },
  (lines) => void lines.pop(),
  (lines) => void lines.push(''),
];

/** One line of some of the files. */
const linesOf =
  (chosen: (name: string) => boolean): Mutation =>
  (random, files) => {
    const name = random.pick([...files.keys()].filter(chosen));
    changeLine(files, name, random);
    return undefined;
  };

function changeLine(files: FileMap, name: string, random: Random) {
  edit(files, name, (text) => {
    const lines = text.split('\n');
    random.pick(changes)(lines, random.below(lines.length), random);
    return lines.join('\n');
  });
}

export const noteLines = linesOf((name) => name === 'checkpoint');
export const policyLines = linesOf((name) => name === 'trust.policy');
export const eventLines = linesOf((name) => name === 'events.ndjson');
export const manifestLines = linesOf((name) => name === 'manifest.json');
export const proofLines = linesOf((name) => name.startsWith('ranges/') || name.startsWith('history/'));
