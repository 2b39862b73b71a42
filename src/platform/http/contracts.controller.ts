import { hash } from 'node:crypto';
import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../contracts/refusals';
import { asyncApi } from './asyncapi';
import { describeBoards, describeCommands, describeEvents, describeRefusals, describeRegisters } from './catalogue';
import { type IdentifiedRequest, readerOf } from './identity';
import { openApi } from './openapi';

const documents: ReadonlyMap<string, () => unknown> = new Map<string, () => unknown>([
  ['commands', describeCommands],
  ['events', describeEvents],
  ['boards', describeBoards],
  ['registers', describeRegisters],
  ['refusals', describeRefusals],
  ['openapi', openApi],
  ['asyncapi', asyncApi],
]);

interface Document {
  readonly text: string;
  readonly tag: string;
}

/** What the system understands, for forms and other callers; the same for everyone signed in, tagged per build. */
@Controller()
export class ContractsController {
  readonly #made = new Map<string, Document>();

  @Get(['contracts/:document', 'openapi.json', 'asyncapi.json'])
  document(
    @Param('document') name: string | undefined,
    @Headers('if-none-match') known: string | undefined,
    @Req() request: IdentifiedRequest,
    @Res() reply: FastifyReply,
  ) {
    readerOf(request);
    const { text, tag } = this.#document(name ?? nameIn(request.url));
    void reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (known === tag) return reply.status(304).send();
    return reply.type('application/json').send(text);
  }

  #document(name: string): Document {
    const make = documents.get(name);
    if (!make) throw new Refusal('NOT_FOUND', { document: name });
    const made = this.#made.get(name);
    if (made) return made;
    const text = JSON.stringify(make());
    const document = { text, tag: `"${hash('sha256', text, 'hex').slice(0, 16)}"` };
    this.#made.set(name, document);
    return document;
  }
}

/** `/openapi.json` and `/asyncapi.json` are the documents' usual places. */
const nameIn = (url: string) => (url.startsWith('/asyncapi') ? 'asyncapi' : 'openapi');
