import type { Socket } from 'node:net';
import * as ws from 'ws';
import type { Sink } from './watch';

interface Framing {
  frame(
    data: Buffer,
    options: { fin: boolean; opcode: number; mask: boolean; readOnly: boolean; rsv1: boolean },
  ): Buffer[];
}
/** The types of the library leave its own framing out. */
const { Sender } = ws as unknown as { readonly Sender: Framing };
const text = 1;

/** A text frame with its WebSocket header: a server does not mask, so one buffer serves every socket. */
export const framed = (frame: string): Buffer =>
  Buffer.concat(
    Sender.frame(Buffer.from(frame), {
      fin: true,
      opcode: text,
      mask: false,
      readOnly: true,
      rsv1: false,
    }),
  );

/**
 * What boards write to. A shared frame goes to the connection in one write: framing it anew for every client would
 * cost as much again as sending it. No frame is compressed, so none waits inside the library and order is kept.
 */
export const sinkOf = (socket: ws.WebSocket): Sink => ({
  send: (frame) => socket.send(frame),
  write: (frame) => {
    if (socket.readyState === ws.WebSocket.OPEN)
      (socket as unknown as { readonly _socket: Socket })._socket.write(frame);
  },
  get bufferedAmount() {
    return socket.bufferedAmount;
  },
});
