import type { TokenClaims } from '#auth/contract';
import { DatabaseListener } from '#database';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseListener } from '../../../../../test/support/database/database-listener.js';
import { eventually } from '../../../../../test/support/eventually.js';
import { poolOf } from '../../../../../test/support/database/database-pool.js';
import { databaseWithOwner } from '../../../../../test/support/database/migrated-database.js';
import {
  accessOf,
  claimsOf,
  limits,
  SessionFamilies,
} from '../../../../../test/support/use-cases/session-families.js';
import { FindSubject } from '../find-subject.js';
import { SubjectDirectory } from './subject-directory.js';

const roles = databaseWithOwner();
const database = () => roles().app;
const listener = databaseListener(database);
const sql = (text: string, values: unknown[] = []) => database().query(text, values);

let families: SessionFamilies;
let claims: TokenClaims;
/** Queries of the directory that have been sent, and a gate their answers wait at. */
let asked = 0;
let gate: Promise<void> | undefined;

beforeEach(async () => {
  const pool = poolOf(database());
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>;
  vi.spyOn(pool, 'query').mockImplementation((async (config: { name?: string }, ...rest: unknown[]) => {
    if (config.name !== 'live-subjects') return query(config, ...rest);
    asked++;
    const answer = await query(config, ...rest);
    await gate;
    return answer;
  }) as never);
  families = await SessionFamilies.of(database(), listener());
  await remembered();
});
afterEach(() => {
  gate = undefined;
  vi.restoreAllMocks();
});

const find = () => families.entryPoints.execute(claims);
const isLive = async () => (await find()) !== undefined;

/** Caches the session. */
async function remembered(): Promise<void> {
  claims = accessOf(await families.begin());
  await eventually('Memory', async () => {
    await find();
    asked = 0;
    return (await isLive()) && asked === 0;
  });
}

/** Changes the row by plain SQL and returns when the caches are invalidated. */
async function changeBySql(text: string): Promise<void> {
  await roles().owner.query(
    text.replaceAll(':user', String(families.userId)).replaceAll(':session', `'${claims.sid}'`),
  );
  await listener().catchUp();
}

describe('a cached session', () => {
  it('costs no query, however often it is looked up', async () => {
    for (let i = 0; i < 10; i++) expect(await isLive()).toBe(true);
    expect(asked).toBe(0);
  });

  it('is not confused with another user of the same id, or with another subject', async () => {
    const other = { ...claims, user_id: claims.user_id + 1 };
    expect(await families.entryPoints.execute(other)).toBeUndefined();
    expect(await families.entryPoints.execute({ ...claims, sub: claims.jti })).toBeUndefined();
  });

  it('is looked up each time if it does not exist', async () => {
    await changeBySql('UPDATE sessions SET ended_at = now() WHERE id = :session');
    asked = 0;
    expect([await isLive(), await isLive()]).toEqual([false, false]);
    expect(asked).toBe(2);
    await sql('UPDATE sessions SET ended_at = NULL WHERE id = $1', [claims.sid]);
    expect(await isLive()).toBe(true);
  });

  it('shares one query with all sessions looked up together', async () => {
    const others = await Promise.all(Array.from({ length: 20 }, () => families.begin()));
    await Promise.all(others.map((issued) => families.isLive(issued)));
    expect(asked).toBe(1);
  });
});

