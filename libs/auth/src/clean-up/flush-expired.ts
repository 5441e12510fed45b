/** Deletes expired rows. Each noun names its own in `expired-rows.store.ts`. */
import { deleteExpired } from '#database';
import { expiredActivity, expiredInstances } from '#metrics';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { expiredCodes, unfulfilledRequests } from '#auth/account';
import { expiredLoginChallenges } from '#auth/login';
import { expiredNameReservations } from '#auth/registration';
import { expiredFactorSetups } from '#auth/second-factor';
import { expiredSecurityEvents } from '#auth/security-event';
import { expiredDeviceNotices, expiredRefreshTokens, expiredSessions } from '#auth/session';
import { expiredThrottles } from '#auth/throttle';
import { expiredDeadLetters } from '#auth/verification';

/** Rows deleted. */
export interface Flushed {
  sessions: number;
  refreshTokens: number;
  /** Includes links of mails about new devices, challenges, and TOTP secrets that were never confirmed. */
  codes: number;
  securityEvents: number;
  /** Counters, throttles, bans and known devices. */
  throttles: number;
}

@Injectable()
export class FlushExpired {
  constructor(private readonly dataSource: DataSource) {}

  /** Several processes may run it at the same time. Unfulfilled requests, reserved names, statistics and dead letters are deleted, but not counted. */
  async execute(): Promise<Flushed> {
    const flush = deleteExpired.bind(undefined, this.dataSource);
    await flush(...unfulfilledRequests, ...expiredNameReservations);
    await flush(...expiredActivity, ...expiredInstances, ...expiredDeadLetters);
    return {
      refreshTokens: await flush(...expiredRefreshTokens),
      sessions: await flush(...expiredSessions),
      codes: await flush(
        ...expiredCodes,
        ...expiredDeviceNotices,
        ...expiredLoginChallenges,
        ...expiredFactorSetups,
      ),
      securityEvents: await flush(...expiredSecurityEvents),
      throttles: await flush(...expiredThrottles),
    };
  }
}
