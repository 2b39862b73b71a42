import { contract } from './contract';
import { notInMemory, openMemory } from './memory-subject';

contract({
  name: 'memory',
  open: openMemory,
  notApplicable: notInMemory,
  without: {
    82: 'a new process: the log ends with its own, so the same log is followed anew from the saved position',
    81: 'another event in the place of the last one: nothing outside can replace it',
    97: 'READ_ONLY, LOG_FULL, QUEUE_FULL, UNAVAILABLE, TIMEOUT, ACCESS_DENIED, CORRUPT: there is no file, thread, queue or connection that could fail',
  },
});
