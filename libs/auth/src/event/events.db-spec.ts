import type { AppSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../../test/support/database/migrated-database.js';
import { addPerson, insertGrant, superuser } from '../../../../test/support/database/user-rows.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { type OutboxEvent, eventsDuring, eventsOf } from '../../../../test/support/database/outbox-events.js';
import { activateByCode } from '../registration/activation.store.js';
import {
  ChangeState,
  ChangeUser,
  type ClearLeftovers,
  EraseAccount,
  insertProfile,
  insertUser,
} from '#auth/account';
import { replacePasswordHash } from '../login/credentials.store.js';
import type { AccountState } from '#auth/user';
import { issueCodes } from '../account/code/code.store.js';
import {
  ChangePermissions,
  DeletePermissions,
  GrantPermissions,
  ReadPermission,
  RevokePermissions,
} from '#auth/permission';
import { FlushExpired } from '#auth/clean-up';
import { EndAllSessions, EndSession } from '#auth/session';
import { accountSettings } from '../../../../test/support/use-cases/accounts.js';

const roles = databaseWithOwner();
const database = () => roles().app;
const client = { address: '192.0.2.7', device: 'a browser' };
const person = { first_name: 'Мария', last_name: 'Мирова', birth_date: '2000-01-01', sex: 'female' } as const;
const claims: OutboxEvent = { type: 'token-claims-change', data: {} };
const event = (type: string, data: object = {}) => ({ type, data }) as OutboxEvent;
const registeredEvent = (profile_type: string | null, active: boolean) =>
  event('account-registered', { profile_type, active, how: 'registration' });

let userId: number;

beforeAll(async () => {
  await database().query('UPDATE users SET is_superuser = false');
});

beforeEach(async () => {
  userId = await addPerson(database(), 'company');
});

/** `$1` is the user. */
const sql = (statement: string) => () => database().query(statement.replaceAll('$1', String(userId)));
const events = (work: () => Promise<unknown>) => eventsDuring(database(), userId, work);
const changeState = (change: Partial<AccountState>) => () =>
  new ChangeState(database()).execute(superuser, { userId, version: undefined, change });

const logIn = async () => (await addSession(database(), userId))!;

describe('a registration', () => {
  it('publishes one event once the profile is known', async () => {
    const id = await database().transaction(async (db) => {
      const own = { subject: uuidv7(), email: `${uuidv7()}@example.com` };
      const inserted = await insertUser(db, { ...own, passwordHash: 'x', language: 'en' });
      await insertProfile(db, inserted, { type: 'worker', ...person });
      return inserted;
    });
    expect(await eventsOf(database(), id)).toEqual([registeredEvent('worker', false)]);
  });
  it('by plain SQL, the profile later, publishes two events', async () => {
    expect(await eventsOf(database(), userId)).toEqual([
      registeredEvent(null, true),
      event('account-changed', { fields: ['profile_type'] }),
    ]);
  });
});

describe('a change of state', () => {
  const enabled = (reason: string) => [event('account-enabled', { reason }), claims];
  const disabled = (reason: string) => [event('account-disabled', { reason }), claims];

  it('is published when the owner activates the account', async () => {
    const waits = 'UPDATE users SET is_active = false, awaits_activation = true WHERE id = $1';
    await database().query(waits, [userId]);
    const digest = createHash('sha256').update(randomBytes(9)).digest();
    await issueCodes(database().manager, userId, [{ purpose: 'activation', digest, life: 60 }]);
    expect(await events(() => activateByCode(database().manager, { userId, digest }))).toEqual(
      enabled('activated'),
    );
  });

  it('is published when an administrator changes it', async () => {
    await database().query('UPDATE users SET get_access_date = now() WHERE id = $1', [userId]);
    expect(await events(changeState({ isActive: false }))).toEqual(disabled('deactivated'));
    expect(await events(changeState({ isActive: true }))).toEqual(enabled('reactivated'));
    expect(await events(changeState({ isDeleted: true }))).toEqual(disabled('deleted'));
    expect(await events(changeState({ isDeleted: false }))).toEqual(enabled('restored'));
    expect(await events(changeState({ isStaff: true }))).toEqual([claims]);
  });

  it('is published when plain SQL changes it', async () => {
    const set = (assignment: string) => sql(`UPDATE users SET ${assignment} WHERE id = $1`);
    expect(await events(set('is_active = false'))).toEqual(disabled('deactivated'));
    expect(await events(set('is_deleted = true'))).toEqual(disabled('deleted'));
    expect(await events(set('is_deleted = false'))).toEqual(disabled('deactivated'));
    expect(await events(set('is_active = true, get_access_date = now()'))).toEqual(enabled('activated'));
    expect(await events(set('is_admin = true'))).toEqual([claims]);
  });

  it('of many accounts at once publishes one event each', async () => {
    const others = await Promise.all([1, 2, 3].map(() => addPerson(database(), 'worker')));
    await database().query('UPDATE users SET is_active = false WHERE id = ANY($1::int[])', [others]);
    const all = await Promise.all(others.map((id) => eventsOf(database(), id)));
    expect(all.map((each) => each.slice(-2))).toEqual(others.map(() => disabled('deactivated')));
  });
});

describe('a deleted account', () => {
  it('publishes account-purged as its last event', async () => {
    await insertGrant(database(), userId, 'some_screen');
    await logIn();
    const clearLeftovers = { execute: async () => undefined } as unknown as ClearLeftovers;
    const erase = new EraseAccount(database(), new MailOutbox({} as AppSettings), clearLeftovers);
    const all = await events(() => erase.execute(superuser, { userId, version: undefined }));
    expect(all).toEqual([claims, event('account-purged')]);
  });

  it('by plain SQL is published too', async () => {
    await insertGrant(database(), userId, 'some_screen');
    await logIn();
    expect(await events(sql('DELETE FROM users WHERE id = $1'))).toEqual([event('account-purged')]);
  });
});

describe('changed details', () => {
  it('are published by field name only', async () => {
    const changes = { comment: 'secret', inn: '123456789012', profile: { address: 'secret' } };
    const all = await events(() =>
      new ChangeUser(database(), accountSettings).execute(superuser, { userId, version: 1 }, changes),
    );
    expect(all.flatMap(({ data }) => data['fields']).toSorted()).toEqual([
      'comment',
      'inn',
      'profile.address',
    ]);
    expect(all.every(({ type }) => type === 'account-changed')).toBe(true);
    expect(JSON.stringify(all)).not.toContain('secret');
  });

  it('by plain SQL are published too, the email by an event of its own', async () => {
    expect(
      await events(sql(`UPDATE users SET email = 'new$1@example.com', phones = '["1"]' WHERE id = $1`)),
    ).toEqual([event('identifier-changed'), event('account-changed', { fields: ['phones'] })]);
    expect(await events(sql(`UPDATE company_profiles SET name = 'n$1' WHERE user_id = $1`))).toEqual([
      event('account-changed', { fields: ['profile.name'] }),
    ]);
  });

  it('are not published for logins and for equal values', async () => {
    expect(
      await events(sql('UPDATE users SET comment = comment, last_login = now(), version = 9 WHERE id = $1')),
    ).toEqual([]);
    expect(await events(sql('UPDATE company_profiles SET name = name WHERE user_id = $1'))).toEqual([]);
  });
});

describe('a password', () => {
  it('is published when it changes, not when its hash is renewed', async () => {
    const renew = () => replacePasswordHash(database().manager, userId, { from: '!', to: 'another' });
    expect(await events(renew)).toEqual([]);
    const change = sql(`UPDATE users SET password_hash = 'y', password_changed_at = now() WHERE id = $1`);
    expect(await events(change)).toEqual([
      event('credential-change', { credential_type: 'password', change_type: 'update' }),
    ]);
  });
});

describe('a session', () => {
  const established = (sid: string) => event('session-established', { sid });
  const revoked = (sid: string, reason: string | null) => event('session-revoked', { sid, reason });

  it('publishes its start and its end, once', async () => {
    let sid = '';
    const end = () => new EndSession(database()).execute(sid, client);
    expect(await events(async () => (sid = await logIn()))).toEqual([established(sid)]);
    expect(await events(end)).toEqual([revoked(sid, 'logout')]);
    expect(await events(end)).toEqual([]);
    const [one, other] = [await logIn(), await logIn()];
    const ended = await events(() => new EndAllSessions(database()).execute(userId, client));
    const both = [revoked(one, 'logout_everywhere'), revoked(other, 'logout_everywhere')];
    expect(ended).toHaveLength(2);
    expect(ended).toEqual(expect.arrayContaining(both));
  });

  it('publishes its end when plain SQL ends it in any way', async () => {
    const [ended, cut, deleted, truncated] = [await logIn(), await logIn(), await logIn(), await logIn()];
    const on = (sid: string) => `WHERE id = '${sid}'`;
    expect(await events(sql(`UPDATE sessions SET ended_at = now() ${on(ended)}`))).toEqual([
      revoked(ended, null),
    ]);
    expect(await events(sql(`UPDATE sessions SET expires_at = now() ${on(cut)}`))).toEqual([
      revoked(cut, null),
    ]);
    expect(await events(sql(`DELETE FROM sessions ${on(deleted)}`))).toEqual([revoked(deleted, null)]);
    expect(await events(() => roles().owner.query('TRUNCATE sessions CASCADE'))).toEqual([
      revoked(truncated, null),
    ]);
  });

  it('publishes nothing when it expires and is cleaned up', async () => {
    const sid = await logIn();
    await database().query(`UPDATE sessions SET expires_at = now() - interval '2 days' WHERE id = $1`, [sid]);
    expect(await events(() => new FlushExpired(database()).execute())).toEqual([]);
    expect(await database().query('SELECT FROM sessions WHERE id = $1', [sid])).toEqual([]);
  });
});

describe('permissions', () => {
  const name = () => `screen_${userId}`;
  beforeEach(() => insertGrant(database(), userId, name()));

  it('are published when granted and revoked', async () => {
    const request = () => ({ userId, permissions: [`${name()} read`] });
    expect(await events(() => new RevokePermissions(database()).execute(superuser, request()))).toEqual([
      claims,
    ]);
    expect(await events(() => new GrantPermissions(database()).execute(superuser, request()))).toEqual([
      claims,
    ]);
    expect(await events(() => new GrantPermissions(database()).execute(superuser, request()))).toEqual([]);
  });

  it('are published when a permission is renamed or deleted, not when it is described', async () => {
    const read = async (named: string) => new ReadPermission(database()).execute(superuser, named);
    const change = async (named: string, changes: object) =>
      new ChangePermissions(database()).execute(superuser, { ...(await read(named)), ...changes });
    expect(await events(() => change(name(), { description: 'A screen' }))).toEqual([]);
    const renamed = `${name()}_renamed`;
    expect(await events(() => change(name(), { newName: renamed }))).toEqual([claims]);
    const { version } = await read(renamed);
    const remove = () => new DeletePermissions(database()).execute(superuser, { name: renamed }, version);
    expect(await events(remove)).toEqual([claims]);
  });

  it('are published once per transaction, whatever plain SQL changes in it', async () => {
    const work = async () => {
      await database().transaction(async (db) => {
        await db.query('DELETE FROM permission_grants WHERE user_id = $1', [userId]);
        await db.query(`UPDATE users SET is_staff = true WHERE id = $1`, [userId]);
        await db.query(`INSERT INTO permission_grants SELECT $1, id FROM permissions WHERE name = $2`, [
          userId,
          name(),
        ]);
      });
    };
    expect(await events(work)).toEqual([claims]);
  });

  it('are published for both users when plain SQL moves a grant', async () => {
    const other = await addPerson(database(), 'company');
    const move = sql(`UPDATE permission_grants SET user_id = ${other} WHERE user_id = $1`);
    expect(
      await events(() => eventsDuring(database(), other, move).then((all) => expect(all).toEqual([claims]))),
    ).toEqual([claims]);
  });

  it('are published only for users with sessions during the import of the old service', async () => {
    const other = await addPerson(database(), 'company');
    await logIn();
    const importing = () =>
      database().transaction(async (db) => {
        await db.query(`SELECT set_config('gatehouse.importing', 'on', true)`);
        await db.query('DELETE FROM permission_grants WHERE user_id = $1', [userId]);
        await db.query(
          'INSERT INTO permission_grants SELECT unnest($1::int[]), id FROM permissions WHERE name = $2',
          [[userId, other], name()],
        );
      });
    expect(await events(importing)).toEqual([claims]);
    expect((await eventsOf(database(), other)).at(-1)).not.toEqual(claims);
  });
});

describe('a change that is rolled back', () => {
  it('is not published', async () => {
    const failing = () =>
      database()
        .transaction(async (db) => {
          await db.query('UPDATE users SET is_active = false WHERE id = $1', [userId]);
          await db.query('DELETE FROM permission_grants WHERE user_id = $1', [userId]);
          throw new Error('changed my mind');
        })
        .catch(() => undefined);
    expect(await events(failing)).toEqual([]);
  });
});
