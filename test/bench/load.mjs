import { connect } from 'node:net';
import { answer } from './processes.mjs';
import { now } from './rounds.mjs';

/** One connection that is kept alive and carries one request at a time; answers are read no further than needed. */
class Connection {
  #socket;
  #received = Buffer.alloc(0);
  #done;

  constructor(port) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#done?.reject(error));
  }

  /** The status of the answer. */
  send(bytes) {
    return new Promise((resolve, reject) => {
      this.#done = { resolve, reject };
      this.#socket.write(bytes);
    });
  }

  end() {
    this.#socket.destroy();
  }

  #take(chunk) {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)[1]);
    if (this.#received.length < end + 4 + length) return;
    const text = this.#received.toString('utf8', end + 4);
    this.#received = Buffer.alloc(0);
    const status = Number(head.slice(9, 12));
    if (status < 300) this.#done.resolve(status);
    else this.#done.reject(new Error(`${status} ${text}`));
  }
}

const framed = ({ path, cookie }, body) => {
  const bytes = Buffer.from(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    'x-watchfloor: 1',
    `cookie: ${cookie}`,
    `content-length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
};

/** As many requests as there are bodies, each connection sending its next one when it has its answer. */
async function closedLoop({ port, request, connections, bodies }) {
  const prepared = bodies.map((body) => framed(request, body));
  const lines = Array.from({ length: connections }, () => new Connection(port));
  const begun = now();
  await Promise.all(
    lines.map(async (line, index) => {
      for (let i = index; i < prepared.length; i += connections) await line.send(prepared[i]);
    }),
  );
  const ms = now() - begun;
  for (const line of lines) line.end();
  return (1000 * prepared.length) / ms;
}

/** Requests at a fixed rate; time counts from the moment at which each one was due, so a stalled server cannot hide. */
async function openLoop({ port, request, bodies, rate }) {
  const prepared = bodies.map((body) => framed(request, body));
  const idle = [];
  const all = [];
  const took = [];
  const begun = now();
  const one = async (index) => {
    const line = idle.pop() ?? new Connection(port);
    if (!all.includes(line)) all.push(line);
    await line.send(prepared[index]);
    took.push(now() - (begun + (1000 * index) / rate));
    idle.push(line);
  };
  const sent = [];
  while (sent.length < prepared.length) {
    const due = Math.min(prepared.length, Math.floor(((now() - begun) / 1000) * rate) + 1);
    while (sent.length < due) sent.push(one(sent.length));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(sent);
  for (const line of all) line.end();
  return took;
}

answer({ closedLoop, openLoop });
