import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';

/** Application log: JSON lines on stderr, no bodies and no secrets. It is for operators and is not evidence. */
export class JsonLogger implements LoggerService {
  readonly #pino: Logger;

  constructor(quiet: boolean) {
    this.#pino = pino(
      { level: quiet ? 'error' : 'info', base: null, redact: ['req.headers', 'password', 'token'] },
      pino.destination(2),
    );
  }

  log(message: unknown, context?: string) {
    if (!startUpNoise.has(context ?? '')) this.#pino.info({ context }, String(message));
  }
  warn(message: unknown, context?: string) {
    this.#pino.warn({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]) {
    this.#pino.error({ context: rest.at(-1) }, String(message));
  }
  fatal(message: unknown, context?: string) {
    this.#pino.fatal({ context }, String(message));
  }
}

/** What the framework says about itself at every start. */
const startUpNoise: ReadonlySet<string> = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);