describe('plain SQL takes effect immediately:', () => {
  it.each([
    ['a session ended', 'UPDATE sessions SET ended_at = now() WHERE id = :session'],
    ['its end brought forward', `UPDATE sessions SET expires_at = now() WHERE id = :session`],
    ['a session removed', 'DELETE FROM sessions WHERE id = :session'],
    ['all sessions removed', 'TRUNCATE sessions CASCADE'],
    ['a user deactivated', 'UPDATE users SET is_active = false WHERE id = :user'],
    ['a user deleted', 'UPDATE users SET is_deleted = true WHERE id = :user'],
    ['a user with another subject', 'UPDATE users SET subject = gen_random_uuid() WHERE id = :user'],
    ['a user removed', 'DELETE FROM users WHERE id = :user'],
  ])('%s', async (_, statement) => {
    await changeBySql(statement);
    expect(await isLive()).toBe(false);
  });

  it.each(['is_staff', 'is_admin', 'is_superuser'])('the flag %s', async (flag) => {
    await changeBySql(`UPDATE users SET ${flag} = true WHERE id = :user`);
    expect((await find())?.permissions).toMatchObject({ [flag]: true });
  });

  it('a permission granted, renamed, moved, revoked and removed', async () => {
    const held = async () =>
      Object.keys((await find())!.permissions).filter((permission) => !permission.startsWith('is_'));
    await sql(`INSERT INTO permissions (id, name, action) VALUES
      (gen_random_uuid(), 'door', 'read'), (gen_random_uuid(), 'gate', 'read')`);
    const idOf = (name: string) => `(SELECT id FROM permissions WHERE name = '${name}')`;
    const grant = () => changeBySql(`INSERT INTO permission_grants SELECT :user, ${idOf('door')}`);
    await grant();
    expect(await held()).toEqual(['door read']);
    await changeBySql(`UPDATE permissions SET name = 'portal' WHERE name = 'door'`);
    expect(await held()).toEqual(['portal read']);
    await changeBySql(`UPDATE permissions SET name = 'door' WHERE name = 'portal'`);
    await changeBySql(`UPDATE permission_grants SET permission_id = ${idOf('gate')} WHERE user_id = :user`);
    expect(await held()).toEqual(['gate read']);
    await changeBySql('DELETE FROM permission_grants WHERE user_id = :user');
    expect(await held()).toEqual([]);
    await grant();
    expect(await held()).toEqual(['door read']);
    await changeBySql(`DELETE FROM permissions WHERE name = 'door'`);
    expect(await held()).toEqual([]);
    await changeBySql(`INSERT INTO permission_grants SELECT :user, ${idOf('gate')}`);
    expect(await held()).toEqual(['gate read']);
    await changeBySql('TRUNCATE permission_grants');
    expect(await held()).toEqual([]);
  });
});

describe('a notification', () => {
  const received: string[] = [];
  beforeAll(async () => {
    const subscriber = { notified: (named: string) => received.push(named), lost() {}, back() {} };
    const subscription = listener().listen('gatehouse_subjects', subscriber);
    await eventually('The subscription', () => subscription.fresh);
  });
  beforeEach(() => void (received.length = 0));

  it('is not sent by logins, refreshes, first uses and changes without an effect on users', async () => {
    const issued = await families.begin();
    await families.isLive(await families.refreshed(issued));
    await changeBySql('UPDATE users SET last_login = now(), comment = comment WHERE id = :user');
    await changeBySql(
      `INSERT INTO permissions (id, name, action) VALUES (gen_random_uuid(), 'quiet', 'read')`,
    );
    await changeBySql(`UPDATE permissions SET description = 'silent' WHERE name = 'quiet'`);
    await changeBySql('DELETE FROM permission_grants WHERE user_id = -1');
    expect(received).toEqual([]);
  });

  it('names the user or the session', async () => {
    await changeBySql('UPDATE users SET is_staff = true WHERE id = :user');
    await changeBySql('UPDATE sessions SET ended_at = now() WHERE id = :session');
    expect(received).toEqual([`u${families.userId}`, `s${claims.sid}`]);
  });

  it('names all users if a transaction would name more than a hundred', async () => {
    await sql(`INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at)
      SELECT gen_random_uuid(), ${families.userId}, now() + '1 day', now() + '1 day' FROM generate_series(1, 500)`);
    await changeBySql('UPDATE sessions SET ended_at = now() WHERE user_id = :user');
    expect(received).toHaveLength(101);
    expect(received.at(-1)).toBe('*');
    received.length = 0;
    await changeBySql('UPDATE users SET is_staff = true WHERE id = :user');
    expect(received).toEqual([`u${families.userId}`]);
  });

  it('is not sent by a transaction that was rolled back', async () => {
    await changeBySql('BEGIN; UPDATE users SET is_staff = true WHERE id = :user; ROLLBACK');
    expect(received).toEqual([]);
  });
});

