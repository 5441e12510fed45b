import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AvatarStore, FolderAvatarStore, newPictureName } from '#avatar-store';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailOutbox } from '#mail-queue';
import type { AppSettings } from '#config';
import { createSecretKey, randomBytes } from 'node:crypto';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  actorFor,
  addPerson,
  insertGrant,
  grantsOf,
  staff,
  superuser,
} from '../../../../test/support/database/user-rows.js';
import { recordSecurityEvent } from '#auth/security-event';
import { ChangeState } from './administration/change-state.js';
import { ChangeUser } from './administration/change-user.js';
import { ClearLeftovers } from './avatar/clear-leftovers.js';
import { EraseAccount } from './erase-account.js';
import type { ConfirmedPassword } from './password-change/confirm-password.js';
import { findOwnPassword } from './password-change/password.store.js';
import { accountSettings } from '../../../../test/support/use-cases/accounts.js';

const database = migratedDatabase();
const admin = { ...actorFor(2_000_000_001), isAdmin: true };

let eraseAccount: EraseAccount;
let outbox: MailOutbox;
let store: AvatarStore;
let folder: string;
let userId: number;

beforeAll(async () => {
  const key = createSecretKey(randomBytes(32));
  outbox = new MailOutbox({ keyFor: () => key } as unknown as AppSettings);
  folder = await mkdtemp(join(tmpdir(), 'avatars-'));
  store = new FolderAvatarStore(folder);
  eraseAccount = new EraseAccount(database(), outbox, new ClearLeftovers(database(), store));
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  await database().query('UPDATE users SET is_superuser = false');
  userId = await addPerson(database(), 'worker');
});

const erase = (id = userId, actor = superuser, version?: number) =>
  eraseAccount.execute(actor, { userId: id, version });
const exists = async (id: number) =>
  (await database().query('SELECT FROM users WHERE id = $1', [id])).length === 1;

/** Every row of every table, as text. */
async function everything(): Promise<string[]> {
  const tables = await database().query<{ name: string }[]>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      database().query<{ row: string }[]>(`SELECT '${name} ' || t::text AS row FROM ${name} t`),
    ),
  );
  return rows.flat().map(({ row }) => row);
}

