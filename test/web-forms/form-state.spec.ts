import type { DryRun, Problem, RecordAnswer, ShownEvent } from '../../contracts/http';
import { type Answer, answerOf, repeatAfter } from '../../src/web/forms/answers';
import { changesBetween, eventsSince } from '../../src/web/forms/conflict';
import { type FormEvent, type FormState, formState, locked, opened } from '../../src/web/forms/form-state';

const problem = (status: number, code: string, values?: Problem['values']): Problem => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  detail: 'words',
  trace: 't',
  ...(values && { values }),
});
const dryRun = (...refusals: readonly Problem[]): DryRun => ({
  events: [],
  refusals,
  reactions: [],
  cells: [],
  position: 10,
});
const recorded = { stream: 'crisis-KEN13', revision: 15, position: 184_231 };
const start = opened('id-1', { rationale: 'because' }, 14);
const walked = (state: FormState, ...events: readonly FormEvent[]) => events.reduce(formState, state);
const answered = (answer: Answer): FormEvent => ({ type: 'answered', answer });
const edit: FormEvent = { type: 'edit', part: 'data', path: ['rationale'], value: 'other' };
const send: FormEvent = { type: 'send' };

describe('answers of the server', () => {
  it.each([
    [412, 'REVISION_CONFLICT', 'conflict'],
    [409, 'AUTHORIZATION_NEEDED', 'authorization'],
    [202, 'AUTHORIZATION_NEEDED', 'authorization'],
    [401, 'NOT_AUTHENTICATED', 'signedOut'],
    [403, 'ROLE_NOT_ALLOWED', 'forbidden'],
    [403, 'OUTSIDE_SCOPE', 'forbidden'],
    [409, 'WRONG_STATE', 'refused'],
    [409, 'COMMAND_ID_REUSED', 'refused'],
    [422, 'INVALID_FIELDS', 'refused'],
    [500, 'UNREADABLE_ANSWER', 'refused'],
    [429, 'TOO_MANY_REQUESTS', 'later'],
    [503, 'LOG_READ_ONLY', 'later'],
    [503, 'LOG_UNAVAILABLE', 'later'],
    [507, 'LOG_FULL', 'later'],
    [504, 'LOG_TIMEOUT', 'unknown'],
    [502, 'UNREADABLE_ANSWER', 'unknown'],
  ])('%i %s', (status, code, kind) => {
    expect(answerOf(problem(status, code)).kind).toBe(kind);
  });

  it('waits as long as the server says', () => {
    expect(answerOf(problem(429, 'TOO_MANY_REQUESTS'), 30)).toMatchObject({ seconds: 30 });
    expect(answerOf(problem(503, 'LOG_READ_ONLY', { retryAfter: 7 }))).toMatchObject({ seconds: 7 });
    expect(answerOf(problem(507, 'LOG_FULL'))).toMatchObject({ seconds: 5 });
    expect([1, 2, 3, 4, 5, 9].map(repeatAfter)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });
});

describe('state of a form', () => {
  it('keeps one command id from opening to the record', () => {
    const done = walked(
      start,
      edit,
      send,
      answered({ kind: 'unknown' }),
      send,
      answered({ kind: 'unknown' }),
      send,
      answered({ kind: 'recorded', recorded }),
    );
    expect(done).toMatchObject({
      commandId: 'id-1',
      dirty: false,
      phase: { at: 'recorded', recorded, shown: false },
    });
  });

  it('is pending until the board has passed the position', () => {
    const pending = walked(start, send, answered({ kind: 'recorded', recorded }));
    expect(walked(pending, { type: 'shown', position: 184_230 })).toEqual(pending);
    expect(walked(pending, { type: 'shown', position: 184_231 }).phase).toMatchObject({ at: 'recorded', shown: true });
  });

  it('stays asking while the outcome is unknown, and changes nothing meanwhile', () => {
    const asking = walked(start, send, answered({ kind: 'unknown' }));
    expect(asking.phase).toEqual({ at: 'asking', attempt: 1 });
    expect(walked(asking, send).phase).toEqual({ at: 'asking', attempt: 2 });
    expect(locked(asking)).toBe(true);
    expect(walked(asking, edit)).toEqual(asking);
  });

  it('waits and sends the same again when nothing was recorded', () => {
    const waiting = walked(
      start,
      send,
      answered({ kind: 'later', problem: problem(429, 'TOO_MANY_REQUESTS'), seconds: 30 }),
    );
    expect(waiting.phase).toMatchObject({ at: 'waiting', seconds: 30, attempt: 1 });
    expect(walked(waiting, send)).toMatchObject({ commandId: 'id-1', phase: { at: 'sending', attempt: 2 } });
  });

  it('keeps what was typed when refused, and is sent again only after a check has passed', () => {
    const refused = walked(start, edit, send, answered({ kind: 'refused', problem: problem(409, 'WRONG_STATE') }));
    expect(refused).toMatchObject({
      data: { rationale: 'other' },
      mustCheck: true,
      dirty: true,
      phase: { at: 'refused' },
    });
    const at = '2013-03-04T05:58:50Z';
    const still = walked(refused, {
      type: 'checked',
      edition: refused.edition,
      result: dryRun(problem(409, 'WRONG_STATE')),
      at,
    });
    expect(still).toMatchObject({ mustCheck: true, phase: { at: 'refused' } });
    const passed = walked(still, edit, { type: 'checked', edition: still.edition + 1, result: dryRun(), at });
    expect(passed).toMatchObject({ mustCheck: false, phase: { at: 'editing' } });
  });

  it('takes the new revision after a conflict and has it checked', () => {
    const conflict = walked(start, send, answered({ kind: 'conflict', problem: problem(412, 'REVISION_CONFLICT') }));
    expect(conflict).toMatchObject({ phase: { at: 'conflict' }, revision: 14 });
    expect(walked(conflict, { type: 'useNew', revision: 16 })).toMatchObject({
      revision: 16,
      commandId: 'id-1',
      mustCheck: true,
      data: start.data,
      phase: { at: 'editing' },
    });
  });

  it('learns of a conflict from a dry run, too', () => {
    const result = dryRun(problem(412, 'REVISION_CONFLICT'));
    expect(walked(start, { type: 'checked', edition: 0, result, at: 'now' }).phase.at).toBe('conflict');
  });

  it('ignores a dry run of an earlier edition and strikes the last one when edited', () => {
    const checked = walked(start, { type: 'checked', edition: 0, result: dryRun(), at: 'now' });
    expect(checked.check).toMatchObject({ is: 'done', current: true });
    const changed = walked(checked, edit);
    expect(changed.check).toMatchObject({ is: 'done', current: false });
    expect(walked(changed, { type: 'checked', edition: 0, result: dryRun(), at: 'later' })).toEqual(changed);
  });

  it('asks to sign in over the form and goes on with the same content', () => {
    const out = walked(start, edit, send, answered({ kind: 'signedOut' }));
    expect(out.phase.at).toBe('signedOut');
    expect(walked(out, { type: 'signedIn' })).toMatchObject({
      phase: { at: 'editing' },
      data: { rationale: 'other' },
      commandId: 'id-1',
    });
  });

  it.each(['authorization', 'forbidden'] as const)('leaves nothing pending when %s', (kind) => {
    expect(walked(start, send, answered({ kind, problem: problem(409, 'X') })).phase.at).toBe(kind);
  });
});

describe('what changed since the form was opened', () => {
  const event = (revision: number, type: string, data: ShownEvent['data']) =>
    ({ revision, position: 184_226 + revision, type, data }) as ShownEvent;
  const record = (revision: number, row: RecordAnswer['row'], events: readonly ShownEvent[]) =>
    ({ revision, row, events }) as RecordAnswer;

  it('names old and new value and the event that changed them', () => {
    const seen = record(14, { status: 'monitoring', lastReportAt: 'a', title: 'Kenya', revision: 14 }, []);
    const changed = event(15, 'CrisisStatusChanged', { to: 'active', from: 'monitoring' });
    const posted = event(16, 'SituationUpdatePosted', { covers: { from: 'x', to: 'y' } });
    const now = record(16, { status: 'active', lastReportAt: 'b', title: 'Kenya', revision: 16 }, [
      posted,
      changed,
      event(14, 'Old', {}),
    ]);
    expect(changesBetween(seen, now, 14)).toEqual([
      { field: 'status', from: 'monitoring', to: 'active', by: changed },
      { field: 'lastReportAt', from: 'a', to: 'b', by: posted },
    ]);
    expect(eventsSince(now, 14)).toEqual([posted, changed]);
    expect(changesBetween(undefined, now, 14)).toEqual([]);
  });
});
