import type { Provider } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { orderOf } from './issued';
import { Ledger } from './ledger/ledger';
import { type AnyDecider, commandInfo } from './registry';

/** One `@CommandHandler` per command of the deciders, so a new command needs no handler file. */
export const handlersFor = (...deciders: readonly AnyDecider[]): Provider[] =>
  deciders.flatMap(({ commands }) => Object.entries(commands).map(([type, { command }]) => handlerOf(type, command)));

function handlerOf(type: string, command: new () => object) {
  @CommandHandler(command)
  class Handler {
    constructor(private readonly ledger: Ledger) {}
    execute(sent: object) {
      return this.ledger.record(commandInfo(type)!, sent, orderOf(sent));
    }
  }
  return Object.defineProperty(Handler, 'name', { value: `${type}Handler` });
}
