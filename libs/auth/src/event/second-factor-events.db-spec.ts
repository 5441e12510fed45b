import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { totpCode } from '../../../../test/support/second-factor/totp-code.js';
import { eventually } from '../../../../test/support/eventually.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import {
  addCaller,
  type Caller,
  client,
  enrolPasskey,
  enrolTotp,
  forgetUsedSteps,
  password,
  type SecondFactors,
  secondFactors,
} from '../../../../test/support/use-cases/second-factors.js';
import { eventsDuring, eventsOf } from '../../../../test/support/database/outbox-events.js';

const database = migratedDatabase();
const change = (credential_type: string, change_type: string) => ({
  type: 'credential-change',
  data: { credential_type, change_type },
});
const newCodes = change('recovery-codes', 'create');

let factors: SecondFactors;
let person: Caller;

beforeAll(() => (factors = secondFactors(database())));
beforeEach(async () => (person = await addCaller(database())));

const toldInFull = (work: () => Promise<unknown>) => eventsDuring(database(), person.userId, work);
/** But for the session that a change replaces. */
const events = async (work: () => Promise<unknown>) =>
  (await toldInFull(work)).filter(({ type }) => !type.startsWith('session-'));
/** `$1` is the user. */
const sql = (statement: string) => () => database().query(statement.replaceAll('$1', String(person.userId)));
const insertPasskey = (userId: number, transports: string) =>
  database().query(
    `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name, backed_up)
     VALUES (gen_random_uuid(), $1, uuid_send(gen_random_uuid()), 'key', 0, $2, 'A secret name', false)`,
    [userId, transports],
  );

describe('an authenticator app', () => {
  it('is published when it is confirmed, with the recovery codes, and when it is removed', async () => {
    const begin = () => factors.beginTotp.execute(person, password, client);
    expect(await events(begin)).toEqual([]);
    const { secret } = await begin();
    const confirm = () => factors.confirmTotp.execute(person, totpCode(secret), client);
    expect(await events(confirm)).toEqual([change('app', 'create'), newCodes]);
    const remove = () => factors.removeTotp.execute(person, password, client);
    expect(await events(remove)).toEqual([change('app', 'delete')]);
  });

  it('is published when plain SQL adds, replaces or removes it, and not while it is pending', async () => {
    const set = (assignment: string) => sql(`UPDATE totp_secrets SET ${assignment} WHERE user_id = $1`);
    expect(await events(sql(`INSERT INTO totp_secrets (user_id, sealed) VALUES ($1, 'x')`))).toEqual([]);
    expect(await events(set(`sealed = 'y'`))).toEqual([]);
    expect(await events(set('confirmed_at = now()'))).toEqual([change('app', 'create')]);
    expect(await events(set(`sealed = 'z'`))).toEqual([change('app', 'update')]);
    expect(await events(set('confirmed_at = NULL'))).toEqual([change('app', 'delete')]);
    const whole = `INSERT INTO totp_secrets (user_id, sealed, confirmed_at) VALUES ($1, 'x', now())
      ON CONFLICT (user_id) DO UPDATE SET confirmed_at = excluded.confirmed_at`;
    expect(await events(sql(whole))).toEqual([change('app', 'create')]);
    expect(await events(sql('DELETE FROM totp_secrets WHERE user_id = $1'))).toEqual([
      change('app', 'delete'),
    ]);
    expect(await events(sql(whole))).toEqual([change('app', 'create')]);
  });
});

