import { closeCodes } from '../../../contracts/live';
import { describeBoards, describeRegisters } from './catalogue';
import { clientFrames, serverFrames } from './frame-schemas';

const sentences: Readonly<Record<string, string>> = {
  hello: 'The first frame: a ticket of POST /live/tickets, valid once and for a minute',
  watch: 'Send a board from now on; `since` asks for no more than what changed after it',
  unwatch: 'Send a board no more',
  applied: 'How far the client has applied a board, at most once a second',
  welcome: 'The ticket is accepted',
  snapshot: 'All rows of a board, in parts',
  change: 'Rows that changed; accepted when from ≤ applied < to, null is a row that is gone or no longer visible',
  beat: 'Every two seconds: the only thing that makes a page current',
  refused: 'A frame was refused; the socket stays open',
};

const messagesOf = (frames: Readonly<Record<string, object>>) =>
  Object.fromEntries(
    Object.entries(frames).map(([op, payload]) => [
      op,
      { name: op, title: op, summary: sentences[op], contentType: 'application/json', payload },
    ]),
  );
const references = (frames: Readonly<Record<string, object>>) =>
  Object.keys(frames).map((op) => ({ $ref: `#/channels/live/messages/${op}` }));

/** The live protocol as an AsyncAPI 3.0 document; a test holds it to the frames of a real window. */
export const asyncApi = () => ({
  asyncapi: '3.0.0',
  id: 'urn:watchfloor:live',
  info: {
    title: 'Watchfloor live',
    version: '1',
    description: `Boards and registers pushed as rows. Topics: ${topics().join(', ')}, and record:<stream>. Close codes: ${Object.entries(
      closeCodes,
    )
      .map(([name, code]) => `${code} ${name}`)
      .join(', ')}.`,
  },
  defaultContentType: 'application/json',
  channels: {
    live: {
      address: '/live',
      title: 'Live boards',
      messages: messagesOf({ ...clientFrames, ...serverFrames }),
      bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
    },
  },
  operations: {
    fromClient: { action: 'receive', channel: { $ref: '#/channels/live' }, messages: references(clientFrames) },
    toClient: { action: 'send', channel: { $ref: '#/channels/live' }, messages: references(serverFrames) },
  },
});

const topics = () => [...describeBoards().map(({ name }) => name), ...describeRegisters().map(({ name }) => name)];
