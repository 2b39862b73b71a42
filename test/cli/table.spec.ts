import { commands } from '../../src/cli/commands';
import { completionFor } from '../../src/cli/completion';
import { helpOf, manPage } from '../../src/cli/help';
import { loaders } from '../../src/cli/loaders';
import { nearest } from '../../src/cli/nearest';
import { tableOf } from '../../src/cli/output';
import { flagsOf, parse } from '../../src/cli/parse';
import { cli } from './process';

const wordsOf = (example: string): readonly string[] =>
  (
    example
      .replace(/^watchfloor /, '')
      .split(' > ')[0]!
      .match(/"[^"]*"|\S+/g) ?? []
  ).map((word) => word.replaceAll('"', ''));

describe('the table of commands', () => {
  it('has code for each command and for nothing else', () => {
    expect(Object.keys(loaders).sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    '%s: help, man page, completion and parser agree',
    (name, command) => {
      const flags = Object.keys(flagsOf(command));
      const [help, man] = [helpOf(command), manPage().replaceAll('\\-', '-')];
      for (const flag of flags) {
        expect(help).toContain(`--${flag}`);
        expect(man).toContain(`--${flag}`);
      }
      expect(man).toContain(`.SS ${name}`);
      expect(help.startsWith('Examples\n')).toBe(true);
      const bash = completionFor('bash');
      const line = bash
        .split('\n')
        .findLast((one) => one.includes(name.includes(' ') ? `"${name}")` : `    ${name})`) && one.includes('flags='))!;
      expect(line.match(/--[a-z-]+/g)).toEqual(flags.map((flag) => `--${flag}`));
    },
  );

  it.each(commands.flatMap(({ name, examples }) => examples.map((example) => [example, name] as const)))(
    '%s parses',
    (example, name) => {
      expect(parse(wordsOf(example)).command.name).toBe(name);
    },
  );

  it('runs every example that needs neither server nor log', async () => {
    const alone = commands.filter(({ reaches, name }) => reaches === '' || name.startsWith('config show'));
    for (const example of alone.flatMap(({ examples }) => examples))
      expect([example, (await cli(wordsOf(example))).code]).toEqual([example, 0]);
  }, 60_000);

  it('answers --help of every command with its examples', async () => {
    for (const { name, examples } of commands.slice(0, 8)) {
      const { stdout, code } = await cli([...name.split(' '), '--help']);
      expect([name, code]).toEqual([name, 0]);
      expect(stdout).toContain(examples[0]!);
    }
  }, 60_000);

  it('writes its first output quickly', async () => {
    const took: number[] = [];
    for (let index = 0; index < 7; index++) {
      const began = performance.now();
      await cli(['help']);
      took.push(performance.now() - began);
    }
    const best = Math.min(...took);
    process.stdout.write(`help: best of 7 runs ${best.toFixed(0)} ms, process start included\n`);
    expect(best).toBeLessThan(400);
  });
});

describe('a nearest name', () => {
  it.each([
    ['serv', 'serve'],
    ['borad', 'board'],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, ['serve', 'board', 'status'])).toBe(meant);
  });
  it('is not made up', () => {
    expect(nearest('zzzzzzzz', ['serve', 'board'])).toBeUndefined();
  });
});

describe('a table', () => {
  it('takes control characters out of what records say', () => {
    expect(tableOf(['a'], [{ a: 'x\u001b[31my\u202e' }], 80, false)).toBe('a\nx [31my\n');
  });
});
