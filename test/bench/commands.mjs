import { uuid7 } from './events.mjs';

/** The command of the HTTP benchmarks. */
export const path = '/commands/PostSituationUpdate';
export const connections = 64;

/** Bodies that go round the crises, so that no two requests on their way speak to the same one. */
export const bodiesFor = (crises, count) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      data: {
        crisisId: crises[index % crises.length],
        covers: { from: '2026-11-25T06:00:00Z', to: '2026-11-25T07:00:00Z' },
        text: 'Counting goes on; courts are calm, roads to the north are blocked again.',
        significant: false,
        threats: ['crime'],
        evidence: [{ kind: 'url', ref: 'https://watchfloor.example/report' }],
      },
    }),
  );

/** A served application with crises to write to, and a function that measures requests a second against it. */
export async function commandTarget(server, load, dataDir) {
  const { url, cookie } = await server.call('serve', { dataDir });
  const crises = await server.call('openCrises', 256);
  const port = Number(new URL(url).port);
  const request = { path, cookie };
  return {
    rate: (count) => load.call('closedLoop', { port, request, connections, bodies: bodiesFor(crises, count) }),
    delays: (count, rate) => load.call('openLoop', { port, request, rate, bodies: bodiesFor(crises, count) }),
  };
}

/** The same requests to a server that reads them and answers at once. */
export async function echoTarget(echo, load) {
  const port = await echo.call('listen');
  const crises = Array.from({ length: 256 }, () => uuid7());
  const request = { path, cookie: `watchfloor=${'x'.repeat(43)}` };
  return (count) => load.call('closedLoop', { port, request, connections, bodies: bodiesFor(crises, count) });
}
