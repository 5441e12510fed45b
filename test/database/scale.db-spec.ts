import { beforeAll, describe, expect, it } from 'vitest';
import { fillDatabase, large } from '../support/database/large-database.js';
import { databaseWithOwner } from '../support/database/migrated-database.js';
import { superuser } from '../support/database/user-rows.js';
import { type QueryPlan, queryPlansOf } from '../support/database/query-plans.js';
import { ListUsers, ReadUser, type UserFilter } from '#auth/account';
import { lockSuperusers } from '#auth/user';
import { ListHeldPermissions, ListPermissions } from '#auth/permission';
import { findLiveSessions } from '../../libs/auth/src/verification/subject.store.js';

const roles = databaseWithOwner();
const database = () => roles().app;

/** 20 million rows and their keys take minutes on a busy machine. */
beforeAll(() => fillDatabase(roles().owner, large), 600_000);

/** There are a few hundred companies and permissions: reading all of them is the best plan. */
const big = new Set(['users', 'worker_profiles', 'tenant_profiles', 'sessions', 'permission_grants']);

async function reading(work: () => Promise<unknown>): Promise<QueryPlan & { readonly most: number }> {
  const readings = await queryPlansOf(database(), work);
  expect(readings).not.toEqual([]);
  const most = Math.max(...readings.flatMap(({ rows }) => Object.values(rows)));
  const inFull = readings.flatMap((one) => one.inFull.filter((table) => big.has(table)));
  const rows = Object.assign({}, ...readings.map((one) => one.rows)) as QueryPlan['rows'];
  return { inFull, rows, most };
}

const list = (filter: UserFilter, after?: number) => () =>
  new ListUsers(database()).execute(superuser, filter, {
    limit: 25,
    after: after === undefined ? undefined : Buffer.from(JSON.stringify([after])).toString('base64url'),
  });

describe('with 100,000 users of 200 permissions each, a page of users', () => {
  it.each<[string, UserFilter, number?]>([
    ['the first', {}],
    ['deep inside', {}, 50_000],
    ['beyond the end', {}, 100_000],
    ['who are superusers', { isSuperuser: true }],
    ['who are staff', { isStaff: true }],
    ['who are admins', { isAdmin: true }],
    ['who are not active', { isActive: false }],
    ['who are deleted', { isDeleted: true }],
    ['who are like most', { isActive: true, isDeleted: false, isStaff: false }, 90_000],
    ['who are companies', { profileType: 'company' }],
    ['who are companies, deep inside', { profileType: 'company' }, 90_000],
    ['who are deleted workers', { profileType: 'worker', isDeleted: true }],
  ])('%s reads little more than the page', async (_, filter, after) => {
    const { inFull, most } = await reading(list(filter, after));
    expect(inFull).toEqual([]);
    expect(most).toBeLessThanOrEqual(200);
  });

  it.each<[string, UserFilter, number?]>([
    ['whole email', { search: 'person77777@example.org' }],
    ['part of an email', { search: 'erson7777' }],
    ['part of a name', { search: 'натол' }],
    ['part of a surname', { search: 'c4ca42' }],
    ['name of a company', { search: 'Company 500' }],
    ['name and surname', { search: 'анна c4ca' }],
    ['text that is everywhere', { search: 'example' }],
    ['text that is everywhere, deep inside', { search: 'example' }, 99_000],
    ['text that is nowhere', { search: 'no such thing' }],
    ['beginning of a word', { search: 'c4' }],
    ['single letter', { search: 'а' }],
    ['single letter that is nowhere', { search: 'ы' }],
    ['letters apart', { search: 'a.-' }],
    ['name typed after the surname', { search: 'c4ca анна' }],
    ['part of a phone that nobody has', { search: '+7 921 55' }],
    ['rare text among companies', { search: 'erson7777', profileType: 'tenant' }],
    ['frequent text among superusers', { search: 'example', isSuperuser: true }],
  ])('found by %s reads at most a tenth of the table', async (_, filter, after) => {
    const { inFull, most, rows } = await reading(list(filter, after));
    expect(inFull).toEqual([]);
    expect(most, JSON.stringify(rows)).toBeLessThanOrEqual(10_000);
  });
});

describe('with 100,000 users of 200 permissions each', () => {
  it('reading one user reads one row', async () => {
    const { inFull, rows } = await reading(() => new ReadUser(database()).execute(superuser, 77_777));
    expect([inFull, rows['users']]).toEqual([[], 1]);
  });

  it('the superusers are found without reading all other users', async () => {
    const { inFull, most } = await reading(() => lockSuperusers(database().manager));
    expect([inFull, most]).toEqual([[], 1]);
  });

  it('the grants of one user are listed from their rows alone', async () => {
    const page = { userId: 77_777, limit: 25, after: undefined };
    const { inFull, rows } = await reading(() =>
      new ListHeldPermissions(database()).execute(superuser, page),
    );
    expect(inFull).toEqual([]);
    expect(rows['permission_grants']).toBeLessThanOrEqual(200);
  });

  it('permissions are listed and searched without reading the grants', async () => {
    for (const search of [undefined, 'THING_4', 'nowhere']) {
      const page = { search, limit: 25, after: undefined };
      const { rows } = await reading(() => new ListPermissions(database()).execute(superuser, page));
      expect(Object.keys(rows)).toEqual(['permissions']);
    }
  });

  it('verifying 500 tokens together reads their sessions, users and grants, and nothing else', async () => {
    const sessions = await database().query<{ id: string }[]>(
      `SELECT id FROM sessions JOIN (SELECT id AS user_id FROM users WHERE is_active AND NOT is_deleted) live
       USING (user_id) ORDER BY md5(sessions.id::text) LIMIT 500`,
    );
    const ids = sessions.map(({ id }) => id);
    const { inFull, rows } = await reading(async () => {
      expect((await findLiveSessions(database().manager, ids)).size).toBe(500);
    });
    expect(inFull).toEqual([]);
    expect(rows).toMatchObject({ sessions: 500, users: 500, permission_grants: 500 * 200 });
  });
});
