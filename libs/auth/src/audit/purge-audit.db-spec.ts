import { describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import { shell } from '#auth/authorization';
import { PurgeAudit } from './purge-audit.js';

const roles = databaseWithOwner();

const add = (action: string, days: number, target = '1') =>
  roles().owner.query<{ id: string }[]>(
    `INSERT INTO audit_entries (id, occurred_at, action, target_type, target_id)
     VALUES (gen_random_uuid(), now() - make_interval(days => $2), $1, 'user', $3) RETURNING id`,
    [action, days, target],
  );

describe('purging the audit log', () => {
  it('deletes entries older than the retention, with personal values, and records it in an entry', async () => {
    const { owner } = roles();
    const userId = await addPerson(owner, 'worker');
    const [old] = await add('user.banned', 400, 'old');
    await owner.query(
      `INSERT INTO audit_values (entry_id, user_id, before, after) VALUES ($1, $2, '{}', '{}')`,
      [old!.id, userId],
    );
    await add('user.banned', 300, 'young');
    await add('user.erased', 4000, 'erased');

    expect(await new PurgeAudit(owner).execute(shell, 365)).toBe(1);
    const left = await owner.query('SELECT action, target_id, after FROM audit_entries ORDER BY occurred_at');
    expect(left).toEqual([
      { action: 'user.erased', target_id: 'erased', after: null },
      { action: 'user.banned', target_id: 'young', after: null },
      { action: 'audit.purged', target_id: 'audit', after: { older_than_days: 365, removed: 1 } },
    ]);
    expect(await owner.query('SELECT FROM audit_values')).toEqual([]);
    expect(await new PurgeAudit(owner).execute(shell, 365)).toBe(0);
  });

  it('is allowed to the owner of the tables only, and allows no other deletion', async () => {
    const { app, owner } = roles();
    await add('user.banned', 400);
    await expect(new PurgeAudit(app).execute(shell, 365)).rejects.toThrow('permission denied');
    await expect(owner.query('DELETE FROM audit_entries')).rejects.toThrow('append-only');
  });
});
