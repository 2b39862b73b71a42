import type { SentEnvelope } from '../../../contracts/http';
import { IsId, IsInstant, IsOneOf, IsRef, IsText } from '../../../contracts/kernel/fields';
import { IsGroup } from '../../../contracts/kernel/groups';
import type { Classification } from '../../../contracts/metadata';
import { classifications, credibilities, reliabilities } from '../../../contracts/vocabulary/code-lists';

class SentSource {
  @IsText(60) kind!: string;
  @IsText(300) ref!: string;
  @IsOneOf(reliabilities, undefined, { optional: true }) reliability?: string;
  @IsOneOf(credibilities, undefined, { optional: true }) credibility?: string;
}
class SentHandling {
  @IsOneOf(classifications) classification!: Classification;
  @IsText(40, { list: [0, 20] }) compartments!: string[];
}

/** What a sender may say about a command; everything else of the envelope is the server's. */
export class Envelope implements SentEnvelope {
  @IsInstant({ optional: true }) effectiveAt?: string;
  @IsRef('user', { optional: true }) onBehalfOf?: string;
  @IsText(200, { optional: true }) authority?: string;
  @IsGroup(() => SentSource, { optional: true }) source?: SentSource;
  @IsGroup(() => SentHandling, { optional: true }) handling?: SentHandling;
  @IsId({ optional: true }) correlationId?: string;
}
