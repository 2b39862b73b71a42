import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { Cosigning, type WitnessesAnswer } from '../../../contracts/cosigning';
import { base64 } from '../../../contracts/seal/base64';
import { parseSignedCheckpoint } from '../../../contracts/seal/checkpoint';
import { type KeptCheckpoints, type KeptSeal, Seals } from '../../../contracts/seals';
import type { IdentifiedRequest } from '../http/identity';
import { countOf } from '../http/query';
import { assertOverseer } from './overseers';

const fewest = 20;
const most = 100;

/** What is known of the witnesses, and which checkpoints are kept by whom they are signed, for overseers. */
@Controller('log')
export class SealRecordsController {
  constructor(
    private readonly seals: Seals,
    private readonly cosigning: Cosigning,
  ) {}

  @Get('witnesses')
  @Header('cache-control', 'no-store')
  witnesses(@Req() request: IdentifiedRequest): WitnessesAnswer {
    assertOverseer(request);
    return { ...this.cosigning.status(), size: this.seals.head()?.size ?? 0 };
  }

  /** The newest first: 20, or as many as `limit` says, at most 100. */
  @Get('checkpoints')
  @Header('cache-control', 'no-store')
  checkpoints(@Query() { limit }: Record<string, string>, @Req() request: IdentifiedRequest): KeptCheckpoints {
    assertOverseer(request);
    const { witnesses } = this.cosigning.status();
    const names = new Map(witnesses.map(({ keyName, name }) => [keyName, name]));
    return {
      checkpoints: this.seals
        .kept(Math.min(countOf('limit', limit) ?? fewest, most))
        .map((kept) => this.#told(kept, names)),
    };
  }

  #told(kept: KeptSeal, names: ReadonlyMap<string, string>): KeptCheckpoints['checkpoints'][number] {
    const { size, root, signatures } = parseSignedCheckpoint(this.cosigning.noteOf(kept));
    const witnesses = signatures.map(({ name }) => names.get(name)).filter((name) => name !== undefined);
    return { size, root: base64(root), reason: kept.reason, keptAt: kept.keptAt, witnesses };
  }
}
