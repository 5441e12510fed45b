/** The one source of time in the process, replaceable in tests. Expiry of sessions goes by the database's clock instead. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
