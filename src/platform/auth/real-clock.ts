import { Injectable } from '@nestjs/common';
import { Clock } from '../../../contracts/clock';

/** The time of the machine: sessions, tickets and lock-outs use no other (architecture.md §7). */
@Injectable()
export class RealClock extends Clock {
  override micros(): number {
    return Date.now() * 1000;
  }
}
