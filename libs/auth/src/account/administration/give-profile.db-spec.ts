import { loadSettings } from '#config';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { actorFor, staff } from '../../../../../test/support/database/user-rows.js';
import type { ProfileInput } from '#auth/account';
import { ListAuditEntries } from '#auth/audit';
import { type Actor, shell } from '#auth/authorization';
import { insertUser } from '../account.store.js';
import { GiveProfile } from './give-profile.js';

const database = migratedDatabase();
const settings = loadSettings({ DEBUG: '1', SECRET_KEY: 'of a spec', DATABASE_URL: 'postgres://unused' });
const worker: ProfileInput = {
  type: 'worker',
  first_name: 'Анна',
  last_name: 'Иванова',
  birth_date: '1990-05-17',
  sex: 'female',
};
const tenant: ProfileInput = { ...worker, type: 'tenant' };
const company: ProfileInput = { type: 'company', name: uuidv7() };

let userId: number;
beforeEach(async () => {
  userId = await insertUser(database().manager, {
    subject: uuidv7(),
    email: `${uuidv7()}@example.com`,
    passwordHash: 'unused',
    language: 'ru',
    isActive: true,
  });
});

const give = (profile: ProfileInput, version = 1, actor: Actor = shell) =>
  new GiveProfile(database(), settings.account).execute(actor, { userId, version }, profile);

describe('a profile for an account without one', () => {
  it.each([worker, tenant, company])('of every type is given, and recorded: $type', async (profile) => {
    expect(await give(profile)).toMatchObject({ profileType: profile.type, version: 2 });
    const filter = { targetType: 'user', targetId: String(userId) };
    const page = { limit: 1, after: undefined };
    const { items } = await new ListAuditEntries(database()).execute(shell, filter, page);
    expect(items).toMatchObject([
      { action: 'user.changed', before: { type: null }, after: { type: profile.type } },
    ]);
  });

  it('is given by one of several administrators who do so at the same time', async () => {
    const settled = await Promise.allSettled([worker, tenant, company, worker].map((one) => give(one)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    expect(reasons).toEqual(
      reasons.map(() => expect.objectContaining({ code: 'resource.changed_meanwhile' })),
    );
  });

  it('does not replace a profile', async () => {
    await give(worker);
    await expect(give(tenant, 2)).rejects.toMatchObject({ code: 'request.invalid_fields' });
  });

  it('is refused to accounts of the same rank and to callers without a rank', async () => {
    await expect(give(worker, 1, actorFor(userId))).rejects.toMatchObject({ code: 'authorization.refused' });
    await database().query('UPDATE users SET is_staff = true WHERE id = $1', [userId]);
    await expect(give(worker, 1, staff)).rejects.toMatchObject({ code: 'authorization.refused' });
  });

  it('of a company awaits approval if staff give it', async () => {
    await give({ type: 'company', name: uuidv7() }, 1, staff);
    const [row] = await database().query<{ awaits_approval: boolean }[]>(
      'SELECT awaits_approval FROM company_profiles WHERE user_id = $1',
      [userId],
    );
    expect(row).toEqual({ awaits_approval: true });
  });
});
