import { hash } from 'node:crypto';

/** What happened in a run, line by line with its virtual time: two runs of one seed have the same lines. */
export class Trace {
  lines = [];

  constructor(scheduler) {
    this.scheduler = scheduler;
  }

  add(line) {
    this.lines.push(`${this.scheduler.now} ${line}`);
  }

  hash() {
    return hash('sha256', this.lines.join('\n'));
  }
}
