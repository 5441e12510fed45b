import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountSettings, accounts } from '../../../../test/support/use-cases/accounts.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson, insertGrant } from '../../../../test/support/database/user-rows.js';
import { secondFactors } from '../../../../test/support/use-cases/second-factors.js';
import { ChangeState, ChangeUser, type ClearLeftovers, RemoveAvatar } from '#auth/account';
import {
  ApplyPermissionGroup,
  CreatePermissionGroup,
  GrantPermissions,
  RevokePermissions,
} from '#auth/permission';
import { RevokeSessions } from '#auth/session';
import { type Actor, shell } from './actor.js';
import { type Rank, ranks } from './rank.js';

const database = migratedDatabase();

const permissions = ['gate read'];
const noLeftovers = { execute: async () => 0 } as unknown as ClearLeftovers;

beforeAll(async () => {
  // Remains active, because the last superuser cannot be deactivated.
  await addAccount('superuser');
  await insertGrant(database(), await addPerson(database(), 'company'), 'gate');
  const group = { name: 'Porters', description: '', permissions };
  await new CreatePermissionGroup(database()).execute(shell, group);
});

const flagsOf = (rank: Rank) => ({
  isStaff: rank === 'staff',
  isAdmin: rank === 'admin',
  isSuperuser: rank === 'superuser',
});

/** A company, because a company may hold any permission. It has a second factor and a live session. */
async function addAccount(rank: Rank): Promise<number> {
  const userId = await addPerson(database(), 'company');
  await database().query(
    'UPDATE users SET is_staff = $2, is_admin = $3, is_superuser = $4, has_second_factor = true WHERE id = $1',
    [userId, ...Object.values(flagsOf(rank))],
  );
  await addSession(userId);
  return userId;
}

async function addSession(userId: number): Promise<string> {
  const id = uuidv7();
  await database().query(
    `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at)
     VALUES ($1, $2, now() + interval '1 hour', now() + interval '1 day')`,
    [id, userId],
  );
  return id;
}

type Action = (actor: Actor, userId: number) => Promise<unknown>;

const state = (change: object): Action => {
  return (actor, userId) =>
    new ChangeState(database()).execute(actor, { userId, version: undefined, change });
};

const actions: readonly [name: string, act: Action, options?: { adminsOnly?: true; isNotOwn?: true }][] = [
  ['deactivates', state({ isActive: false })],
  ['deletes', state({ isDeleted: true })],
  [
    'erases',
    (actor, userId) => accounts(database()).erase.execute(actor, { userId, version: undefined }),
    { adminsOnly: true },
  ],
  [
    'edits',
    (actor, userId) =>
      new ChangeUser(database(), accountSettings).execute(
        actor,
        { userId, version: 1 },
        { comment: 'edited' },
      ),
  ],
  ['logs out', (actor, userId) => new RevokeSessions(database()).execute(actor, { userId })],
  [
    'ends one session of',
    async (actor, userId) =>
      new RevokeSessions(database()).execute(actor, { sessionId: await addSession(userId) }),
  ],
  [
    'removes the avatar of',
    (actor, userId) => new RemoveAvatar(database(), noLeftovers).execute(actor, userId),
  ],
  [
    'resets the second factors of',
    (actor, userId) => secondFactors(database()).reset.execute(actor, userId),
    { isNotOwn: true },
  ],
  [
    'grants permissions to',
    (actor, userId) => new GrantPermissions(database()).execute(actor, { userId, permissions }),
  ],
  [
    'revokes permissions of',
    (actor, userId) => new RevokePermissions(database()).execute(actor, { userId, permissions }),
  ],
  [
    'applies a permission group to',
    (actor, userId) =>
      new ApplyPermissionGroup(database()).execute(actor, { group: { name: 'Porters' }, userId }),
  ],
];

async function outcome(act: Action, actor: Actor, userId: number): Promise<string> {
  try {
    await act(actor, userId);
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe.each(actions)('an administrator who %s an account', (_, act, options = {}) => {
  const actors = (['staff', 'admin', 'superuser'] as const).filter(
    (rank) => rank !== 'staff' || !options.adminsOnly,
  );

  it.each(actors)('as %s is allowed for lower ranks, and a superuser for all ranks', async (rank) => {
    const actor: Actor = { userId: await addAccount(rank), ...flagsOf(rank) };
    for (const other of ranks) {
      const isReached = rank === 'superuser' || ranks.indexOf(other) < ranks.indexOf(rank);
      const expected = isReached ? 'done' : 'authorization.refused';
      expect([other, await outcome(act, actor, await addAccount(other))]).toEqual([other, expected]);
    }
  });

  it.each(actors)('as %s is allowed for the own account, except for its second factors', async (rank) => {
    const userId = await addAccount(rank);
    const expected = options.isNotOwn ? 'authorization.refused' : 'done';
    expect(await outcome(act, { userId, ...flagsOf(rank) }, userId)).toBe(expected);
  });
});
