import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, insertGrant, superuser } from '../../../test/support/database/user-rows.js';
import type { UserActor } from '#auth/authorization';
import { CodedError } from '#errors';
import type { GuessLimiter } from '#auth/throttle';
import { ChangeUser, type ReadAvatar } from '#auth/account';
import { ExportAccount } from './export-account.js';
import { impersonalTables } from './impersonal-tables.js';
import { exportedTables, withheldTables } from './personal-tables.js';
import { accountSettings } from '../../../test/support/use-cases/accounts.js';

const database = migratedDatabase();
const client = { address: '192.0.2.7', device: '' };

let spent: unknown[];
let picture: Buffer | undefined;
let exportAccount: ExportAccount;
let userId: number;

beforeAll(() => {
  const limiter = {
    spend: (...call: unknown[]) => Promise.resolve(void spent.push(call)),
  } as unknown as GuessLimiter;
  const avatars = {
    execute: () =>
      picture
        ? Promise.resolve({ name: 'x', picture })
        : Promise.reject(new CodedError('resource.not_found')),
  } as unknown as ReadAvatar;
  exportAccount = new ExportAccount(database(), limiter, avatars);
});

beforeEach(async () => {
  [spent, picture] = [[], undefined];
  userId = await addPerson(database(), 'worker');
});

type Document = Record<string, Record<string, unknown> | Record<string, unknown>[] | string | null>;

const text = (id = userId) => exportAccount.execute(actorFor(id) as UserActor, client);
const read = async (id = userId) => JSON.parse(await text(id)) as Document;

describe('the tables of the database', () => {
  const personal = [...exportedTables, ...withheldTables];

  it('are each declared as exported, withheld, or without personal data', async () => {
    const rows = await database().query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm') ORDER BY name`,
    );
    const declared = new Set([...personal, ...impersonalTables].map(({ table }) => table));
    expect(rows.map(({ name }) => name)).toEqual([...declared].toSorted());
  });

  it('are declared column by column', async () => {
    const rows = await database().query<{ table: string; column: string }[]>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const withheld = exportedTables.flatMap(({ table, withheld: columns = {} }) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    );
    const listed = [...personal, ...impersonalTables].flatMap(({ table, columns }) =>
      columns.map((column) => `${table}.${column}`),
    );
    const declared = new Set([...listed, ...withheld]);
    expect(rows.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
      [...declared].toSorted(),
    );
  });

  it('are declared as personal if foreign keys lead to users, or a column is named after a person', async () => {
    const rows = await database().query<{ name: string }[]>(
      `WITH RECURSIVE reference AS (
         SELECT conrelid, confrelid FROM pg_constraint WHERE contype = 'f'
       ), reached(id) AS (
         SELECT 'users'::regclass::oid
         UNION SELECT conrelid FROM reference JOIN reached ON confrelid = reached.id
       )
       SELECT id::regclass::text AS name FROM reached
       UNION
       SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
         AND column_name ~ '(^|_)(user|person|actor|worker|tenant|owner|email|recipient|address)(_id)?$'
       ORDER BY name`,
    );
    expect(rows.length).toBeGreaterThan(20);
    const declared = new Set(personal.map(({ table }) => table));
    expect(rows.map(({ name }) => name).filter((table) => !declared.has(table))).toEqual([]);
  });

  it('declare the effect of an erasure that their foreign keys have', async () => {
    const rows = await database().query<{ table: string; effect: string }[]>(
      `WITH RECURSIVE deleted(id) AS (
         SELECT 'users'::regclass::oid
         UNION SELECT conrelid FROM pg_constraint JOIN deleted ON confrelid = deleted.id
         WHERE contype = 'f' AND confdeltype = 'c'
       )
       SELECT id::regclass::text AS table, 'cascades' AS effect FROM deleted WHERE id <> 'users'::regclass
       UNION
       SELECT conrelid::regclass::text, 'unlinks' FROM pg_constraint JOIN deleted ON confrelid = deleted.id
       WHERE contype = 'f' AND confdeltype = 'n' AND conrelid NOT IN (SELECT id FROM deleted)`,
    );
    const inDatabase = rows.map(({ table, effect }) => `${table} ${effect}`);
    const declared = personal
      .filter(({ erasure }) => erasure.effect === 'cascades' || erasure.effect === 'unlinks')
      .map(({ table, erasure }) => `${table} ${erasure.effect}`);
    expect(declared.toSorted()).toEqual(inDatabase.toSorted());
  });
});

