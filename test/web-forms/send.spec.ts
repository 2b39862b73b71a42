import type { Problem, Recorded } from '../../contracts/http';
import { createSender } from '../../src/web/forms/form-send';
import { type FormEvent, type FormState, formState, opened } from '../../src/web/forms/form-state';
import { ApiProblem, NoAnswer } from '../../src/web/live/api';

const recorded: Recorded = { stream: 'crisis-KEN13', revision: 1, position: 9 };
const problem = (status: number, code: string, values?: Problem['values']) =>
  new ApiProblem({ type: '', title: '', status, code, detail: '', trace: '', ...(values && { values }) });

/** A form on a wire that gives these answers in turn; remembers under which id each attempt was sent. */
function formOn(...answers: readonly (Recorded | Error)[]) {
  let state: FormState = opened('id-1', {}, 3);
  const sent: string[] = [];
  const dispatch = (event: FormEvent) => {
    state = formState(state, event);
  };
  const sender = createSender({
    state: () => state,
    dispatch,
    ready: () => true,
    post: async <T>() => {
      const answer = answers[sent.length];
      sent.push(state.commandId);
      if (answer instanceof Error) throw answer;
      return answer as T;
    },
  });
  return { sender, sent, now: () => state };
}

describe('sending of a form', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('repeats the same id until an answer comes, and stops there', async () => {
    const form = formOn(new NoAnswer('lost'), problem(504, 'LOG_TIMEOUT'), recorded);
    form.sender.send();
    await jest.advanceTimersByTimeAsync(0);
    expect(form.now().phase).toEqual({ at: 'asking', attempt: 1 });
    await jest.advanceTimersByTimeAsync(1000);
    expect(form.now().phase).toEqual({ at: 'asking', attempt: 2 });
    await jest.advanceTimersByTimeAsync(2000);
    expect(form.now().phase).toMatchObject({ at: 'recorded', recorded });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(form.sent).toEqual(['id-1', 'id-1', 'id-1']);
  });

  it('waits the told time when nothing was recorded', async () => {
    const form = formOn(problem(429, 'TOO_MANY_REQUESTS', { retryAfter: 7 }), recorded);
    form.sender.send();
    await jest.advanceTimersByTimeAsync(6999);
    expect(form.sent).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(form.now().phase.at).toBe('recorded');
  });

  it.each([
    [409, 'WRONG_STATE', 'refused'],
    [412, 'REVISION_CONFLICT', 'conflict'],
    [403, 'OUTSIDE_SCOPE', 'forbidden'],
    [409, 'AUTHORIZATION_NEEDED', 'authorization'],
    [422, 'INVALID_FIELDS', 'refused'],
  ])('sends %i %s once and says so', async (status, code, at) => {
    const form = formOn(problem(status, code));
    form.sender.send();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(form.sent).toHaveLength(1);
    expect(form.now().phase.at).toBe(at);
  });

  it('sends nothing more once the form is closed', async () => {
    const form = formOn(new NoAnswer('lost'), recorded);
    form.sender.send();
    await jest.advanceTimersByTimeAsync(0);
    form.sender.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(form.sent).toHaveLength(1);
  });
});