describe('a passkey', () => {
  it('is published when it is added and removed, not when it is renamed', async () => {
    await enrolTotp(factors, person);
    let passkeyId = '';
    const enrol = async () => {
      const { made } = await enrolPasskey(factors, person);
      passkeyId = made.id;
    };
    expect(await events(enrol)).toEqual([change('fido2-platform', 'create')]);
    expect(await events(sql(`UPDATE passkeys SET name = 'Another' WHERE user_id = $1`))).toEqual([]);
    const remove = () => factors.removePasskey.execute(person, { passkeyId, password }, client);
    expect(await events(remove)).toEqual([change('fido2-platform', 'delete')]);
  });

  it('is published when plain SQL changes it, with the kind that the browser named', async () => {
    const add = (transports: string) => () => insertPasskey(person.userId, transports);
    expect(await events(add('{internal,hybrid}'))).toEqual([change('fido2-platform', 'create')]);
    const replace = sql(`UPDATE passkeys SET public_key = 'another' WHERE user_id = $1`);
    expect(await events(replace)).toEqual([change('fido2-platform', 'update')]);
    expect(await events(add('{usb}'))).toEqual([change('fido2-roaming', 'create')]);
    expect(await events(add('{}'))).toEqual([change('fido2-roaming', 'create')]);
    const removed = await events(sql('DELETE FROM passkeys WHERE user_id = $1'));
    expect(removed.map(({ data }) => [data['credential_type'], data['change_type']]).toSorted()).toEqual([
      ['fido2-platform', 'delete'],
      ['fido2-roaming', 'delete'],
      ['fido2-roaming', 'delete'],
    ]);
  });

  it('moved to another user by plain SQL is published for both', async () => {
    const other = await addPerson(database(), 'worker');
    await insertPasskey(person.userId, '{usb}');
    const move = sql(`UPDATE passkeys SET user_id = ${other} WHERE user_id = $1`);
    expect(await events(move)).toEqual([change('fido2-roaming', 'delete')]);
    expect((await eventsOf(database(), other)).at(-1)).toEqual(change('fido2-roaming', 'create'));
  });
});

describe('recovery codes', () => {
  it('are published once when they are renewed', async () => {
    await enrolTotp(factors, person);
    const renew = () => factors.renewRecoveryCodes.execute(person, password, client);
    expect(await events(renew)).toEqual([newCodes]);
  });
});

describe('second factors', () => {
  it('publish nothing when they are used', async () => {
    const { secret, recoveryCodes } = await enrolTotp(factors, person);
    const { authenticator } = await enrolPasskey(factors, person);
    await forgetUsedSteps(database(), person.userId);
    const use = async () => {
      await factors.stepUp.execute(person, { method: 'totp', code: totpCode(secret) }, client);
      await factors.stepUp.execute(person, { method: 'recovery_code', code: recoveryCodes![0]! }, client);
      const asked = { userId: person.userId, purpose: 'step_up', holder: person.sessionId } as const;
      const response = authenticator.get(await factors.requestPasskey.execute(asked));
      await factors.stepUp.execute(person, { method: 'passkey', response }, client);
    };
    expect(await events(use)).toEqual([]);
  });

  it('publish their reset, and the end of the sessions after it', async () => {
    await enrolTotp(factors, person);
    await enrolPasskey(factors, person);
    const all = await toldInFull(() => factors.reset.execute(superuser, person.userId));
    expect(all.slice(0, 2)).toEqual(
      expect.arrayContaining([change('app', 'delete'), change('fido2-platform', 'delete')]),
    );
    expect(all.slice(2).map(({ type }) => type)).toEqual(['session-revoked']);
  });

  it('publish nothing when their user is deleted, because account-purged covers it', async () => {
    await enrolTotp(factors, person);
    await enrolPasskey(factors, person);
    expect(await events(sql('DELETE FROM users WHERE id = $1'))).toEqual([
      { type: 'account-purged', data: {} },
    ]);
  });

  it('changed by plain SQL keep their order among other events of the user', async () => {
    const held = database().createQueryRunner();
    await held.startTransaction();
    await held.query('UPDATE users SET is_active = false WHERE id = $1', [person.userId]);
    const adding = insertPasskey(person.userId, '{usb}');
    await eventually('The wait for the lock', async () => {
      const waiting = await database().query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await held.query('UPDATE users SET is_active = true WHERE id = $1', [person.userId]);
    await held.commitTransaction();
    await held.release();
    await adding;
    const all = await eventsOf(database(), person.userId);
    expect(all.at(-1)).toEqual(change('fido2-roaming', 'create'));
  });
});
