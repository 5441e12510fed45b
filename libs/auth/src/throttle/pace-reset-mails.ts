/** Spreads the mails for a new password over the day when too many are requested for one account. */
import { Inject, Injectable } from '@nestjs/common';
import { AttemptCounters } from './attempt-counters.js';
import { THROTTLE_STORE, type ThrottleStore } from './store/throttle-store.js';

@Injectable()
export class PaceResetMails {
  constructor(
    private readonly counters: AttemptCounters,
    @Inject(THROTTLE_STORE) private readonly store: ThrottleStore,
  ) {}

  /**
   * Strangers can request mails for any account from any number of networks. A limit that refuses would lock its owner
   * out for a day. So half of the mails of a day leave at once, and the others one by one in equal intervals.
   * @param account its email, in any form
   * @returns seconds to wait; 0 for a mail that may leave now, which is counted
   */
  async execute(account: string): Promise<number> {
    const { atOnce, spread } = this.counters.ofResetMails(account);
    if ((await this.store.take(atOnce)).counted) return 0;
    const taken = await this.store.take(spread);
    return taken.counted ? 0 : Math.max(...taken.full.map(({ retryAfter }) => retryAfter));
  }
}
