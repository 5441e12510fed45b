import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Authenticator } from '../../../../../test/support/second-factor/webauthn-authenticator.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import {
  addCaller,
  type Caller,
  client,
  enrolPasskey,
  factorEvents,
  fulfilled,
  many,
  origin,
  password,
  type SecondFactors,
  secondFactors,
} from '../../../../../test/support/use-cases/second-factors.js';
import { RenamePasskey } from './rename-passkey.js';

const database = migratedDatabase();
const rejected = { code: 'second_factor.rejected' };

let factors: SecondFactors;
let person: Caller;

beforeAll(() => (factors = secondFactors(database())));
beforeEach(async () => (person = await addCaller(database())));

const begin = (of = person) => factors.beginPasskey.execute(of, password, client);
const register = (response: ReturnType<Authenticator['create']>, of = person) =>
  factors.registerPasskey.execute(of, { name: 'Phone', response }, client);
const asked = () => ({ userId: person.userId, purpose: 'step_up', holder: person.sessionId }) as const;
const options = () => factors.requestPasskey.execute(asked());
const show = (response: ReturnType<Authenticator['get']>, as = person) =>
  factors.stepUp.execute(as, { method: 'passkey', response }, client);

describe('a passkey', () => {
  it('is registered, completes a login, and records its use', async () => {
    const { authenticator, recoveryCodes, made } = await enrolPasskey(factors, person);
    expect([recoveryCodes?.length, made.lastUsedAt]).toEqual([10, null]);
    const { challengeToken, methods } = (await factors.openChallenge(person.userId))!;
    expect(methods).toEqual(['passkey', 'recovery_code']);
    const { id } = await factors.findChallenge.execute(challengeToken);
    const login = { userId: person.userId, purpose: 'login', holder: id } as const;
    const response = authenticator.get(await factors.requestPasskey.execute(login));
    const { sessionId } = await factors.finishLogin.execute(
      challengeToken,
      { method: 'passkey', response },
      client,
    );
    const [row] = await database().query(
      `SELECT s.second_factor, p.counter, p.last_used_at IS NOT NULL AS used
       FROM sessions s JOIN passkeys p USING (user_id) WHERE s.id = $1`,
      [sessionId],
    );
    expect(row).toEqual({ second_factor: 'passkey', counter: '1', used: true });
  });

  it('is offered by its id, and excluded when another one is created', async () => {
    const { authenticator } = await enrolPasskey(factors, person);
    const credential = { id: authenticator.credentialId, type: 'public-key', transports: ['internal'] };
    expect((await options()).allowCredentials).toEqual([credential]);
    expect((await begin()).excludeCredentials).toEqual([credential]);
  });

  it('is not required of users who have none', async () => {
    await expect(options()).rejects.toMatchObject({ code: 'second_factor.not_enrolled' });
  });

  it('is renamed by its owner only', async () => {
    const { made } = await enrolPasskey(factors, person);
    const rename = new RenamePasskey(database());
    expect(await rename.execute(person.userId, made.id, 'Key')).toEqual({ ...made, name: 'Key' });
    const stranger = await addCaller(database());
    const notFound = { code: 'resource.not_found' };
    await expect(rename.execute(stranger.userId, made.id, 'Mine')).rejects.toMatchObject(notFound);
    const removed = { passkeyId: made.id, password };
    await expect(factors.removePasskey.execute(stranger, removed, client)).rejects.toMatchObject(notFound);
  });

  it('belongs to one account, and an account has at most twenty', async () => {
    const { authenticator } = await enrolPasskey(factors, person);
    const unusable = { code: 'second_factor.passkey_unusable' };
    const stranger = await addCaller(database());
    await expect(register(authenticator.create(await begin(stranger)), stranger)).rejects.toMatchObject(
      unusable,
    );
    await database().query(
      `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name, backed_up)
       SELECT gen_random_uuid(), $1, uuid_send(gen_random_uuid()), '', 0, '{}', 'x', false FROM generate_series(2, 20)`,
      [person.userId],
    );
    await expect(register(new Authenticator(origin).create(await begin()))).rejects.toMatchObject(unusable);
  });
});

