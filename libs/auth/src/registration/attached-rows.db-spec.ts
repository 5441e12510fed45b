import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ProfileInput } from '#auth/account';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import { eventually } from '../../../../test/support/eventually.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';

const database = migratedDatabase();
const mails = captureLinks();

const worker: ProfileInput = {
  type: 'worker',
  first_name: 'Eva',
  last_name: 'Lee',
  birth_date: '1990-05-17',
  sex: 'female',
};
const company = (): ProfileInput => ({ type: 'company', name: `Company ${randomBytes(6).toString('hex')}` });

it.each([
  {
    addition: 'an assignment to a company',
    first: worker,
    second: company(),
    statement: `WITH locked AS (SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE)
      INSERT INTO company_assignments (company_id, user_id) SELECT $2, id FROM locked`,
  },
  {
    addition: 'a department',
    first: company(),
    second: worker,
    statement: `INSERT INTO departments (id, company_id, name) SELECT gen_random_uuid(), $1, 'Office ' || $2::integer`,
  },
])(
  'a registration with another profile type waits for $addition that an administrator is adding, and keeps the profile',
  async ({ first, second, statement }) => {
    const use = accounts(database());
    const email = `${randomBytes(6).toString('hex')}@example.org`;
    const register = (profile: ProfileInput) =>
      use.register.execute(
        { email, password: 'a password as good as any', profile, language: 'en' },
        stranger,
      );
    await register(first);
    const link = new URL(mails.mails(email).at(-1)!.parameters['link']!);
    const userId = Number(link.searchParams.get('user_id'));
    const companyId = await addPerson(database(), 'company');

    let registration: Promise<unknown> | undefined;
    await database().transaction(async (db) => {
      await db.query(statement, [userId, companyId]);
      registration = register(second);
      await eventually('The registration waiting for the administrator', async () => {
        const waiting = await database().query<unknown[]>(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length === 1;
      });
    });
    await registration;

    const [user] = await database().query(
      `SELECT profile_type AS type, (SELECT count(*)::int FROM departments WHERE company_id = users.id)
         + (SELECT count(*)::int FROM company_assignments WHERE user_id = users.id) AS attached
       FROM users WHERE id = $1`,
      [userId],
    );
    expect(user).toEqual({ type: first.type, attached: 1 });
  },
);