describe('an erased account', () => {
  it('leaves no data of the user in any table', async () => {
    const mark = `mark${randomBytes(6).toString('hex')}`;
    await database().query('UPDATE users SET email = $2 WHERE id = $1', [userId, `${mark}@example.org`]);
    const changes = { comment: mark, additional_email: `${mark}@example.com`, profile: { last_name: mark } };
    await new ChangeUser(database(), accountSettings).execute(superuser, { userId, version: 1 }, changes);
    const { manager } = database();
    const to = `${mark}@example.org`;
    await outbox.add(manager, { to, template: 'activation', language: 'en', parameters: { link: 'x' } });
    await recordSecurityEvent(manager, {
      kind: 'session.started',
      userId,
      client: { address: '::1', device: mark },
    });
    await database().query(
      `WITH imported AS (
         INSERT INTO legacy_users (source, old_id, user_id) VALUES (gen_random_uuid(), 7, $1) RETURNING source, old_id)
       INSERT INTO legacy_remarks (source, kind, old_id, skipped, remark)
       SELECT source, 'users', old_id, false, 'logs in as ' || $2::text FROM imported`,
      [userId, to],
    );
    expect((await everything()).filter((row) => row.includes(mark)).length).toBeGreaterThan(5);
    await erase();
    expect((await everything()).filter((row) => row.includes(mark))).toEqual([]);
  });

  it('appears in the audit log by its id only', async () => {
    await erase(userId, admin);
    const entries = await database().query(
      `SELECT actor_id, action, before, after FROM audit_entries WHERE target_id = $1`,
      [String(userId)],
    );
    expect(entries).toEqual([{ actor_id: admin.userId, action: 'user.erased', before: null, after: null }]);
  });

  it('has no session and no picture, and its email is free', async () => {
    const sessionId = uuidv7();
    const picture = newPictureName();
    await store.write(picture, Buffer.alloc(1));
    const [{ email }] = await database()
      .query('UPDATE users SET avatar = $2 WHERE id = $1 RETURNING email', [userId, picture])
      .then(([rows]) => rows);
    await database().query(
      `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at) VALUES ($1, $2, now() + '1 hour', now() + '1 day')`,
      [sessionId, userId],
    );
    await erase();
    expect(await database().query('SELECT FROM sessions WHERE id = $1', [sessionId])).toEqual([]);
    expect(await database().query('SELECT FROM users WHERE email = $1', [email])).toEqual([]);
    expect(await store.read(picture)).toBeUndefined();
    expect(await database().query('SELECT name FROM avatar_leftovers')).toEqual([]);
  });

  it('erased many times concurrently is erased once, and then not found', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => erase()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(erase()).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('is not erased on a stale version', async () => {
    await expect(erase(userId, superuser, 7)).rejects.toMatchObject({ code: 'resource.changed_meanwhile' });
    expect(await exists(userId)).toBe(true);
  });
});

describe('an account erased by its owner', () => {
  async function confirmed(): Promise<ConfirmedPassword> {
    await database().query('UPDATE users SET password_changed_at = now() WHERE id = $1', [userId]);
    const own = await findOwnPassword(database().manager, userId);
    return { userId, email: own!.email, setAt: own!.setAt };
  }
  const eraseOwn = (given: ConfirmedPassword) =>
    eraseAccount.execute(actorFor(userId), { userId, version: undefined, confirmed: given });
  const mailsTo = (address: string) =>
    database().query('SELECT template FROM mail_outbox WHERE recipient = $1', [address]);

  it('gets a last mail, and its earlier mails are deleted', async () => {
    const [{ email }] = await database().query('SELECT email FROM users WHERE id = $1', [userId]);
    const mail = { to: email, language: 'en', parameters: {} } as const;
    await outbox.add(database().manager, { ...mail, template: 'session-reused' });
    await eraseOwn(await confirmed());
    expect(await exists(userId)).toBe(false);
    expect(await mailsTo(email)).toEqual([{ template: 'account-erased' }]);
  });

  it('stays if the password was changed after the confirmation', async () => {
    const given = await confirmed();
    await database().query(`UPDATE users SET password_changed_at = now() + '1 second' WHERE id = $1`, [
      userId,
    ]);
    await expect(eraseOwn(given)).rejects.toMatchObject({ code: 'resource.changed_meanwhile' });
    expect(await exists(userId)).toBe(true);
  });

  it('stays if it is the last superuser', async () => {
    await database().query('UPDATE users SET is_superuser = true WHERE id = $1', [userId]);
    const actor = { ...actorFor(userId), isSuperuser: true };
    const erasure = { userId, version: undefined, confirmed: await confirmed() };
    await expect(eraseAccount.execute(actor, erasure)).rejects.toMatchObject({
      code: 'account.last_superuser',
    });
    expect(await exists(userId)).toBe(true);
  });
});

describe('an erased company', () => {
  it('revokes the grants that its people held through it alone', async () => {
    const companyId = await addPerson(database(), 'company');
    const department = uuidv7();
    await database().query(`INSERT INTO departments (id, name, company_id) VALUES ($1, 'Dispatch', $2)`, [
      department,
      companyId,
    ]);
    await database().query('INSERT INTO department_workers (department_id, worker_id) VALUES ($1, $2)', [
      department,
      userId,
    ]);
    await insertGrant(database(), companyId, 'crm');
    await insertGrant(database(), userId, 'crm');
    await erase(companyId);
    expect(await grantsOf(database(), userId)).toEqual([]);
    expect(await exists(userId)).toBe(true);
  });
});

describe('an erasure', () => {
  const refused = { code: 'authorization.refused' };

  it('is allowed to administrators and the owner, not to staff or others, whether or not the account exists', async () => {
    for (const actor of [staff, actorFor(userId + 1)]) {
      await expect(erase(userId, actor)).rejects.toMatchObject(refused);
      await expect(erase(2 ** 31 - 1, actor)).rejects.toMatchObject(refused);
    }
    await erase(userId, actorFor(userId));
    expect(await exists(userId)).toBe(false);
  });

  it('of a superuser is allowed to superusers only', async () => {
    await database().query('UPDATE users SET is_superuser = true WHERE id = $1', [userId]);
    await addSuperuser();
    await expect(erase(userId, admin)).rejects.toMatchObject(refused);
    await erase();
    expect(await exists(userId)).toBe(false);
  });

  it('leaves the last superuser, also when all are erased or demoted at the same time', async () => {
    const roots = [await addSuperuser(), await addSuperuser(), await addSuperuser()];
    const changeState = new ChangeState(database());
    await Promise.allSettled([
      ...roots.map((root) => erase(root)),
      ...roots.map((root) =>
        changeState.execute(superuser, { userId: root, version: undefined, change: { isActive: false } }),
      ),
    ]);
    const left = await database().query('SELECT id FROM users WHERE is_superuser AND is_active');
    expect(left).toHaveLength(1);
    await expect(erase(left[0].id)).rejects.toMatchObject({ code: 'account.last_superuser' });
  });

  async function addSuperuser(): Promise<number> {
    const id = await addPerson(database(), 'worker');
    await database().query('UPDATE users SET is_superuser = true WHERE id = $1', [id]);
    return id;
  }
});