describe('a look-up in progress', () => {
  it.each([
    ['its session', 'UPDATE sessions SET ended_at = now() WHERE id = :session'],
    ['its user, who was not cached before', 'UPDATE users SET is_active = false WHERE id = :user'],
    ['everybody', 'TRUNCATE sessions CASCADE'],
  ])('is not cached if %s is invalidated meanwhile', async (_, change) => {
    claims = accessOf(await families.begin());
    let open!: () => void;
    gate = new Promise((resolve) => (open = resolve));
    const loading = find();
    await eventually('The query', () => asked === 1);
    await changeBySql(change);
    open();
    await loading;
    gate = undefined;
    expect(await isLive()).toBe(false);
  });

  it('is not cached while the listening connection is lost and back', async () => {
    claims = accessOf(await families.begin());
    let open!: () => void;
    gate = new Promise((resolve) => (open = resolve));
    const loading = find();
    await eventually('The query', () => asked === 1);
    await cutTheListener();
    open();
    expect(await loading).toBeDefined();
    gate = undefined;
    asked = 0;
    await find();
    expect(asked).toBe(1);
  });
});

/** Returns when the listener has reconnected. */
async function cutTheListener(): Promise<void> {
  const states: string[] = [];
  const subscription = listener().listen('gatehouse_subjects', {
    notified() {},
    lost: () => states.push('lost'),
    back: () => states.push('back'),
  });
  await eventually('The subscription', () => subscription.fresh);
  await sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'gatehouse listener' AND datname = current_database()`);
  await eventually('The reconnection', () => states.join() === 'back,lost,back');
}

describe('while the listening connection is down', () => {
  it('the cache is not used, and it is emptied when the connection is back', async () => {
    await cutTheListener();
    asked = 0;
    expect(await isLive()).toBe(true);
    expect(asked).toBe(1);
  });

  it('the database is read each time', async () => {
    const deaf = new SubjectDirectory(database(), new DatabaseListener(undefined), limits);
    const entryPoints = new FindSubject(database(), limits, deaf);
    for (let i = 0; i < 3; i++) expect(await entryPoints.execute(claims)).toBeDefined();
    expect(asked).toBe(3);
  });
});

describe('a token', () => {
  it('that was refreshed limits the previous one, also if its session is cached', async () => {
    const first = await families.begin();
    await families.isLive(first);
    const second = await families.refreshed(first);
    asked = 0;
    expect(await families.isLive(second)).toBe(true);
    const unused = 'SELECT FROM sessions WHERE id = $1 AND predecessor_jti IS NOT NULL';
    expect(await sql(unused, [first.sessionId])).toEqual([]);
    expect(asked).toBe(1);
    expect([await families.isLive(second), await families.isLive(first)]).toEqual([true, true]);
    expect(asked).toBe(1);
    const third = await families.refreshed(second);
    expect(claimsOf(third).jti).not.toBe(claimsOf(second).jti);
    expect(await families.isLive(second)).toBe(true);
    expect(await sql(unused, [first.sessionId])).toHaveLength(1);
    expect(await families.isLive(third)).toBe(true);
    expect(await sql(unused, [first.sessionId])).toEqual([]);
  });

  it('ends by the clock of the database, even if the clock of the process is an hour behind and its session cached', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3600_000 });
    try {
      const [{ now }] = await sql('SELECT extract(epoch FROM now())::float8 AS now');
      const short = { ...claims, exp: Math.ceil(now) + 1 };
      expect(await families.entryPoints.execute(short)).toBeDefined();
      await eventually('The end', async () => (await families.entryPoints.execute(short)) === undefined);
      expect(await isLive()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
