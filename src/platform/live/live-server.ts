import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type WebSocket, WebSocketServer } from 'ws';
import { beatEveryMs, closeCodes } from '../../../contracts/live';
import { Settings } from '../settings';
import { LiveClient } from './live-client';
import { LiveHub } from './live-hub';
import { pingEveryMs } from './row-topics';

/** `/live` on Nest's own HTTP server: who may open a socket, heartbeats, pings, and an orderly end. */
@Injectable()
export class LiveServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sockets: WebSocketServer;
  readonly #timers: NodeJS.Timeout[] = [];
  #second = 0;
  #admitted = 0;
  #closing = false;

  constructor(
    private readonly hub: LiveHub,
    private readonly host: HttpAdapterHost,
    private readonly settings: Settings,
  ) {
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: hub.limits.maxPayload,
      perMessageDeflate: false,
    });
  }

  onApplicationBootstrap() {
    const http: Server = this.host.httpAdapter.getHttpServer();
    http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#timers.push(setInterval(() => void this.hub.beat(), beatEveryMs));
    this.#timers.push(setInterval(() => this.#ping(), pingEveryMs));
  }

  /** Clients hear that the server goes away before their sockets end. */
  async beforeApplicationShutdown() {
    this.#closing = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const { socket } of this.hub.clients) socket.close(closeCodes.restart, '{"retryAfter":1}');
    await new Promise((resolve) => setTimeout(resolve, this.hub.clients.size > 0 ? 100 : 0));
    for (const { socket } of this.hub.clients) socket.terminate();
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const refusal = this.#refusal(request);
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (client) => this.#accept(client, request));
  }

  #refusal(request: IncomingMessage): string | undefined {
    if (request.url !== '/live') return '404 Not Found';
    if (this.#closing) return '503 Service Unavailable';
    if (!this.settings.allowsOrigin(request.headers.origin, request.headers.host)) return '403 Forbidden';
    const waiting = [...this.hub.clients].filter(({ admitted }) => !admitted);
    const here = waiting.filter(({ address }) => address === request.socket.remoteAddress);
    const { unauthenticated, unauthenticatedPerAddress } = this.hub.limits;
    if (waiting.length >= unauthenticated || here.length >= unauthenticatedPerAddress) return '429 Too Many Requests';
    return undefined;
  }

  #accept(socket: WebSocket, request: IncomingMessage) {
    const client = new LiveClient(socket, request.socket.remoteAddress ?? '', this.hub);
    this.hub.clients.add(client);
    if (!this.#admissible()) client.close(closeCodes.restart, '{"retryAfter":1}');
  }

  #admissible() {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) this.#admitted = 0;
    this.#second = second;
    this.#admitted += 1;
    return this.#admitted <= this.hub.limits.admissionRate;
  }

  #ping() {
    for (const client of this.hub.clients) {
      if (client.missedPings >= 2) client.socket.terminate();
      client.missedPings += 1;
      client.socket.ping();
    }
  }
}
