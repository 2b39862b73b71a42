import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../../contracts/encoding';
import type { Actor } from '../../../contracts/metadata';
import type { Reader } from '../../../contracts/scope';
import { Ledger } from '../ledger/ledger';
import { Send } from '../send';
import { type ImportIssued, ImportNotes, ImportSender, type Sent } from './ports';

/** Commands of an import take the way of all commands, with the rights of whoever started it. */
@Injectable()
export class PlatformSender extends ImportSender {
  constructor(private readonly platform: Send) {
    super();
  }

  send(type: string, data: JsonObject, issued: ImportIssued, reader: Reader): Promise<Sent> {
    return this.platform.command(type, data, issued, reader);
  }
}

/** Records about a batch, as the Ledger notes them. */
@Injectable()
export class PlatformNotes extends ImportNotes {
  constructor(private readonly ledger: Ledger) {
    super();
  }

  async note(
    stream: string,
    event: { readonly type: string; readonly data: JsonObject },
    by: { readonly actor: Actor; readonly onBehalfOf: string; readonly commandId: string },
  ): Promise<void> {
    await this.ledger.note(stream, [event], by);
  }
}
