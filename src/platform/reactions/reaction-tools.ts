import { Injectable } from '@nestjs/common';
import type { FactFolds } from '../../../contracts/facts';
import type { Tools } from '../../../contracts/reaction';
import { derive } from '../derive';
import { KnownFacts } from '../ledger/known-facts';
import { PictureRunner } from '../pictures/picture-runner';

/** What reactions and the clock may use, as of now. */
@Injectable()
export class ReactionTools {
  constructor(
    private readonly runner: PictureRunner,
    private readonly facts: KnownFacts,
  ) {}

  now(): Tools {
    return {
      derive,
      policies: this.runner.policies(),
      crisis: (crisisId) => this.facts.row('crisisKeys', crisisId) as FactFolds['crisisKeys'] | undefined,
    };
  }
}