describe('a signature of an authenticator', () => {
  let authenticator: Authenticator;
  beforeEach(async () => ({ authenticator } = await enrolPasskey(factors, person)));

  it('is accepted once, also when it is sent 16 times concurrently', async () => {
    const response = authenticator.get(await options());
    expect(fulfilled(await many(16, () => show(response)))).toHaveLength(1);
    await expect(show(response)).rejects.toMatchObject(rejected);
  });

  it.each<[string, (options: object) => object]>([
    ['for another challenge', (given) => ({ ...given, challenge: 'AAAA' })],
    ['for another domain', (given) => ({ ...given, rpId: 'evil.example.net' })],
  ])('%s is refused', async (_, altered) => {
    const response = authenticator.get(altered(await options()));
    await expect(show(response)).rejects.toMatchObject(rejected);
  });

  it('from the page of another site is refused', async () => {
    const phished = Object.assign(Object.create(authenticator), {
      origin: 'https://auth.example.com.evil.net',
    });
    await expect(show(phished.get(await options()))).rejects.toMatchObject(rejected);
  });

  it('by another key, or with a byte changed, is refused without a notification about a copy', async () => {
    const forged = Object.assign(new Authenticator(origin), { credentialId: authenticator.credentialId });
    await expect(show(forged.get(await options()))).rejects.toMatchObject(rejected);
    const response = authenticator.get(await options());
    const bytes = Buffer.from(response.response.authenticatorData, 'base64url');
    bytes[32]! ^= 4;
    const changed = { ...response.response, authenticatorData: bytes.toString('base64url') };
    await expect(show({ ...response, response: changed })).rejects.toMatchObject(rejected);
    expect(await factorEvents(database(), person.userId)).toEqual(['passkey_added']);
  });

  it('for one purpose, session or user is refused for any other', async () => {
    const made = authenticator.get({ ...(await begin()), rpId: 'auth.example.com' });
    await expect(show(made)).rejects.toMatchObject(rejected);
    const response = authenticator.get(await options());
    const stranger = await addCaller(database());
    await enrolPasskey(factors, stranger);
    await expect(show(response, stranger)).rejects.toMatchObject(rejected);
    await expect(show(response, { ...person, sessionId: stranger.sessionId })).rejects.toMatchObject(
      rejected,
    );
    const { challengeToken } = (await factors.openChallenge(person.userId))!;
    await expect(
      factors.finishLogin.execute(challengeToken, { method: 'passkey', response }, client),
    ).rejects.toMatchObject(rejected);
    await show(response);
  });

  it('is refused after its challenge expired by the clock of the database', async () => {
    const response = authenticator.get(await options());
    await database().query('UPDATE passkey_challenges SET expires_at = now() WHERE user_id = $1', [
      person.userId,
    ]);
    await expect(show(response)).rejects.toMatchObject(rejected);
  });

  it('with a decreasing counter is refused as a copy, and the owner is notified', async () => {
    authenticator.counter = 40;
    await show(authenticator.get(await options()));
    for (const before of [40, 12]) {
      authenticator.counter = before - 1;
      await expect(show(authenticator.get(await options()))).rejects.toMatchObject(rejected);
    }
    const events = await factorEvents(database(), person.userId);
    expect(events).toEqual(['passkey_added', 'passkey_refused', 'passkey_refused']);
  });

  it('of an authenticator without a counter is accepted', async () => {
    for (let round = 0; round < 2; round++) {
      authenticator.counter = -1;
      await show(authenticator.get(await options()));
    }
  });
});

describe('a new credential of a browser', () => {
  it('is stored once, for the session that requested it', async () => {
    const response = new Authenticator(origin).create(await begin());
    const stranger = await addCaller(database());
    await expect(register(response, stranger)).rejects.toMatchObject(rejected);
    expect(fulfilled(await many(8, () => register(response)))).toHaveLength(1);
  });

  it('from the page of another site, or for another domain, is refused', async () => {
    const elsewhere = new Authenticator('https://evil.example.net').create(await begin());
    await expect(register(elsewhere)).rejects.toMatchObject(rejected);
    const foreign = { ...(await begin()), rp: { id: 'evil.example.net' } };
    await expect(register(new Authenticator(origin).create(foreign))).rejects.toMatchObject(rejected);
  });

  it.each(['packed', 'fido-u2f', 'apple', 'tpm', 'android-key', 'android-safetynet'])(
    'with certificates (%s) is refused unread, without a request to the addresses in them',
    async (fmt) => {
      const attStmt = new Map([['x5c', Buffer.from('a certificate')]]);
      const response = new Authenticator(origin).create(await begin(), { fmt, attStmt });
      await expect(register(response)).rejects.toMatchObject(rejected);
    },
  );

  it.each(['', 'AAAA', Buffer.from('{"challenge":7}').toString('base64url')])(
    'that is malformed (%j) is refused',
    async (clientDataJSON) => {
      const made = new Authenticator(origin).create(await begin());
      const response = { ...made.response, clientDataJSON };
      await expect(register({ ...made, response })).rejects.toMatchObject(rejected);
    },
  );
});
