import type { FirstAccount, Setup } from '../../contracts/http';
import type { RunningServer } from './server';

export const person = (login: string, name: string): FirstAccount => ({
  name,
  login,
  email: `${login}@example.org`,
  org: 'STATE',
  password: `a quiet night on the floor, says ${login}`,
});

export const administrator = person('ada', 'Ada Adeyemi');
export const officer = person('sato', 'Kenji Sato');

/** Makes both first accounts of a fresh log by its printed link. */
export async function setUp({ origin, setupLink }: RunningServer) {
  const token = new URL(await setupLink()).hash.replace(/^#(token=)?/, '');
  const body: Setup = { token, administrator, officer };
  const answer = await fetch(`${origin}/setup`, {
    method: 'POST',
    headers: { 'x-watchfloor': '1', origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`set-up answered ${answer.status}: ${await answer.text()}`);
}
