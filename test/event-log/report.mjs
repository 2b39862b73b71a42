import { basename } from 'node:path';

/** Prints each test of the event log as soon as it is done, cases by their numbers, and at the end what they came to. */
const marks = { passed: 'ok', failed: 'FAILED' };
const heading = /^S-\d\d /;
const numbered = /^(P-\d+|[BS]-\d\d|\d+) (.*?)(?: \[(not applicable|skipped|without): (.*)\])?$/;

export default class Report {
  #done = [];

  onTestCaseResult({ path }, result) {
    this.#tell(path, result);
  }

  onTestFileResult({ path }, { testExecError, testResults }) {
    if (testExecError) console.log(`FAILED  ${path} did not run: ${testExecError.message ?? testExecError}`);
    // Tests that are left out are told of only with their file.
    for (const result of testResults) if (result.status === 'pending') this.#tell(path, result);
  }

  #tell(path, { ancestorTitles, title, status, duration, failureMessages }) {
    // A case of an adapter may have several tests, under one heading that has its number.
    const whole = heading.test(ancestorTitles[0]) || !numbered.test(title);
    const name = whole ? [...ancestorTitles, title].join(': ') : title;
    const [, number = '', text = name, kind, reason] = numbered.exec(name) ?? [];
    this.#done.push({ file: basename(path, '.spec.ts'), number, status, kind, reason });
    const mark = status === 'pending' && kind ? kind : (marks[status] ?? status);
    const seconds = status === 'pending' ? '' : `${((duration ?? 0) / 1000).toFixed(2)} s`;
    console.log(
      `${mark.padEnd(14)}${seconds.padStart(8)}  ${number.padStart(4)}  ${text}${kind ? `  [${reason}]` : ''}`,
    );
    for (const message of failureMessages) console.log(message.replace(/^/gm, '        '));
  }

  onRunComplete() {
    const suites = Object.entries(Object.groupBy(this.#done.filter(isCase), ({ file }) => file));
    const left = this.#done.filter((test) => test.kind && !isCase(test));
    for (const [file, cases] of suites) listReasons(cases, suites.length > 1 ? `${file}, ` : '');
    listReasons(left, '');
    console.log('');
    for (const [prefix, words] of [
      ['P', "peers' defects shown absent"],
      ['S', 'cases of the adapter'],
      ['B', 'cases of branches'],
    ])
      this.#summary(words, new RegExp(`^${prefix}-`));
    for (const [file, cases] of suites) console.log(`${suites.length > 1 ? `${file}: ` : ''}${totals(cases)}`);
  }

  /** Counts cases of which each may have several tests. */
  #summary(words, prefix) {
    const own = Map.groupBy(this.#done, ({ number }) => number);
    const results = [...own].filter(([number]) => prefix.test(number)).map(([, tests]) => tests);
    if (results.length === 0) return;
    const of = (wanted) => count(results, (tests) => tests.some(({ status }) => status === wanted));
    console.log(`${results.length} ${words}: ${results.length - of('failed')} passed, ${of('failed')} failed`);
  }
}

const count = (list, test) => list.filter(test).length;
const isCase = ({ number }) => /^\d+$/.test(number);

function listReasons(tests, suite) {
  const reasons = tests.filter(({ kind }) => kind).sort((a, b) => a.number - b.number);
  if (reasons.length > 0) console.log('');
  for (const { number, kind, reason } of reasons) console.log(`${suite}${kind}: ${number.padStart(4)}  ${reason}`);
}

function totals(cases) {
  const failed = count(cases, ({ status }) => status === 'failed');
  return (
    `${cases.length} cases: ${count(cases, ({ status }) => status === 'passed')} passed, ` +
    (failed > 0 ? `${failed} FAILED, ` : '') +
    `${count(cases, ({ kind }) => kind === 'not applicable')} not applicable (listed with reasons)`
  );
}
