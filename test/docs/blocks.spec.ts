import { documentAt, documents } from './documents';
import { blocksIn, spared, stepsIn } from './markdown';
import { follow, shows } from './session';

describe.each(['README.md', 'docs/tutorial.md', 'docs/operations.md'])('%s', (path) => {
  const { text } = documentAt(path);

  test('its commands do what it says', async () => {
    const { code, complaint, ran } = await follow(stepsIn(text));
    const unlike = ran.filter(
      ({ step, printed }) => step.prints !== undefined && printed !== undefined && !shows(step.prints, printed),
    );
    expect(unlike.map(({ step, printed }) => ({ line: step.line, shown: step.prints, printed }))).toEqual([]);
    const failed = ran.find(({ printed }) => printed === undefined);
    expect({ code, failedAt: failed && `${path}:${failed.step.line}`, complaint: failed && complaint }).toEqual({
      code: 0,
    });
  }, 180_000);
});

test.each(documents)('$path: a command that is not run says why', ({ text }) => {
  expect(spared(text).filter(({ reason }) => reason === undefined)).toEqual([]);
  expect(
    blocksIn(text).filter(({ language }) => language === '' || language === 'bash' || language === 'shell'),
  ).toEqual([]);
});

test('control: a command that fails, and one that prints something else, are noticed', async () => {
  const { code, ran } = await follow([
    { line: 1, script: 'echo one', prints: 'two' },
    { line: 2, script: 'false' },
    { line: 3, script: 'echo three' },
  ]);
  expect(code).toBe(1);
  expect(ran.map(({ printed }) => printed)).toEqual(['one\n', undefined, undefined]);
  expect(shows('two', 'one\n')).toBe(false);
  expect([shows('o…e', 'one\n'), shows('{"a":…}', '{"a":[1]}'), shows('o.e', 'one')]).toEqual([true, true, false]);
});
