import { Controller, Get, Header, HttpCode, Post, Req } from '@nestjs/common';
import { Refusal } from '../../../contracts/refusals';
import type { VerificationStatus } from '../../../contracts/verification';
import { type Request, readerOf } from '../http/identity';
import { assertLive } from '../http/realm';
import { Verification } from './verification';

const overseers = ['auditor', 'administrator'] as const;

/** Asking the server to prove its log, and how that went. */
@Controller('log/verification')
export class VerificationController {
  constructor(private readonly verification: Verification) {}

  @Get()
  @Header('cache-control', 'no-store')
  status(@Req() request: Request): VerificationStatus {
    this.#asked(request);
    return this.verification.status;
  }

  /** Begins a verification of the whole log; the answer is its status. */
  @Post()
  @HttpCode(202)
  begin(@Req() request: Request): VerificationStatus {
    this.#asked(request);
    this.verification.begin('demand');
    return this.verification.status;
  }

  #asked(request: Request) {
    const { roles } = readerOf(request);
    if (!overseers.some((role) => roles.includes(role)))
      throw new Refusal('ROLE_NOT_ALLOWED', { needed: [...overseers] });
    assertLive(request);
  }
}
