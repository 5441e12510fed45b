/** The one source of time in the process, replaceable in tests. Expiry of sessions uses the clock of the database instead. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
