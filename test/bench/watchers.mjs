import { send } from './people.mjs';
import { answer } from './processes.mjs';
import { pack } from './product.mjs';
import { now } from './rounds.mjs';

const { WebSocket } = pack('ws');
const sockets = [];
/** By position that a frame reaches: how many sockets have it, when the last one got it, and its bytes. */
let frames = new Map();
let received = 0;

async function connect({ url, cookie, count, topic }) {
  const watchers = Array.from({ length: count });
  for (let i = 0; i < count; i += 20) {
    await Promise.all(watchers.slice(i, i + 20).map(() => open(url, cookie, topic)));
  }
  return sockets.length;
}

async function open(url, cookie, topic) {
  const { body } = await send(url, '/live/tickets', {}, cookie);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { origin: body.origin, perMessageDeflate: false });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.position = 0;
  socket.told = 0;
  const ready = new Promise((resolve) => {
    socket.on('message', (data) => take(socket, data, topic, resolve));
  });
  socket.send(JSON.stringify({ op: 'hello', protocol: 1, ticket: body.ticket }));
  if (topic) socket.send(JSON.stringify({ op: 'watch', topic }));
  await ready;
  sockets.push(socket);
}

const opened = { snapshot: '{"op":"snapshot"', welcome: '{"op":"welcome"', change: '{"op":"change"' };

/** Frames are not parsed: a thousand browsers would do that on a thousand machines. */
function take(socket, data, topic, ready) {
  received += 1;
  const head = data.toString('latin1', 0, 160);
  if (head.startsWith(topic ? opened.snapshot : opened.welcome)) ready();
  if (!head.startsWith(opened.change)) return;
  const to = Number(/"to":(\d+)/.exec(head)[1]);
  socket.position = to;
  const seen = frames.get(to) ?? { count: 0, last: 0, bytes: data.length };
  seen.count += 1;
  seen.last = now();
  frames.set(to, seen);
}

/** As browsers do: at most once a second, the position that was applied. */
function acknowledge(topic) {
  for (const socket of sockets) {
    if (socket.position === socket.told || socket.readyState !== WebSocket.OPEN) continue;
    socket.told = socket.position;
    socket.send(JSON.stringify({ op: 'applied', topic, position: socket.position }));
  }
}
setInterval(() => acknowledge('crises'), 1000);

answer({
  connect,
  frames: () => {
    const taken = [...frames].map(([to, { count, last, bytes }]) => [to, count, last, bytes]);
    frames = new Map();
    return taken;
  },
  received: () => received,
});
