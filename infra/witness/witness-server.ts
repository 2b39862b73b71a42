import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { requestLimits } from './add-checkpoint';
import { type Answer, answers } from './answers';

/** What answers the two requests of the protocol. */
export interface Answering {
  add(body: Uint8Array): Promise<Answer>;
  checkpoint(originHash: string): Answer;
}

const limits = { headersTimeout: 5000, requestTimeout: 10_000, keepAliveTimeout: 5000, maxHeaderSize: 8192 } as const;
const submission = '/add-checkpoint';
const monitoring = /^\/([0-9a-f]{64})\/checkpoint$/;

/** A witness over HTTP (C2SP tlog-witness, trust.md §3.3). */
export const witnessServer = (witness: Answering): Server =>
  createServer(limits, (request, response) => void serve(witness, request, response));

async function serve(witness: Answering, request: IncomingMessage, response: ServerResponse) {
  try {
    send(response, await answerTo(witness, request));
  } catch {
    // Otherwise the other side went away in the middle of its request.
    if (request.complete) send(response, answers.unavailable);
    else request.destroy();
  }
}

async function answerTo(witness: Answering, request: IncomingMessage): Promise<Sent> {
  const path = request.url?.split('?')[0] ?? '';
  const body = await bodyOf(request);
  const originHash = monitoring.exec(path)?.[1];
  if (path === submission && request.method !== 'POST') return { ...answers.otherMethod, allow: 'POST' };
  if (path === submission) return body ? witness.add(body) : answers.malformed;
  if (originHash === undefined) return answers.nothing;
  return request.method === 'GET' ? witness.checkpoint(originHash) : { ...answers.otherMethod, allow: 'GET' };
}

interface Sent extends Answer {
  /** The method that the path takes. */
  readonly allow?: string;
}

/** The body; undefined when it is too long, and then read to its end so that the answer is heard. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= requestLimits.bytes) parts.push(part);
  }
  return length <= requestLimits.bytes ? Buffer.concat(parts) : undefined;
}

function send(response: ServerResponse, { status, type, body, allow }: Sent) {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(allow !== undefined && { Allow: allow }),
  });
  response.end(body);
}
