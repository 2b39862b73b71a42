import { Injectable } from '@nestjs/common';
import type { Reader } from '../../../contracts/scope';
import { Rights } from '../auth/rights';
import { ImportReaders } from '../exchange/ports';

/** Rights of whoever started an import, as they are now. */
@Injectable()
export class ImportRights extends ImportReaders {
  constructor(private readonly rights: Rights) {
    super();
  }

  async of(userId: string): Promise<Reader | undefined> {
    return this.rights.reader(userId);
  }
}
