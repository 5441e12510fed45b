/** Rate limits for guesses: the limiter, its stores, bans and known devices. */
import { RedisSettings } from '#config';
import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptCounters } from './attempt-counters.js';
import { AddBan } from './ban/add-ban.js';
import { ListBans } from './ban/list-bans.js';
import { ListThrottlings } from './ban/list-throttlings.js';
import { RemoveBan } from './ban/remove-ban.js';
import { GuessLimiter } from './guess-limiter.js';
import { PaceRequestedMails } from './pace-requested-mails.js';
import { RememberDevice } from './known-device/remember-device.js';
import { DatabaseThrottleStore } from './store/database-throttle-store.js';
import { RedisThrottleStore } from './store/redis-throttle-store.js';
import { ThrottleStoreWithFallback } from './store/throttle-store-with-fallback.js';
import { THROTTLE_STORE, type ThrottleStore } from './store/throttle-store.js';

const bans = [AddBan, ListBans, ListThrottlings, RemoveBan];
const useCases = [GuessLimiter, PaceRequestedMails, RememberDevice, ...bans];

const store = {
  provide: THROTTLE_STORE,
  inject: [RedisSettings, DataSource],
  useFactory: ({ address }: RedisSettings, dataSource: DataSource): ThrottleStore => {
    const inDatabase = new DatabaseThrottleStore(dataSource);
    return address ? new ThrottleStoreWithFallback(new RedisThrottleStore(address), inDatabase) : inDatabase;
  },
};

@Module({ providers: [store, AttemptCounters, ...useCases], exports: useCases })
export class ThrottleModule implements OnApplicationShutdown {
  constructor(@Inject(THROTTLE_STORE) private readonly store: ThrottleStore) {}

  onApplicationShutdown(): void {
    this.store.close();
  }
}
