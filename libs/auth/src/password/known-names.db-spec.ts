/** Every use case that sets a password checks it against the names of the account and of the service. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accounts } from '../../../../test/support/use-cases/accounts.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { shell } from '#auth/authorization';

const database = migratedDatabase();
const similar = { fields: { password: [expect.stringContaining('too similar to a name')] } };

async function addPerson(table: 'worker_profiles' | 'tenant_profiles' | 'company_profiles'): Promise<number> {
  const [{ id }] = await database().query<[{ id: number }]>(
    `INSERT INTO users (subject, email, password_hash, language, is_active)
     VALUES (gen_random_uuid(), $1, 'none', 'en', true) RETURNING id`,
    [`${randomBytes(6).toString('hex')}@example.org`],
  );
  await database().query(
    table === 'company_profiles'
      ? `INSERT INTO company_profiles (user_id, name) VALUES ($1, 'Petrovsky Housing')`
      : `INSERT INTO ${table} (user_id, first_name, last_name, surname, birth_date, sex)
         VALUES ($1, 'Zacharias', 'Petrovsky', 'Ivanovich', '1990-01-31', 'male')`,
    [id],
  );
  return id;
}

describe('a password set for an account', () => {
  it.each(['worker_profiles', 'tenant_profiles', 'company_profiles'] as const)(
    'cannot be made of a name in %s',
    async (table) => {
      const userId = await addPerson(table);
      const { setPassword } = accounts(database());
      await expect(setPassword.execute(shell, userId, 'Petr0vsky1990!')).rejects.toMatchObject(similar);
      await setPassword.execute(shell, userId, 'petrovsky rows a boat');
    },
  );
});
