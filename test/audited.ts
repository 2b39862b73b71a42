import { uuid7 } from '../src/platform/derive';
import { startApp } from './app';
import { crisisOf, updateOf } from './matter';

/** A server with an auditor, and the position of an update on a crisis in Kenya, which says this. */
export async function audited(text: string) {
  const server = await startApp({ log: 'sqlite' });
  const auditor = await server.signUp({ login: 'auditor', roles: ['auditor'] });
  const crisisId = uuid7();
  await server.officer.command('OpenCrisis', crisisOf(crisisId, ['KEN']));
  const { position } = await server.officer.command('PostSituationUpdate', updateOf(crisisId, text));
  return { server, auditor, position };
}
