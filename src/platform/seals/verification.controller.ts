import { Controller, Get, Header, HttpCode, Post, Req } from '@nestjs/common';
import type { VerificationStatus } from '../../../contracts/verification';
import type { IdentifiedRequest } from '../http/identity';
import { assertOverseer } from './overseers';
import { Verification } from './verification';

/** Asking the server to prove its log, and how that went. */
@Controller('log/verification')
export class VerificationController {
  constructor(private readonly verification: Verification) {}

  @Get()
  @Header('cache-control', 'no-store')
  status(@Req() request: IdentifiedRequest): VerificationStatus {
    assertOverseer(request);
    return this.verification.status;
  }

  /** Begins a verification of the whole log; the answer is its status. */
  @Post()
  @HttpCode(202)
  begin(@Req() request: IdentifiedRequest): VerificationStatus {
    assertOverseer(request);
    this.verification.begin('demand');
    return this.verification.status;
  }
}
