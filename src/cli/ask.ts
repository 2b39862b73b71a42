import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Ended, exit } from './exit';
import type { Terminal } from './terminal';

/** Asks on stderr, so that stdout stays for data. */
export async function ask({ stdin, stderr }: Terminal, question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

/** Asks for a secret without showing it. @throws Ended with code 2 where there is no terminal */
export async function askSecret({ stdin, stderr }: Terminal, question: string): Promise<string> {
  if (!stdin.isTTY) throw new Ended(exit.usage, `${question.replace(/:\s*$/, '')} is needed`, 'Give --password-file.');
  stderr.write(question);
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: mute, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    stderr.write('\n');
  }
}
