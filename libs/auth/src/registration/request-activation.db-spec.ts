import { randomBytes } from 'node:crypto';
import { digestOf, type ProfileInput } from '#auth/account';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import { eventually } from '../../../../test/support/eventually.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { accounts, type Accounts, stranger } from '../../../../test/support/use-cases/accounts.js';

const database = migratedDatabase();
const mails = captureLinks();
const password = 'a password as good as any';
const profile: ProfileInput = {
  type: 'worker',
  first_name: 'Eva',
  last_name: 'Lee',
  birth_date: '1990-05-17',
  sex: 'female',
};

let use: Accounts;
let email: string;

beforeEach(() => {
  use = accounts(database());
  email = `${randomBytes(6).toString('hex')}@example.org`;
});

/** @returns the cookie of the browser that registered */
const register = async () =>
  (await use.register.execute({ email, password, profile, language: 'en' }, stranger))!.token;
const mailed = (to = email) => mails.mails(to).map(({ template }) => template);
const codeOf = (at: number) =>
  Object.fromEntries(new URL(mails.mails(email).at(at)!.parameters['link']!).searchParams);

async function resend(to = email): Promise<void> {
  await use.requestActivation.execute(to, stranger);
  await use.fulfil.execute();
}

function confirm(at: number, browserTokens: string[] = [], typed?: string) {
  const { user_id: userId, activation_code: code } = codeOf(at);
  return use.confirmRegistration.execute(
    { userId: userId!, code: code!, browserTokens, password: typed },
    stranger,
  );
}

describe('a confirmation mail that is requested again', () => {
  it('has a new link, which the browser that registered confirms without the password, and ends the old link', async () => {
    const token = await register();
    await resend(` ${email.toUpperCase()}`);
    expect(mailed()).toEqual(['activation', 'activation-again']);
    await expect(confirm(0, [token])).rejects.toMatchObject({ code: 'account.activation_rejected' });
    await confirm(-1, [token]);
  });

  it('still requires the password of every other browser', async () => {
    await register();
    await resend();
    await expect(confirm(-1)).rejects.toMatchObject({ code: 'request.invalid_fields' });
    await confirm(-1, [], password);
  });

  it('is sent though the first link has expired', async () => {
    await register();
    const expired = `UPDATE one_time_codes SET expires_at = now() - interval '1 second' WHERE user_id = $1`;
    await database().query(expired, [codeOf(0)['user_id']]);
    await resend();
    await confirm(-1, [], password);
  });

  it('is not sent to confirmed, closed and unknown addresses, whose requests are stored alike', async () => {
    await register();
    await confirm(0, [], password);
    const [[closed]] = await database().query<[[{ email: string }], number]>(
      'UPDATE users SET is_active = false WHERE id = $1 RETURNING email',
      [await addPerson(database(), 'worker')],
    );
    const others = [email, closed.email, 'nobody@example.org'];
    for (const each of others) await use.requestActivation.execute(each, stranger);
    const stored = await database().query('SELECT kind, user_id FROM account_requests');
    expect(stored).toEqual(others.map(() => ({ kind: 'activation', user_id: null })));
    await use.fulfil.execute();
    expect(others.map((each) => mailed(each))).toEqual([['activation'], [], []]);
    expect(await database().query('SELECT FROM account_requests')).toEqual([]);
  });

  it('never lets the browser of a replaced registration confirm the password of the one that replaces it', async () => {
    const token = await register();
    const { user_id: userId } = codeOf(0);
    await use.requestActivation.execute(email, stranger);
    const registration = database().createQueryRunner();
    await registration.startTransaction();
    try {
      await registration.query('UPDATE one_time_codes SET browser_digest = $2 WHERE user_id = $1', [
        userId,
        digestOf('cookie of another browser'),
      ]);
      const fulfilled = use.fulfil.execute();
      await eventually('The worker waiting for the registration', async () => {
        const [{ waiting }] = await database().query<[{ waiting: boolean }]>(
          `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
             AND wait_event_type = 'Lock' AND query LIKE '%one_time_codes%') AS waiting`,
        );
        return waiting;
      });
      await registration.commitTransaction();
      await fulfilled;
    } finally {
      await registration.release();
    }
    await expect(confirm(-1, [token])).rejects.toMatchObject({ code: 'request.invalid_fields' });
    await confirm(-1, ['cookie of another browser']);
  });

  it('is spread over the day together with the mails of password resets', async () => {
    use = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '4', THROTTLE_ACCOUNT_DAY_ATTEMPTS: '4' });
    await register();
    // Half of the day's mails are sent immediately, then one each interval.
    for (let network = 1; network <= 5; network++) {
      const client = { ...stranger, address: `198.51.${network}.1` };
      const request = network % 2 ? use.requestActivation : use.requestReset;
      await request.execute(email, client);
      await use.fulfil.execute();
    }
    expect(mailed()).toEqual(['activation', 'activation-again', 'password-reset', 'activation-again']);
    const waiting = await database().query('SELECT kind FROM account_requests ORDER BY kind');
    expect(waiting).toEqual([{ kind: 'activation' }, { kind: 'password_reset' }]);
  });
});
