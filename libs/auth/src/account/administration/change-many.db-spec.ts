/** Changes of many accounts at once. */
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import {
  addPerson,
  admin,
  grantsOf,
  insertGrant,
  superuser,
} from '../../../../../test/support/database/user-rows.js';
import { type Actor, shell } from '#auth/authorization';
import {
  ApplyPermissionGroup,
  CreatePermissionGroup,
  ReadPermissionGroup,
  RevokePermissions,
} from '#auth/permission';
import { RevokeSessions } from '#auth/session';
import { ChangeMany, type ManyAction } from './change-many.js';
import { ChangeState } from './change-state.js';

const database = migratedDatabase();
let [one, other, staffMember]: number[] = [];

const change = (actor: Actor, action: ManyAction, userIds: readonly number[], preview = false) =>
  new ChangeMany(
    database(),
    new ChangeState(database()),
    new RevokeSessions(database()),
    new ApplyPermissionGroup(database()),
    new RevokePermissions(database()),
    new ReadPermissionGroup(database()),
  ).execute(actor, { ...action, userIds, preview });
const outcomes = async (...args: Parameters<typeof change>) =>
  (await change(...args)).map(({ outcome, reason }) => reason ?? outcome);
const count = async (table: string) =>
  (await database().query<[{ count: number }]>(`SELECT count(*)::int AS count FROM ${table}`))[0].count;
const activeOf = async (id: number) =>
  (
    await database().query<[{ active: boolean }]>('SELECT is_active AS active FROM users WHERE id = $1', [id])
  )[0].active;

beforeEach(async () => {
  [one, other, staffMember] = await Promise.all(
    ['company', 'company', 'worker'].map((kind) => addPerson(database(), kind as 'worker')),
  );
  await database().query('UPDATE users SET is_admin = true WHERE id = $1', [staffMember]);
  for (const id of [one, other]) {
    await database().query(
      `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at) VALUES ($1, $2, now() + '1 hour', now() + '1 day')`,
      [uuidv7(), id],
    );
  }
});

describe('a change of many accounts', () => {
  it('reports each account, refuses those of the same rank and unknown ones, and changes the others', async () => {
    const ids = [one!, staffMember!, 2_000_000_000, other!, one!];
    const report = ['changed', 'authorization.refused', 'resource.not_found', 'changed'];
    expect(await outcomes(admin, { action: 'deactivate' }, ids)).toEqual(report);
    expect(await activeOf(one!)).toBe(false);
    expect(await activeOf(staffMember!)).toBe(true);
    expect(await outcomes(admin, { action: 'deactivate' }, [one!, other!])).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect(await outcomes(admin, { action: 'activate' }, [one!])).toEqual(['changed']);
  });

  it('reports the same as a preview, which changes nothing and writes no audit entry, event or notice', async () => {
    const actions = [{ action: 'deactivate' }, { action: 'end_sessions' }] as const;
    const before = await Promise.all(['audit_entries', 'event_outbox'].map(count));
    for (const action of actions) {
      expect(await outcomes(admin, action, [one!, staffMember!], true)).toEqual([
        'changed',
        'authorization.refused',
      ]);
    }
    expect(await Promise.all(['audit_entries', 'event_outbox'].map(count))).toEqual(before);
    expect(await activeOf(one!)).toBe(true);
    expect(await outcomes(admin, { action: 'end_sessions' }, [one!])).toEqual(['changed']);
    expect(await outcomes(admin, { action: 'end_sessions' }, [one!])).toEqual(['unchanged']);
  });

  it('grants and revokes the permissions of a group', async () => {
    for (const name of ['gate', 'lift']) await insertGrant(database(), other!, name);
    const name = `Porters ${uuidv7()}`;
    const { id } = await new CreatePermissionGroup(database()).execute(shell, {
      name,
      description: '',
      permissions: ['gate read', 'lift read'],
    });
    const grant = { action: 'grant_group', group: { id } } as const;
    expect(await outcomes(superuser, grant, [one!, other!], true)).toEqual(['changed', 'unchanged']);
    expect(await grantsOf(database(), one!)).toEqual([]);
    expect(await outcomes(superuser, grant, [one!, other!])).toEqual(['changed', 'unchanged']);
    expect(await grantsOf(database(), one!)).toEqual(['gate', 'lift']);
    const revoke = { action: 'revoke_group', group: { id } } as const;
    expect(await outcomes(superuser, revoke, [one!, other!])).toEqual(['changed', 'changed']);
    expect(await outcomes(superuser, revoke, [one!, other!])).toEqual(['unchanged', 'unchanged']);
    await expect(change(superuser, { ...grant, group: { id: uuidv7() } }, [one!])).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });

  it('keeps the last superuser', async () => {
    await database().query('UPDATE users SET is_superuser = false');
    await database().query('UPDATE users SET is_superuser = true WHERE id = ANY ($1)', [[one, other]]);
    const report = ['changed', 'account.last_superuser'];
    expect(await outcomes(superuser, { action: 'deactivate' }, [one!, other!])).toEqual(report);
  });

  it('is refused to those who are no administrators', async () => {
    const nobody = { userId: one!, isSuperuser: false, isAdmin: false, isStaff: false };
    await expect(change(nobody, { action: 'activate' }, [other!])).rejects.toMatchObject({
      code: 'authorization.refused',
    });
  });
});
