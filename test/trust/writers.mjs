import { closeSync, openSync, writeSync } from 'node:fs';
import { uuid7 } from '../bench/events.mjs';

const answerMs = 10_000;

/** One command of somebody; the answer of the server, undefined when none came. */
export async function post(url, cookie, { commandId, type, data }) {
  try {
    const answer = await fetch(`${url}/commands/${type}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-watchfloor': '1', 'idempotency-key': commandId, cookie },
      body: JSON.stringify({ data }),
      signal: AbortSignal.timeout(answerMs),
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return undefined;
  }
}

export const openCrisis = (crisisId, commandId = uuid7()) => ({
  commandId,
  type: 'OpenCrisis',
  data: {
    crisisId,
    title: `Crisis ${crisisId.slice(-6)}`,
    countries: ['KEN'],
    kind: 'electoralViolence',
    severity: 3,
    leadDesk: 'AF',
    summary: 'Tension before the vote.',
  },
});

export const postUpdate = (crisisId, text, commandId = uuid7()) => ({
  commandId,
  type: 'PostSituationUpdate',
  data: {
    crisisId,
    text,
    covers: { from: '2026-11-25T06:00:00Z', to: '2026-11-25T07:00:00Z' },
    significant: false,
    threats: [],
    evidence: [],
  },
});

/** What clients know: which commands they sent, and what they were told. Written to a file before the next one is sent. */
export class Journal {
  acknowledged = new Map();
  unanswered = [];
  refused = [];
  #file;

  constructor(path) {
    this.#file = openSync(path, 'a');
  }

  note(command, answer) {
    const { commandId } = command;
    writeSync(
      this.#file,
      `${JSON.stringify({ commandId, status: answer?.status, position: answer?.body.position })}\n`,
    );
    if (answer === undefined) this.unanswered.push(command);
    else if (answer.status === 201) this.acknowledged.set(commandId, answer.body);
    else this.refused.push(answer);
  }

  close() {
    closeSync(this.#file);
  }
}

/** Sends commands one after the other, so many a second, until the server does not answer. */
export async function write({ url, cookie, crisisId, journal, perSecond }) {
  const began = performance.now();
  for (let sent = 0; ; sent++) {
    const wait = began + (1000 * sent) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const command = postUpdate(crisisId, `report ${sent}`);
    const answer = await post(url, cookie, command);
    journal.note(command, answer);
    if (answer === undefined) return;
  }
}
