import { loadSettings } from '#config';
import { CodedError } from '#errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';
import { addPerson } from '../../../../../test/support/database/user-rows.js';
import { AttemptCounters } from '../../throttle/attempt-counters.js';
import { GuessLimiter } from '#auth/throttle';
import { DatabaseThrottleStore } from '../../throttle/store/database-throttle-store.js';
import { replacePasswordHash } from '../../login/credentials.store.js';
import { ConfirmPassword } from './confirm-password.js';

const database = migratedDatabase();
const settings = loadSettings({
  DEBUG: '1',
  SECRET_KEY: 'of this spec',
  DATABASE_URL: 'postgres://unused',
  THROTTLE_ACCOUNT_ATTEMPTS: '3',
});
const client = { address: '203.0.113.7', device: '' };
const wrong = { fields: { current_password: ['This is not your current password.'] } };

let guesses: GuessLimiter;
let confirm: ConfirmPassword;
let userId: number;
let passwordHash: string;

beforeEach(async () => {
  const counters = new AttemptCounters(settings.app, settings.throttle);
  guesses = new GuessLimiter(database(), counters, new DatabaseThrottleStore(database()));
  confirm = new ConfirmPassword(database(), passwordHasher(), guesses);
  userId = await addPerson(database(), 'worker');
  passwordHash = await passwordHasher().hash('the right password');
  await database().query('UPDATE users SET password_hash = $2 WHERE id = $1', [userId, passwordHash]);
});

const wrongLogin = () => new CodedError('session.credentials_rejected');

const emailOf = async () =>
  (await database().query<{ email: string }[]>('SELECT email FROM users WHERE id = $1', [userId]))[0]!.email;

describe('the confirmation of the current password', () => {
  it('succeeds as often as it is right', async () => {
    for (let round = 0; round < 5; round++) {
      const confirmed = await confirm.execute(userId, 'the right password', client);
      expect(confirmed).toEqual({ userId, email: await emailOf(), setAt: expect.any(String) });
    }
  });

  it('is refused when wrong, and limited by the same counters as logins', async () => {
    await guesses
      .attempt({ account: await emailOf(), client }, () => Promise.reject(wrongLogin()))
      .catch(() => {});
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => confirm.execute(userId, 'a wrong password', client)),
    );
    const reasons = tries.map((one) => (one as PromiseRejectedResult).reason as object);
    expect(reasons.filter((reason) => 'fields' in reason && reason.fields)).toEqual([
      expect.objectContaining(wrong),
      expect.objectContaining(wrong),
    ]);
    await expect(confirm.execute(userId, 'the right password', client)).rejects.toMatchObject({
      code: 'throttle.too_many_attempts',
    });
  });

  it.each(['is_active = false', 'is_deleted = true'])('is refused once %s', async (state) => {
    await database().query(`UPDATE users SET ${state} WHERE id = $1`, [userId]);
    await expect(confirm.execute(userId, 'the right password', client)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });
});

describe('the time a password was set', () => {
  it('does not change when its hash is renewed', async () => {
    const before = await confirm.execute(userId, 'the right password', client);
    const renewed = await passwordHasher().hash('the right password');
    await replacePasswordHash(database().manager, userId, { from: passwordHash, to: renewed });
    expect(await confirm.execute(userId, 'the right password', client)).toEqual(before);
  });
});
