import { join } from 'node:path';
import { MemoryEventLog } from '../../infra/event-log/memory';
import { contract } from './contract';
import { event, TestClock } from './contract/subject';

const built = join(__dirname, '..', '..', 'dist', 'infra', 'event-log', 'memory.js');
const program = `
const { MemoryEventLog } = require(${JSON.stringify(built)});
(async () => {
  const log = new MemoryEventLog({ realm: 'live', clock: { micros: () => Date.now() * 1000 } });
  await log.append('crisis-1', -1, [${JSON.stringify(event())}]);
  await log.close();
  process.stdout.write('closed');
})();`;

contract({
  name: 'memory',
  open: async () => {
    const clock = new TestClock();
    const log = new MemoryEventLog({ realm: 'live', clock });
    return { log, clock, program, release: () => log.close() };
  },
});
