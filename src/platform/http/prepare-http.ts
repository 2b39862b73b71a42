import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../contracts/refusals';
import { JsonFault, parseStrict } from '../../../contracts/strict-json';
import { problemOf } from './problems';
import { Turns } from './turns';

/** What the browser may load and do, for every document (experience.md §25). */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['watchfloor'],
  },
};

const webRoot = join(__dirname, '../../../web').replace(/\/src\/web$|\/web$/, (part) =>
  __filename.endsWith('.ts') ? '/dist/web' : part,
);

/** What takes about half a millisecond together. The log answers up to 64 commands at once. */
const requestsATurn = 4;
const answersATurn = 8;

/** Turns of requests and answers, strict JSON bodies, response headers, and the browser application. */
export async function prepareHttp(app: NestFastifyApplication) {
  const http: FastifyInstance = app.getHttpAdapter().getInstance() as never;
  const [requests, answers] = [new Turns(requestsATurn), new Turns(answersATurn)];
  http.addHook('onRequest', (_request, _reply, next) => requests.enter(next));
  http.removeContentTypeParser(['application/json', 'text/plain']);
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      // A request without a body says nothing wrong, whatever type it claims.
      done(null, body.length === 0 ? undefined : parseStrict(textOf(body as Buffer)));
    } catch (error) {
      done(error instanceof JsonFault ? asRefusal(error) : (error as Error));
    }
  });
  await app.register(helmet as never, {
    global: false,
    contentSecurityPolicy,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  http.addHook('onRequest', sendProtection());
  http.addHook('onSend', (request, reply, payload, next) => {
    if (!reply.hasHeader('cache-control') && !request.url.startsWith('/assets/'))
      void reply.header('cache-control', 'no-store');
    answers.enter(() => next(null, payload));
  });
  if (existsSync(join(webRoot, 'index.html'))) servePages(app, http);
}

/** Sets the headers of helmet; they are the same for every answer, and making them costs more than a command's decision. */
function sendProtection() {
  let made: readonly (readonly [string, string])[] | undefined;
  return (_: FastifyRequest, reply: FastifyReply, next: () => void) => {
    if (made) for (const [name, value] of made) reply.raw.setHeader(name, value);
    else {
      void reply.helmet();
      made = Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)]);
    }
    next();
  };
}

function servePages(app: NestFastifyApplication, http: FastifyInstance) {
  app.useStaticAssets({ root: webRoot, wildcard: false, index: false, cacheControl: false } as never);
  // Only what asks for a page gets one: a missing script must not arrive as a page with status 200.
  const page = (request: FastifyRequest, reply: FastifyReply) =>
    request.headers.accept?.includes('text/html') ? reply.sendFile('index.html') : reply.callNotFound();
  for (const path of ['/', '/sign-in', '/setup', '/r/*']) http.get(path, page);
}

/** What the router cannot read is refused like everything else, before any of our own code sees it. */
export function refuseAddress(_: Error, __: unknown, reply: unknown) {
  const fault = { pointer: '', rule: 'is not an address of this server' };
  const problem = problemOf('INVALID_FIELDS', { errors: [fault] }, randomUUID());
  void (reply as FastifyReply).status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** The text of a body; bytes that are no text are refused, never replaced. @throws JsonFault */
function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new JsonFault('', 'is not UTF-8');
  }
}

const asRefusal = ({ pointer, rule }: JsonFault) => new Refusal('INVALID_FIELDS', { errors: [{ pointer, rule }] });
