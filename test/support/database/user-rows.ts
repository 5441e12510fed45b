/** Inserts companies, workers and tenants for database specs, and returns their actors. */
import { randomBytes } from 'node:crypto';
import type { Actor } from '#auth/authorization';
import type { DataSource } from 'typeorm';

export const superuser: Actor = { userId: undefined, isSuperuser: true, isAdmin: true, isStaff: true };
export const admin: Actor = { userId: 2_000_000_001, isSuperuser: false, isAdmin: true, isStaff: false };
export const staff: Actor = { userId: 2_000_000_000, isSuperuser: false, isAdmin: false, isStaff: true };

/** An actor without any flag. */
export function actorFor(userId: number): Actor {
  return { userId, isSuperuser: false, isAdmin: false, isStaff: false };
}

const person = `first_name, last_name, birth_date, sex) SELECT id, 'Анна', 'Иванова', '1990-05-17', 'female' FROM person`;

const profiles = {
  company: `INSERT INTO company_profiles (user_id, name) SELECT id, email FROM person`,
  worker: `INSERT INTO worker_profiles (user_id, ${person}`,
  tenant: `INSERT INTO tenant_profiles (user_id, ${person}`,
};

/**
 * @param assignedTo companies that may add the user
 * @returns the id of a new active user with a profile of this kind; companies are approved
 */
export async function addPerson(
  database: DataSource,
  kind: keyof typeof profiles,
  ...assignedTo: readonly number[]
): Promise<number> {
  const email = `${kind}.${randomBytes(6).toString('hex')}@example.org`;
  const [user] = await database.query<{ id: number }[]>(
    `INSERT INTO users (subject, email, password_hash, language, is_active)
     VALUES (gen_random_uuid(), $1, '!', 'en', true) RETURNING id`,
    [email],
  );
  await database.query(`WITH person AS (SELECT * FROM users WHERE email = $1) ${profiles[kind]}`, [email]);
  for (const companyId of assignedTo) await assign(database, companyId, user!.id);
  return user!.id;
}

/** Allows a company to add a user. */
export async function assign(database: DataSource, companyId: number, userId: number): Promise<void> {
  await database.query('INSERT INTO company_assignments (company_id, user_id) VALUES ($1, $2)', [
    companyId,
    userId,
  ]);
}

/** Grants a permission without a check, and creates it when it is new. */
export async function insertGrant(database: DataSource, userId: number, name: string): Promise<void> {
  await database.query(
    `INSERT INTO permissions (id, name, action) VALUES (gen_random_uuid(), $1, 'read') ON CONFLICT DO NOTHING`,
    [name],
  );
  await database.query(
    `INSERT INTO permission_grants SELECT $2, id FROM permissions WHERE name = $1 AND action = 'read'`,
    [name, userId],
  );
}

/** @returns the names of what the user holds */
export async function grantsOf(database: DataSource, userId: number): Promise<string[]> {
  const rows = await database.query<{ name: string }[]>(
    `SELECT name FROM permission_grants JOIN permissions ON id = permission_id WHERE user_id = $1 ORDER BY name`,
    [userId],
  );
  return rows.map(({ name }) => name);
}
