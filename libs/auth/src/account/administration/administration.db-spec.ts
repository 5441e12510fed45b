import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../../../test/support/database/migrated-database.js';
import { ListAuditEntries } from '#auth/audit';
import { type Actor, shell } from '#auth/authorization';
import { insertUser } from '../account.store.js';
import { ChangeState } from './change-state.js';
import { ListUsers } from './list-users.js';
import type { AccountState } from '#auth/user';

const roles = databaseWithOwner();
const database = () => roles().app;
const noFlags = { isSuperuser: false, isAdmin: false, isStaff: false };

let changeState: ChangeState;
let userId: number;

beforeAll(() => {
  changeState = new ChangeState(database());
});

beforeEach(async () => {
  await database().query('UPDATE users SET is_superuser = false');
  userId = await user();
});

async function user(state: Partial<AccountState> = {}): Promise<number> {
  const subject = uuidv7();
  const account = { subject, email: `${subject}@example.com`, passwordHash: 'x', language: 'en' } as const;
  return insertUser(database().manager, { ...account, isActive: true, ...state });
}

const change = (actor: Actor, id: number, state: Partial<AccountState>, version?: number) =>
  changeState.execute(actor, { userId: id, version, change: state });
const refused = { code: 'authorization.refused' };

describe('an account', () => {
  it.each<[string, Partial<AccountState>]>([
    ['deactivated', { isActive: false }],
    ['deleted', { isDeleted: true }],
  ])('%s loses all sessions in the same transaction', async (_, state) => {
    await database().query(
      `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at) VALUES ($1, $2, now() + '1 hour', now() + '1 day')`,
      [uuidv7(), userId],
    );
    await change(shell, userId, state);
    const rows = await database().query('SELECT ended_at FROM sessions WHERE user_id = $1', [userId]);
    expect(rows).toEqual([{ ended_at: expect.any(Date) }]);
  });

  it('changed by two callers on one version is changed by one; the other gets a conflict', async () => {
    const outcomes = await Promise.allSettled([
      change(shell, userId, { isStaff: true }, 1),
      change(shell, userId, { isAdmin: true }, 1),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(change(shell, userId, { isActive: false }, 1)).rejects.toMatchObject({
      code: 'resource.changed_meanwhile',
    });
  });

  it('changed to its present values keeps its version and gets no audit entry', async () => {
    const entries = async () => (await database().query('SELECT id FROM audit_entries')).length;
    const before = await entries();
    expect((await change(shell, userId, { isActive: true })).version).toBe(1);
    expect(await entries()).toBe(before);
  });
});

describe('an administrator', () => {
  const staff = { ...noFlags, userId: 1, isStaff: true };
  const admin = { ...noFlags, userId: 1, isAdmin: true };

  it('may give and take only the flags they hold', async () => {
    await expect(change(staff, userId, { isAdmin: true })).rejects.toMatchObject(refused);
    await expect(change(staff, userId, { isSuperuser: true })).rejects.toMatchObject(refused);
    await expect(change(admin, userId, { isStaff: true })).rejects.toMatchObject(refused);
    expect(await change(admin, userId, { isAdmin: true })).toMatchObject({ isAdmin: true });
    await expect(change(staff, userId, { isAdmin: false })).rejects.toMatchObject(refused);
  });

  it('cannot change a superuser', async () => {
    const root = await user({ isSuperuser: true });
    for (const state of [{ isActive: false }, { isDeleted: true }, { isAdmin: true }]) {
      await expect(change(admin, root, state)).rejects.toMatchObject(refused);
    }
  });

  it('is required: ordinary users do not even learn whether the account exists', async () => {
    for (const id of [userId, 2 ** 31 - 1]) {
      await expect(change({ ...noFlags, userId }, id, { isStaff: true })).rejects.toMatchObject(refused);
    }
    await expect(
      new ListUsers(database()).execute({ ...noFlags, userId }, {}, { limit: 1, after: undefined }),
    ).rejects.toMatchObject(refused);
  });
});

describe('a search for users', () => {
  const found = async (search: string) => {
    const page = { limit: 10, after: undefined };
    return (await new ListUsers(database()).execute(shell, { search }, page)).items.map(({ id }) => id);
  };

  it('finds any part of an email or name, ignoring case; fewer than three letters match the start of a word', async () => {
    await database().query(
      `INSERT INTO worker_profiles (user_id, first_name, last_name, birth_date, sex)
       VALUES ($1, 'Ян', 'Щукарёв-Ыт', '1990-05-17', 'male')`,
      [userId],
    );
    for (const search of ['щукар', 'УКАРЁВ', 'ян щук', 'ян', 'щ'])
      expect(await found(search)).toEqual([userId]);
    for (const search of ['укарь', 'ка', 'ыт', '_укарёв', '%ян']) expect(await found(search)).toEqual([]);
  });

  it('without letters or digits is refused', async () => {
    await expect(found('%_.')).rejects.toMatchObject({ fields: { search: [expect.any(String)] } });
  });
});

describe('the last superuser', () => {
  it.each<[Partial<AccountState>]>([[{ isSuperuser: false }], [{ isActive: false }], [{ isDeleted: true }]])(
    'cannot be changed to %j',
    async (state) => {
      const root = await user({ isSuperuser: true });
      await user({ isSuperuser: true, isActive: false });
      await expect(change(shell, root, state)).rejects.toMatchObject({ code: 'account.last_superuser' });
    },
  );

  it('remains when all superusers demote one another at the same time', async () => {
    const roots = await Promise.all([1, 2, 3, 4].map(() => user({ isSuperuser: true })));
    await Promise.allSettled(roots.map((root) => change(shell, root, { isSuperuser: false })));
    const left = await database().query('SELECT id FROM users WHERE is_superuser');
    expect(left).toHaveLength(1);
  });
});

describe('the audit log', () => {
  it('records who changed what on whom, before and after', async () => {
    await change({ ...shell, userId: 7 }, userId, { isStaff: true });
    const { items } = await new ListAuditEntries(database()).execute(
      shell,
      { targetType: 'user', targetId: String(userId) },
      { limit: 10, after: undefined },
    );
    expect(items).toMatchObject([
      { actorId: 7, action: 'user.state_changed', before: { isStaff: false }, after: { isStaff: true } },
    ]);
  });

  it.each(['UPDATE audit_entries SET actor_id = 1', 'DELETE FROM audit_entries', 'TRUNCATE audit_entries'])(
    'cannot be changed, even by the owner of the table: %s',
    async (statement) => {
      await expect(roles().owner.query(statement)).rejects.toThrow('append-only');
    },
  );
});
