import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  type Authenticator,
  userPresent,
} from '../../../../test/support/second-factor/webauthn-authenticator.js';
import {
  addCaller,
  type Caller,
  client,
  enrolPasskey,
  factorEvents,
  fulfilled,
  many,
  password,
  type SecondFactors,
  secondFactors,
} from '../../../../test/support/use-cases/second-factors.js';

const database = migratedDatabase();
const rejected = { code: 'second_factor.rejected' };
const unknown = { code: 'session.passkey_unknown' };

let factors: SecondFactors;
let person: Caller;
let authenticator: Authenticator;

beforeAll(() => (factors = secondFactors(database())));
beforeEach(async () => {
  person = await addCaller(database());
  ({ authenticator } = await enrolPasskey(factors, person));
});

const sign = async (by = authenticator) => by.get(await factors.requestPasskeyLogin.execute());
const logIn = (response: ReturnType<Authenticator['get']>, from = client) =>
  factors.logInWithPasskey.execute(response, from);

describe('a login by passkey alone', () => {
  it('asks for any passkey of the domain, and for a verified user', async () => {
    const { allowCredentials, rpId, userVerification } = await factors.requestPasskeyLogin.execute();
    expect({ allowCredentials, rpId, userVerification }).toEqual({
      allowCredentials: undefined,
      rpId: 'auth.example.com',
      userVerification: 'required',
    });
  });

  it('stores nothing when the options are requested', async () => {
    await factors.requestPasskeyLogin.execute();
    for (const table of ['passkey_challenges', 'used_passkey_challenges']) {
      expect(await database().query(`SELECT FROM ${table}`)).toHaveLength(0);
    }
  });

  it('begins a session that has verified its second factor', async () => {
    const { sessionId } = await logIn(await sign());
    const [row] = await database().query(
      `SELECT user_id, second_factor, second_factor_at > now() - interval '1 minute' AS fresh
       FROM sessions WHERE id = $1`,
      [sessionId],
    );
    expect(row).toEqual({ user_id: person.userId, second_factor: 'passkey', fresh: true });
  });

  it('succeeds once with one signature, also when it is sent 16 times concurrently', async () => {
    const response = await sign();
    expect(fulfilled(await many(16, () => logIn(response)))).toHaveLength(1);
    await expect(logIn(response)).rejects.toMatchObject(rejected);
  });

  it('succeeds once with one signature of a passkey without a counter', async () => {
    authenticator.counter = -1;
    const response = await sign();
    expect(fulfilled(await many(16, () => logIn(response)))).toHaveLength(1);
    await expect(logIn(response)).rejects.toMatchObject(rejected);
    expect(await factorEvents(database(), person.userId)).toEqual(['passkey_added']);
  });

  it('is refused without user verification', async () => {
    authenticator.flags = userPresent;
    await expect(logIn(await sign())).rejects.toMatchObject(rejected);
  });

  it('is refused for a user handle that is missing or of another user', async () => {
    const { userHandle } = authenticator;
    authenticator.userHandle = undefined;
    await expect(logIn(await sign())).rejects.toMatchObject(rejected);
    const other = await enrolPasskey(factors, await addCaller(database()));
    authenticator.userHandle = other.authenticator.userHandle;
    await expect(logIn(await sign())).rejects.toMatchObject(rejected);
    authenticator.userHandle = userHandle;
    await logIn(await sign());
  });

  it('is refused for a challenge that was changed or not issued here', async () => {
    const options = await factors.requestPasskeyLogin.execute();
    const later = Buffer.from(options.challenge, 'base64url');
    later[16]! ^= 1;
    const elsewhere = await secondFactors(database(), {
      SECRET_KEY: 'another',
    }).requestPasskeyLogin.execute();
    for (const challenge of [later.toString('base64url'), elsewhere.challenge, 'AAAA']) {
      await expect(logIn(authenticator.get({ ...options, challenge }))).rejects.toMatchObject(rejected);
    }
    await logIn(authenticator.get(options));
  });

  it('is refused after its challenge expired by the clock of the database', async () => {
    vi.useFakeTimers({
      toFake: ['Date'],
      now: Date.now() - factors.settings.secondFactor.challengeLife * 1000,
    });
    const options = await factors.requestPasskeyLogin.execute();
    vi.useRealTimers();
    await expect(logIn(authenticator.get(options))).rejects.toMatchObject(rejected);
  });

  it('is refused with a code of its own when the passkey was removed', async () => {
    const [{ id: passkeyId }] = await database().query<[{ id: string }]>(
      'SELECT id FROM passkeys WHERE user_id = $1',
      [person.userId],
    );
    const response = await sign();
    await factors.removePasskey.execute(person, { passkeyId, password }, client);
    await expect(logIn(response)).rejects.toMatchObject(unknown);
  });

  it('is refused for a deactivated and for a banned account', async () => {
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [person.userId]);
    await expect(logIn(await sign())).rejects.toMatchObject({ code: 'session.credentials_rejected' });
    await database().query('UPDATE users SET is_active = true WHERE id = $1', [person.userId]);
    await database().query(`INSERT INTO bans (id, user_id, reason) VALUES (gen_random_uuid(), $1, '')`, [
      person.userId,
    ]);
    await expect(logIn(await sign())).rejects.toMatchObject({ code: 'throttle.too_many_attempts' });
  });

  it('with a decreasing counter is refused as a copy, and the owner is notified', async () => {
    await logIn(await sign());
    authenticator.counter = 0;
    await expect(logIn(await sign())).rejects.toMatchObject(rejected);
    expect(await factorEvents(database(), person.userId)).toEqual(['passkey_added', 'passkey_refused']);
  });
});
