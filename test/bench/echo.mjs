import { createServer } from 'node:http';
import { answer } from './processes.mjs';

/** What a command's answer looks like, ready to be written. */
const recorded = JSON.stringify({
  stream: 'crisis-01900000-0000-7000-8000-0000000000c1',
  revision: 12,
  position: 123456,
});

function listen() {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': recorded.length });
      response.end(recorded);
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}

answer({ listen });
