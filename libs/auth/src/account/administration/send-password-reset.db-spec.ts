import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, staff, superuser } from '../../../../../test/support/database/user-rows.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { accounts, type Accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';

const database = migratedDatabase();
const mails = captureLinks();

let use: Accounts;
let userId: number;
let email: string;
beforeEach(async () => {
  use = accounts(database());
  userId = await addPerson(database(), 'worker');
  [{ email }] = await database().query('SELECT email FROM users WHERE id = $1', [userId]);
});

const set = (columns: string) => database().query(`UPDATE users SET ${columns} WHERE id = $1`, [userId]);
const templates = () => mails.mails(email).map(({ template }) => template);
const audited = () =>
  database().query('SELECT actor_id AS by, action, before, after FROM audit_entries WHERE target_id = $1', [
    String(userId),
  ]);

describe('a password reset that an administrator sends', () => {
  it('is mailed by the worker and recorded in the audit log', async () => {
    await use.sendReset.execute(staff, userId, stranger);
    expect(templates()).toEqual([]);
    await use.fulfil.execute();
    expect(templates()).toEqual(['password-reset']);
    const action = 'user.password_reset_requested';
    expect(await audited()).toEqual([{ by: staff.userId, action, before: null, after: null }]);
  });

  it('is the first mail again for an account that waits for its first password', async () => {
    await set(`origin = 'administrator', is_active = false, awaits_activation = true`);
    await use.sendReset.execute(superuser, userId);
    expect(templates()).toEqual(['account-created']);
    expect(mails.code('account-created')).toEqual(expect.any(String));
  });

  it.each([['is_active = false'], ['is_deleted = true']])(
    'is refused for a closed account: %s',
    async (state) => {
      await set(state);
      await expect(use.sendReset.execute(superuser, userId)).rejects.toMatchObject({
        code: 'account.closed',
      });
      await use.fulfil.execute();
      expect([templates(), await audited()]).toEqual([[], []]);
    },
  );

  it('is refused to people without a rank, and for accounts of the same rank or above', async () => {
    const refused = { code: 'authorization.refused' };
    await expect(use.sendReset.execute(actorFor(1), userId)).rejects.toMatchObject(refused);
    await set('is_staff = true');
    await expect(use.sendReset.execute(staff, userId)).rejects.toMatchObject(refused);
    await expect(use.sendReset.execute(superuser, -1)).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('is limited like a request of the owner; the shell is not', async () => {
    use = accounts(database(), { THROTTLE_RESET_ATTEMPTS: '1' });
    const client = { ...stranger, address: '198.51.100.9' };
    await use.sendReset.execute(staff, userId, client);
    await expect(use.sendReset.execute(staff, userId, client)).rejects.toMatchObject({
      code: 'throttle.network_limit',
    });
    await use.sendReset.execute(superuser, userId);
  });
});
