/** Limits guesses on every entry point for passwords and codes, by account and by address, across all processes. */
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { countActivity } from '#metrics';
import { digestOfToken } from '#sealing';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { emailSpellings } from '#auth/user';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { AttemptCounters, type CountedAct } from './attempt-counters.js';
import { networkOf } from './network.js';
import {
  type FullCounter,
  type TakeResult,
  THROTTLE_STORE,
  type ThrottleStore,
} from './store/throttle-store.js';
import { findThrottleState, recordThrottling } from './throttling.store.js';

export interface Guess {
  /** Email of an existing or unknown account, in any form. Omitted if the code alone identifies the account. */
  readonly account?: string;
  readonly client: Client;
  /** Omitted for passwords and codes, which are counted together. */
  readonly act?: CountedAct;
  /** Counts the account separately for each network, so that strangers use up only the attempts of their network. */
  readonly byNetwork?: boolean;
}

/** Seconds. A banned account is refused like a throttled one, so the wait must not reveal the ban. */
const longestWait = 900;

type Counted = Extract<TakeResult, { counted: true }> & { readonly byKnownDevice: boolean };

@Injectable()
export class GuessLimiter {
  private readonly logger = new Logger('Throttle');

  constructor(
    private readonly dataSource: DataSource,
    private readonly counters: AttemptCounters,
    @Inject(THROTTLE_STORE) private readonly store: ThrottleStore,
  ) {}

  /**
   * Counts the attempt before `check` runs, so that parallel attempts cannot exceed the limit. Successful attempts and those
   * that failed by an internal error are given back. A success does not reset earlier failures.
   * @param check throws a `CodedError` of status 4xx for a wrong guess
   * @returns the result of `check`
   * @throws CodedError `throttle.too_many_attempts`, `throttle.network_limit`, `throttle.banned`, or the error of `check`
   */
  async attempt<T>(guess: Guess, check: () => Promise<T>): Promise<T> {
    const attempt = await this.count(guess.act ?? 'guess', guess);
    try {
      const result = await check();
      await this.giveBack(attempt);
      return result;
    } catch (error) {
      if (!isRefusal(error)) await this.giveBack(attempt);
      throw error;
    }
  }

  /**
   * Counts a limited act without a check, such as sending a mail.
   * @param act counted separately from guesses and other acts; at most 20 letters
   * @returns whether the browser is known to the account
   * @throws CodedError `throttle.too_many_attempts`, `throttle.network_limit` or `throttle.banned`
   */
  async spend(act: string, guess: Guess): Promise<{ readonly byKnownDevice: boolean }> {
    return this.count(act, guess);
  }

  /**
   * As `spend`, but counts by account only and returns the refusal, for callers that must not reveal it.
   * @throws CodedError `throttle.banned`
   */
  async mayAct(act: string, account: string, client: Client): Promise<boolean> {
    try {
      await this.count(act, { account, client }, false);
      return true;
    } catch (error) {
      if (error instanceof CodedError && error.code === 'throttle.too_many_attempts') return false;
      throw error;
    }
  }

  /**
   * For logins that guess nothing: refuses banned accounts and networks, and counts nothing.
   * @throws CodedError `throttle.too_many_attempts` or `throttle.banned`
   */
  async refuseBanned(guess: Guess): Promise<void> {
    await this.findState(guess);
  }

  /** @throws CodedError `throttle.banned`, or `throttle.too_many_attempts` for a banned account */
  private async findState({ account: email, client }: Guess) {
    const account = email === undefined ? null : emailSpellings(email);
    const network = networkOf(client.address);
    const { deviceTokens = [] } = client;
    const devices = deviceTokens.map(digestOfToken);
    const state = await readFrom(this.dataSource, (db) =>
      findThrottleState(db, { network, account, devices }),
    );
    if (state.networkBanned || state.accountBannedFor !== null) countActivity('throttling', 'ban');
    if (state.networkBanned) throw new CodedError('throttle.banned');
    if (state.accountBannedFor !== null) throw tooMany(Math.min(state.accountBannedFor, longestWait));
    const knownDevice = deviceTokens.find((_, index) => state.knownDevice?.equals(devices[index]!));
    return { account, network, knownDevice };
  }

  private async count(act: CountedAct, guess: Guess, byAddress = true): Promise<Counted> {
    const { account: email, client, byNetwork } = guess;
    const { account, network, knownDevice } = await this.findState(guess);
    const address = byAddress ? client.address : undefined;
    const taken = await this.store.take(
      this.counters.of({ act, address, account: email, byNetwork, knownDevice }),
    );
    if (taken.counted) return { ...taken, byKnownDevice: knownDevice !== undefined };
    const first = taken.full.filter((counter) => counter.first);
    if (first.length > 0) await this.report(first, { account, network, client, act });
    const networkKey = this.counters.keyOfNetwork(network, act);
    const isOfNetwork = act !== 'guess' && taken.full.some(({ key }) => key === networkKey);
    countActivity('throttling', isOfNetwork ? 'network' : 'account_or_address');
    const retryAfter = Math.max(...taken.full.map((counter) => counter.retryAfter));
    throw tooMany(retryAfter, isOfNetwork ? 'throttle.network_limit' : 'throttle.too_many_attempts');
  }

  /** Called once per window of a counter, regardless of the number of refused attempts (OWASP ASVS 5.0, 16.3.3). */
  private async report(
    full: readonly FullCounter[],
    {
      account,
      network,
      client,
      act,
    }: { account: readonly string[] | null; network: string; client: Client; act: CountedAct },
  ): Promise<void> {
    const networkKey = this.counters.keyOfNetwork(network, act);
    const userId = await inTransaction(this.dataSource, async (db) => {
      const throttled = await recordThrottling(db, { full, account, network, networkKey });
      if (throttled !== undefined) {
        await recordSecurityEvent(db, { kind: 'account.throttled', userId: throttled, client });
      }
      return throttled;
    });
    for (const { key, retryAfter } of full) {
      const event =
        key === networkKey ? { event: 'address.throttled' } : { event: 'account.throttled', userId };
      this.logger.warn({ ...event, act, address: client.address, retryAfter });
    }
  }

  /** Logs a failure instead of throwing, so that the login still succeeds. */
  private async giveBack(attempt: Counted): Promise<void> {
    await attempt.giveBack().catch((error: unknown) => {
      this.logger.warn({
        err: error,
        msg: 'A successful attempt could not be given back and stays counted until its window closes',
      });
    });
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof CodedError && error.httpStatus < 500;
}

function tooMany(
  retryAfter: number,
  code: 'throttle.too_many_attempts' | 'throttle.network_limit' = 'throttle.too_many_attempts',
): CodedError {
  return new CodedError(code, { retryAfter: Math.ceil(retryAfter) });
}