describe('an export', () => {
  it('has rows of every table about the user, and none about others', async () => {
    const companyId = await addPerson(database(), 'company');
    const tenantId = await addPerson(database(), 'tenant', companyId);
    const stranger = await addPerson(database(), 'tenant');
    for (const id of [companyId, tenantId, userId, stranger]) await leaveTraces(id);
    await housing({ companyId, workerId: userId, tenants: [tenantId, stranger] });

    const documents = [await read(userId), await read(tenantId), await read(companyId)];
    const filled = (section: string) =>
      documents.some((one) =>
        Array.isArray(one[section]) ? one[section].length > 0 : one[section] !== null,
      );
    expect(exportedTables.map(({ section }) => section).filter((section) => !filled(section))).toEqual([]);

    const [email] = await database().query<{ email: string }[]>('SELECT email FROM users WHERE id = $1', [
      stranger,
    ]);
    for (const one of documents) {
      expect(JSON.stringify(one)).not.toContain(email!.email);
      for (const key of ['user_id', 'worker_id', 'tenant_id']) {
        expect(JSON.stringify(one)).not.toContain(`"${key}":${stranger},`);
      }
    }
    expect(documents[1]!['lives_in']).toMatchObject([{ area: { number: '14', street: 'Невский' } }]);
    expect(documents[0]!['permissions']).toMatchObject([{ permission: 'own read' }]);
  });

  it('contains no secret', async () => {
    const hash = '$argon2id$v=19$m=19456,t=2,p=1$secret';
    const digest = createHash('sha256').update(randomBytes(8)).digest();
    await database().query('UPDATE users SET password_hash = $2 WHERE id = $1', [userId, hash]);
    await database().query(
      `INSERT INTO one_time_codes (digest, user_id, purpose, expires_at) VALUES ($1, $2, 'activation', now())`,
      [digest, userId],
    );
    const jti = uuidv7();
    await database().query(
      `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at, tip_jti, tip_issued_at)
       VALUES (gen_random_uuid(), $1, now(), now(), $2, now())`,
      [userId, jti],
    );
    const document = await text();
    for (const secret of ['argon2id', digest.toString('hex'), jti]) expect(document).not.toContain(secret);
  });

  it('keeps every digit of a number, and the picture', async () => {
    const companyId = await addPerson(database(), 'company');
    await database().query(`UPDATE company_profiles SET bank_details = $2 WHERE user_id = $1`, [
      companyId,
      '{"account": 40702810900000012345}',
    ]);
    picture = Buffer.from('RIFF');
    const document = await text(companyId);
    expect(document).toContain('40702810900000012345');
    expect(document).toContain(`data:image/webp;base64,${picture.toString('base64')}`);
  });

  it('is limited by account and address, apart from passwords', async () => {
    const [{ email }] = await database().query('SELECT email FROM users WHERE id = $1', [userId]);
    await read();
    expect(spent).toEqual([['export', { account: email, client }]]);
  });

  it('of an erased account is not found', async () => {
    await expect(text(2 ** 31 - 1)).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});

/** A row in everything that is about anybody, whatever their profile. */
async function leaveTraces(id: number): Promise<void> {
  await insertGrant(database(), id, 'own');
  await new ChangeUser(database(), accountSettings).execute(
    superuser,
    { userId: id, version: 1 },
    { comment: 'a note' },
  );
  const statements = [
    `INSERT INTO legacy_users (source, old_id, user_id) VALUES (gen_random_uuid(), 7, $1)`,
    `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at) VALUES (gen_random_uuid(), $1, now(), now())`,
    `INSERT INTO security_events (id, user_id, kind) VALUES (gen_random_uuid(), $1, 'session.started')`,
    `INSERT INTO totp_secrets (user_id, sealed) VALUES ($1, 'sealed')`,
    `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name, backed_up)
     VALUES (gen_random_uuid(), $1, sha256(gen_random_uuid()::text::bytea), 'a key', 0, '{}', 'Phone', false)`,
    `INSERT INTO known_devices (digest, user_id, expires_at) VALUES (sha256(gen_random_uuid()::text::bytea), $1, now())`,
    `INSERT INTO one_time_codes (digest, user_id, purpose, expires_at)
     VALUES (sha256(gen_random_uuid()::text::bytea), $1, 'activation', now())`,
    `INSERT INTO email_objections (digest, user_id, former_email, expires_at)
     VALUES (sha256(gen_random_uuid()::text::bytea), $1, 'former@example.com', now())`,
    `INSERT INTO account_requests (id, kind, email, user_id)
     VALUES (gen_random_uuid(), 'email_change', gen_random_uuid() || '@example.org', $1)`,
    `INSERT INTO reserved_names (name, user_id, expires_at) VALUES (gen_random_uuid(), $1, now())`,
    `INSERT INTO throttlings (key, user_id, ends_at) VALUES (gen_random_uuid()::text, $1, now())`,
    `INSERT INTO bans (id, user_id, reason) VALUES (gen_random_uuid(), $1, 'a reason')`,
    `INSERT INTO mail_outbox (id, recipient, template, language)
     SELECT gen_random_uuid(), email, 'activation', 'en' FROM users WHERE id = $1`,
    `INSERT INTO invitations (id, email, language, profile, code_digest, expires_at, mail_id)
     SELECT gen_random_uuid(), email, 'en', '{}', sha256(gen_random_uuid()::text::bytea), now(), gen_random_uuid()
     FROM users WHERE id = $1`,
    `INSERT INTO audit_entries (id, actor_id, action, target_type, target_id)
     VALUES (gen_random_uuid(), $1, 'house.created', 'house', 'x')`,
  ];
  for (const statement of statements) await database().query(statement, [id]);
}

async function housing(given: { companyId: number; workerId: number; tenants: number[] }): Promise<void> {
  const { companyId, workerId, tenants } = given;
  const [group, house, area, department] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const query = (sql: string, values: unknown[]) => database().query(sql, values);
  await query(`INSERT INTO departments (id, name, company_id) VALUES ($1, 'Dispatch', $2)`, [
    department,
    companyId,
  ]);
  await query('INSERT INTO department_workers (department_id, worker_id) VALUES ($1, $2)', [
    department,
    workerId,
  ]);
  await query(`INSERT INTO house_groups (id, name, provider_id) VALUES ($1, 'Harbour', $2)`, [
    group,
    companyId,
  ]);
  await query(
    `INSERT INTO houses (id, city, street, number, group_id) VALUES ($1, 'Санкт-Петербург', 'Невский', '1', $2)`,
    [house, group],
  );
  await query(`INSERT INTO areas (id, number, house_id) VALUES ($1, '14', $2)`, [area, house]);
  for (const tenantId of tenants) {
    await query('INSERT INTO area_tenants (area_id, tenant_id) VALUES ($1, $2)', [area, tenantId]);
    await query(
      'INSERT INTO owner_areas (id, part, area_id, tenant_id) VALUES (gen_random_uuid(), 0.25, $1, $2)',
      [area, tenantId],
    );
  }
}
