/** Prints everything that happens in the run of a seed: `node test/trust/simulation/print-trace.mjs <seed>`. */
import { simulate } from './simulation.mjs';

const { trace } = await simulate({ seed: Number(process.argv[2]) });
process.stdout.write(`${trace.lines.join('\n')}\n`);
