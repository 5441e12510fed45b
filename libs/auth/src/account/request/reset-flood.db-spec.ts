import { digestOfToken, newSecretToken } from '#sealing';
import { loadSettings } from '#config';
import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, type Accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../../test/support/database/user-rows.js';
import { AttemptCounters } from '../../throttle/attempt-counters.js';

const database = migratedDatabase();
const mails = captureLinks();

/** Per day 6 immediately, then one every 4 hours; 3 from one network. */
const limits = { THROTTLE_ACCOUNT_ATTEMPTS: '12', THROTTLE_ACCOUNT_DAY_ATTEMPTS: '12' };
const immediate = 6;
const ofNetwork = 3;

let use: Accounts;
let userId: number;
let email: string;
let lastNetwork = 0;

beforeEach(async () => {
  use = accounts(database(), limits);
  userId = await addPerson(database(), 'worker');
  const [row] = await database().query<[{ email: string }]>('SELECT email FROM users WHERE id = $1', [
    userId,
  ]);
  email = row.email;
});

const network = () => {
  lastNetwork++;
  return `10.${lastNetwork >> 16}.${(lastNetwork >> 8) & 255}.${lastNetwork & 255}`;
};
const request = (from: object = {}) => use.requestReset.execute(email, { ...stranger, ...from });
const mailed = () => mails.mails(email).filter(({ template }) => template === 'password-reset').length;
const waiting = async () =>
  (await database().query<unknown[]>('SELECT FROM account_requests WHERE email = $1', [email])).length;

/** Sends each request from another network, so that no network exceeds its limit. */
async function flood(requests: number): Promise<void> {
  for (let at = 0; at < requests; at++) {
    await request({ address: network() });
    if (at % 10 === 9) await use.fulfil.execute();
  }
  await use.fulfil.execute();
}

/** Simulates the end of the interval between two mails. */
async function interval(): Promise<void> {
  await database().query(
    `UPDATE throttle_counters SET closes_at = now() WHERE key LIKE 'reset-mail-spread:%'`,
  );
  await database().query('UPDATE account_requests SET due_at = now()');
  await use.fulfil.execute();
}

async function useUpMails(): Promise<void> {
  for (let at = 0; at <= immediate; at++) {
    await request({ address: network() });
    await use.fulfil.execute();
  }
  expect(mailed()).toBe(immediate + 1);
}

describe('password reset requests of strangers', () => {
  it('do not lock out the owner, whose request is answered after one interval at the latest', async () => {
    await useUpMails();
    await flood(30);
    expect(mailed()).toBe(immediate + 1);
    await request({ address: network() });
    await use.fulfil.execute();
    expect(mailed()).toBe(immediate + 1);
    await interval();
    expect(mailed()).toBe(immediate + 2);
    const reset = {
      userId: String(userId),
      code: mails.code('password-reset'),
      newPassword: 'a new password of the owner',
    };
    await use.resetPassword.execute(reset, stranger);
  });

  it('do not delay the owner at a known device', async () => {
    const token = newSecretToken();
    await database().query(
      `INSERT INTO known_devices (digest, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
      [digestOfToken(token), userId],
    );
    await useUpMails();
    await request({ address: network() });
    await use.fulfil.execute();
    await request({ address: network(), deviceTokens: [token] });
    await use.fulfil.execute();
    expect(mailed()).toBe(immediate + 2);
    // That mail also fulfils the waiting request.
    expect(await waiting()).toBe(0);
  });

  it('do not delay an administrator in the shell', async () => {
    await useUpMails();
    await use.requestReset.execute(email);
    await use.fulfil.execute();
    expect(mailed()).toBe(immediate + 2);
  });

  it('send one mail per interval, however many wait', async () => {
    await useUpMails();
    for (let round = 1; round <= 3; round++) {
      await flood(15);
      expect(await waiting()).toBe(1);
      await interval();
      expect(mailed()).toBe(immediate + 1 + round);
    }
  });

  it('from one network are refused after exactly its share of the day; other networks are not affected', async () => {
    const address = network();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => request({ address })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(ofNetwork);
    for (const one of outcomes) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'throttle.too_many_attempts' });
    }
    await request({ address: network() });
  });
});

describe('the mails of a day', () => {
  it.each([
    [10, 100],
    [1, 1],
    [2, 3],
    [10, 1000],
  ])('stay within the limits: %i in a window, %i in a day', (attempts, ofDay) => {
    const { app, throttle } = loadSettings({
      DEBUG: '1',
      SECRET_KEY: 'of a spec',
      DATABASE_URL: 'postgres://unused',
      THROTTLE_ACCOUNT_ATTEMPTS: String(attempts),
      THROTTLE_ACCOUNT_DAY_ATTEMPTS: String(ofDay),
    });
    const { immediate, spread } = new AttemptCounters(app, throttle).ofRequestedMails(email);
    const [ofWindow, half] = [immediate[0]!, immediate[1]!];
    expect(ofWindow.limit).toBe(attempts);
    const intervals = Math.ceil(86_400 / spread[0]!.seconds);
    expect(half.limit + intervals).toBeLessThanOrEqual(Math.max(2, ofDay));
  });
});
