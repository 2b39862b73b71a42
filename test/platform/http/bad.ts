import { correctionCommands } from '../../../contracts/corrections';
import { uuid7 } from '../../../src/platform/derive';
import { commandInfo, commandNames } from '../../../src/platform/registry';
import type { TestApp } from '../../app';
import { type Answer, type Client, rawRequest } from '../../client';
import { crisisOf } from '../../matter';

/** One request that must be refused: who sends what, and what the answer has to name. */
export interface Bad {
  readonly what: string;
  readonly send: (world: World) => Promise<Answer<any>>;
  readonly status?: number;
  readonly code?: string;
  /** Beginning of a pointer that one of the errors has. */
  readonly pointer?: string;
}
export interface World {
  readonly server: TestApp;
  readonly officer: Client;
  readonly ken: Client;
  readonly crisisOfHonduras: string;
  readonly crisisOfKenya: string;
}

const headersOf = (client: Client, more: Readonly<Record<string, string | string[]>> = {}) => ({
  cookie: client.cookie ?? '',
  'content-type': 'application/json',
  'x-watchfloor': '1',
  'idempotency-key': uuid7(),
  ...more,
});
/** A request with these very bytes as its body, from somebody who may send commands. */
export const bytes = (
  what: string,
  body: string | Buffer,
  more: Partial<Bad> & {
    readonly headers?: Record<string, string | string[]>;
    readonly path?: string;
    readonly method?: string;
  } = {},
): Bad => {
  const { headers, path = '/commands/OpenCrisis', method = 'POST', ...expected } = more;
  const send = ({ officer }: World) => rawRequest(officer.url, method, path, headersOf(officer, headers), body);
  return { what, send, ...expected };
};
/** A body that would be taken as it is. */
export const good = () => ({ data: crisisOf(uuid7(), ['KEN']) });
/** Its text. */
export const goodText = () => JSON.stringify(good());
/** The answer to whatever breaks a rule of its own field. */
export const invalid = { status: 422, code: 'INVALID_FIELDS' } as const;

/** Every command with its class. */
export const classes = () => [
  ...commandNames().map((type) => [type, commandInfo(type)!.entry.command] as const),
  ...Object.entries(correctionCommands).map(([type, { command }]) => [type, command] as const),
];
