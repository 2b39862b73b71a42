import { type Context, text } from './context';

/** How far something is, told on stderr only. */
export interface Progress {
  readonly at: (done: number, of?: number) => void;
  readonly end: () => void;
}

const lineEveryMs = 10_000;

/** One moving line on a terminal, a line every ten seconds elsewhere, JSON lines or nothing as `--progress` says. */
export function progressOf({ terminal: { stderr }, flags }: Context, what: string, unit = 'rows'): Progress {
  const asked = text(flags, 'progress') ?? 'auto';
  const form = asked !== 'auto' ? asked : flags.quiet ? 'none' : stderr.isTTY ? 'bar' : 'line';
  const began = performance.now();
  let told = began;
  const rate = (done: number) => Math.round(done / Math.max(0.001, (performance.now() - began) / 1000));
  const sentence = (done: number, of?: number) => `${what} ${done}${of ? ` of ${of}` : ''} ${unit}, ${rate(done)}/s`;
  return {
    at: (done, of) => {
      if (form === 'json')
        stderr.write(`${JSON.stringify({ schema: 'watchfloor/progress/v1', what, done, ...(of && { of }) })}\n`);
      if (form === 'bar') stderr.write(`\r${sentence(done, of)} `);
      if (form !== 'line' || performance.now() - told < lineEveryMs) return;
      told = performance.now();
      stderr.write(`${sentence(done, of)}\n`);
    },
    end: () => void (form === 'bar' && stderr.write('\n')),
  };
}
