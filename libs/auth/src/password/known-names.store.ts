/** Reads public names of an account's owner, which the password must not be made of. */
import type { EntityManager } from 'typeorm';

/** @returns names of the person, or of the company */
export async function findKnownNames(db: EntityManager, userId: number): Promise<string[]> {
  const rows = await db.query<{ name: string }[]>(
    `SELECT unnest(array[first_name, last_name, surname]) AS name FROM worker_profiles WHERE user_id = $1
     UNION SELECT unnest(array[first_name, last_name, surname]) FROM tenant_profiles WHERE user_id = $1
     UNION SELECT name FROM company_profiles WHERE user_id = $1`,
    [userId],
  );
  return rows.map(({ name }) => name).filter((name) => name !== '');
}
