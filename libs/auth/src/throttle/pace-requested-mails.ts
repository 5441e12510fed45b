/** Spreads mails that anyone can request for an account, such as password resets, over the day if too many are requested. */
import { Inject, Injectable } from '@nestjs/common';
import { AttemptCounters } from './attempt-counters.js';
import { THROTTLE_STORE, type ThrottleStore } from './store/throttle-store.js';

@Injectable()
export class PaceRequestedMails {
  constructor(
    private readonly counters: AttemptCounters,
    @Inject(THROTTLE_STORE) private readonly store: ThrottleStore,
  ) {}

  /**
   * Strangers can request mails for any account from any number of networks, so a hard limit would lock the owner out for
   * a day. Half of the day's mails are sent immediately, and the others one by one at equal intervals.
   * @param account email, in any form
   * @returns seconds to wait; 0 if the mail may be sent now, which counts it
   */
  async execute(account: string): Promise<number> {
    const { immediate, spread } = this.counters.ofRequestedMails(account);
    if ((await this.store.take(immediate)).counted) return 0;
    const taken = await this.store.take(spread);
    return taken.counted ? 0 : Math.max(...taken.full.map(({ retryAfter }) => retryAfter));
  }
}
