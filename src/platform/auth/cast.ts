import { Injectable } from '@nestjs/common';
import type { CastMember } from '../../../contracts/http';

/** People of a demonstration whom its sign-in page offers; nobody outside one. */
@Injectable()
export class Cast {
  members: readonly CastMember[] | undefined;
}
