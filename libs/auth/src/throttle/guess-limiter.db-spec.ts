import { randomUUID } from 'node:crypto';
import { loadSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { insertUser } from '#auth/account';
import { endSessionsOf } from '#auth/session';
import { AttemptCounters } from './attempt-counters.js';
import { GuessLimiter } from './guess-limiter.js';
import { RememberDevice } from './known-device/remember-device.js';
import { DatabaseThrottleStore } from './store/database-throttle-store.js';

const database = migratedDatabase();
const settings = loadSettings({
  DEBUG: '1',
  SECRET_KEY: 'of this spec',
  DATABASE_URL: 'postgres://unused',
  THROTTLE_ACCOUNT_ATTEMPTS: '5',
  THROTTLE_ACCOUNT_DAY_ATTEMPTS: '8',
  THROTTLE_ADDRESS_ATTEMPTS: '12',
});

let limiter: GuessLimiter;
let account: string;
let userId: number;
let lastAddress = 0;

const newAddress = () => `198.51.${(lastAddress = (lastAddress + 1) % 65536) >> 8}.${lastAddress & 255}`;
const from = (address = newAddress(), deviceToken?: string) => ({
  address,
  device: '',
  ...(deviceToken !== undefined && { deviceTokens: [deviceToken] }),
});
const right = async () => 'in';
const wrong = async (): Promise<never> => {
  throw new CodedError('session.credentials_rejected');
};
const broken = async (): Promise<never> => {
  throw new CodedError('database.unavailable');
};

beforeEach(async () => {
  const counters = new AttemptCounters(settings.app, settings.throttle);
  limiter = new GuessLimiter(database(), counters, new DatabaseThrottleStore(database()));
  account = `${randomUUID()}@example.com`;
  userId = await addUser(account);
});

function addUser(email: string): Promise<number> {
  const user = { subject: uuidv7(), email, passwordHash: '!', language: 'en', isActive: true } as const;
  return insertUser(database().manager, user);
}

/** @returns how many of these attempts were checked (`seen`), and how many were refused before the check */
async function outcomes(attempts: readonly Promise<unknown>[]): Promise<{ seen: number; throttled: number }> {
  const settled = await Promise.allSettled(attempts);
  const codes = settled.map((one) => (one.status === 'rejected' ? (one.reason as CodedError).code : 'in'));
  const throttled = codes.filter((code) => code === 'throttle.too_many_attempts').length;
  return { seen: codes.filter((code) => /^(in|session.credentials_rejected)$/.test(code)).length, throttled };
}

const many = <T>(count: number, make: (number: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Moves the windows of all counters into the past. */
const windowsClose = () =>
  database().query(`UPDATE throttle_counters SET closes_at = now() - interval '1 second'`);

describe('guesses at one account', () => {
  it('in parallel from many addresses are checked exactly as often as the limit allows', async () => {
    const attempts = many(40, () => limiter.attempt({ account, client: from() }, wrong));
    expect(await outcomes(attempts)).toEqual({ seen: 5, throttled: 35 });
  });

  it('are counted for every spelling of the email', async () => {
    const spellings = many(10, (n) => (n % 2 ? account.toUpperCase() : account));
    const attempts = spellings.map((spelling) =>
      limiter.attempt({ account: spelling, client: from() }, wrong),
    );
    expect((await outcomes(attempts)).seen).toBe(5);
  });

  it('are refused with the same error and wait whether or not the account exists', async () => {
    const answers = [];
    for (const one of [account, `${randomUUID()}@example.com`]) {
      await outcomes(many(5, () => limiter.attempt({ account: one, client: from() }, wrong)));
      const error: CodedError = await limiter
        .attempt({ account: one, client: from() }, right)
        .catch((e) => e);
      expect(error.retryAfter).toBeGreaterThan(890);
      expect(error.retryAfter).toBeLessThanOrEqual(900);
      answers.push([error.code, error.publicBody]);
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it('are allowed again in the next window, up to the daily limit', async () => {
    const guess = () => limiter.attempt({ account, client: from() }, wrong);
    await outcomes(many(5, guess));
    await database().query(
      `UPDATE throttle_counters SET closes_at = now() WHERE closes_at < now() + interval '1 hour'`,
    );
    expect(await outcomes(many(10, guess))).toEqual({ seen: 3, throttled: 7 });
    const error: CodedError = await guess().catch((e) => e);
    expect(error.retryAfter).toBeGreaterThan(86_000);
  });

  it('record one security event per window, not one per refusal', async () => {
    const events = async () =>
      (
        await database().query(
          `SELECT 1 FROM security_events WHERE user_id = $1 AND kind = 'account.throttled'`,
          [userId],
        )
      ).length;
    await outcomes(many(40, () => limiter.attempt({ account, client: from() }, wrong)));
    expect(await events()).toBe(1);
    await outcomes(many(5, () => limiter.attempt({ account, client: from() }, wrong)));
    expect(await events()).toBe(1);
    await windowsClose();
    await outcomes(many(20, () => limiter.attempt({ account, client: from() }, wrong)));
    expect(await events()).toBe(2);
  });
});

describe('guesses from one address', () => {
  const newEmail = () => `${randomUUID()}@example.com`;

  it('in parallel at many accounts are checked exactly as often as the limit allows', async () => {
    const client = from();
    const attempts = many(40, () => limiter.attempt({ account: newEmail(), client }, wrong));
    expect(await outcomes(attempts)).toEqual({ seen: 12, throttled: 28 });
  });

  it('are counted together for one /64 of IPv6, and separately for another', async () => {
    const guess = (address: string) => limiter.attempt({ account: newEmail(), client: from(address) }, wrong);
    const attempts = many(30, (n) => guess(`2001:db8:7:7::${n + 1}`));
    expect((await outcomes(attempts)).seen).toBe(12);
    expect((await outcomes([guess('2001:db8:7:8::1')])).seen).toBe(1);
  });

  it('do not use up the account for which they are refused', async () => {
    const client = from();
    await outcomes(many(12, () => limiter.attempt({ account: newEmail(), client }, wrong)));
    await outcomes(many(20, () => limiter.attempt({ account, client }, wrong)));
    expect((await outcomes(many(9, () => limiter.attempt({ account, client: from() }, wrong)))).seen).toBe(5);
  });

  it('without an account, by an unknown code, are counted by the address', async () => {
    const client = from();
    expect((await outcomes(many(20, () => limiter.attempt({ client }, wrong)))).seen).toBe(12);
  });
});

describe('an attempt', () => {
  it('is given back if it succeeds, any number of times', async () => {
    const client = from();
    for (let n = 0; n < 20; n++) expect(await limiter.attempt({ account, client }, right)).toBe('in');
  });

  it('that succeeds does not give back failed ones: a login between guesses gains no extra guess', async () => {
    const client = from();
    const own = `${randomUUID()}@example.com`;
    let seen = 0;
    for (let n = 0; n < 30; n++) {
      seen += (await outcomes([limiter.attempt({ account: `${randomUUID()}@example.com`, client }, wrong)]))
        .seen;
      await outcomes([limiter.attempt({ account: own, client }, right)]);
    }
    expect(seen).toBe(12);
  });

  it('of a closed window is not given back to the next one', async () => {
    const guess = () => limiter.attempt({ account, client: from() }, wrong);
    await limiter.attempt({ account, client: from() }, async () => {
      await windowsClose();
      await outcomes([guess()]);
    });
    expect((await outcomes(many(9, guess))).seen).toBe(4);
  });

  it('that failed by an internal error is given back, because the guess was not checked', async () => {
    for (let n = 0; n < 9; n++) {
      await expect(limiter.attempt({ account, client: from() }, broken)).rejects.toMatchObject({
        code: 'database.unavailable',
      });
    }
  });
});

describe('a limited act without a check', () => {
  it('is counted each time, separately from guesses', async () => {
    const acts = many(9, () => limiter.spend('reset-mail', { account, client: from() }));
    const settled = await Promise.allSettled(acts);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect((await outcomes(many(9, () => limiter.attempt({ account, client: from() }, wrong)))).seen).toBe(5);
  });
});

describe('a known device', () => {
  const remember = () => new RememberDevice(database(), settings.throttle);
  async function deviceOf(user: number, deviceToken?: string): Promise<string> {
    const sessionId = (await addSession(database(), user))!;
    return (await remember().execute(sessionId, from(newAddress(), deviceToken)))!.token;
  }
  const useUp = () => outcomes(many(5, () => limiter.attempt({ account, client: from() }, wrong)));
  const canTry = async (deviceToken: string, who = account) =>
    (await outcomes([limiter.attempt({ account: who, client: from(newAddress(), deviceToken) }, right)]))
      .seen === 1;

  it('lets the owner log in while others use up the account and the address', async () => {
    const token = await deviceOf(userId);
    await useUp();
    const client = from();
    await outcomes(
      many(12, () => limiter.attempt({ account: `${randomUUID()}@example.com`, client }, wrong)),
    );
    const attempt = limiter.attempt({ account, client: from(client.address, token) }, right);
    expect(await attempt).toBe('in');
  });

  it('that was stolen has the attempts of one device only', async () => {
    const token = await deviceOf(userId);
    const attempts = many(40, () => limiter.attempt({ account, client: from(newAddress(), token) }, wrong));
    expect(await outcomes(attempts)).toEqual({ seen: 5, throttled: 35 });
  });

  it('of one account is unknown to another', async () => {
    const other = await deviceOf(await addUser(`${randomUUID()}@example.com`));
    await useUp();
    expect(await canTry(other)).toBe(false);
  });

  it('is unknown again when all sessions of the account were ended', async () => {
    const token = await deviceOf(userId);
    await inTransaction(database(), (db) => endSessionsOf(db, { userId, reason: 'account_deactivated' }));
    await useUp();
    expect(await canTry(token)).toBe(false);
  });

  it('gets a new token with each login, and the old one becomes invalid', async () => {
    const old = await deviceOf(userId);
    const renewed = await deviceOf(userId, old);
    await useUp();
    expect([await canTry(old), await canTry(renewed)]).toEqual([false, true]);
  });

  it('is deleted at its expiry, or after twenty later devices', async () => {
    const [first, expired] = [await deviceOf(userId), await deviceOf(userId)];
    await database().query(
      `UPDATE known_devices SET expires_at = now() WHERE created_at = (
         SELECT max(created_at) FROM known_devices WHERE user_id = $1)`,
      [userId],
    );
    for (let n = 0; n < 19; n++) await deviceOf(userId);
    await useUp();
    expect([await canTry(first), await canTry(expired)]).toEqual([false, false]);
  });

  it('is stored as a digest', async () => {
    const token = await deviceOf(userId);
    const [row] = await database().query(
      'SELECT encode(digest, $2) AS digest FROM known_devices WHERE user_id = $1',
      [userId, 'escape'],
    );
    expect(row.digest).not.toContain(token);
  });

  it('is not remembered for an ended session', async () => {
    expect(await remember().execute(uuidv7(), from())).toBeUndefined();
  });
});

describe('stored counters', () => {
  it('contain no email and no address in clear', async () => {
    const client = from('192.0.2.99');
    await outcomes(many(9, () => limiter.attempt({ account, client }, wrong)));
    const dump = JSON.stringify(await database().query('SELECT * FROM throttle_counters'));
    expect(dump).not.toContain(account.slice(0, 36));
    expect(dump).not.toContain('192.0.2.99');
  });
});
