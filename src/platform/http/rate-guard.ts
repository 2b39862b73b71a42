import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import { Settings } from '../settings';
import type { IdentifiedRequest } from './identity';

/** Requests a minute by session, or by address where nobody is signed in; more are answered 429 (trust.md §12, abuse). */
@Injectable()
export class RateGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly settings: Settings,
  ) {
    super(options, storage, reflector);
  }

  protected override async shouldSkip(_context: ExecutionContext): Promise<boolean> {
    return this.settings.requestsPerMinute === 0;
  }

  protected override async getTracker(request: IdentifiedRequest): Promise<string> {
    return request.identity?.session ?? request.ip;
  }
}
