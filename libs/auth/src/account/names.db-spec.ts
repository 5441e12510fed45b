import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { databaseWithOwner } from '../../../../test/support/database/migrated-database.js';
import { superuser } from '../../../../test/support/database/user-rows.js';
import { shell } from '#auth/authorization';
import { CreatePermissionGroup, CreatePermissions } from '#auth/permission';
import { ListConflicts } from './administration/list-conflicts.js';

const roles = databaseWithOwner();
const database = () => roles().app;
let count = 0;

async function register(name: string): Promise<void> {
  const profile = { type: 'company', name } as const;
  const email = `company${count++}@example.com`;
  await accounts(database(), { ACTIVATION: '0' }).register.execute(
    { email, password: `a long password ${count}`, profile, language: 'en' },
    stranger,
  );
}

/** Stored as by a former version, beside another name with the same key. */
async function stored(name: string): Promise<number> {
  const [user] = await database().query<{ id: number }[]>(
    `INSERT INTO users (subject, email, password_hash, language)
     VALUES (gen_random_uuid(), $1, 'a hash', 'en') RETURNING id`,
    [`company${count++}@example.com`],
  );
  await database().query('INSERT INTO company_profiles (user_id, name) VALUES ($1, $2)', [user!.id, name]);
  return user!.id;
}

const named = (select: string) => database().query<unknown[]>(select);
const taken = { fields: { profile: { name: ['company with this name already exists.'] } } };

beforeEach(() => database().query('DELETE FROM users'));

describe('the name of a company', () => {
  it.each(['ооо «дом»', ' ООО  «Дом» ', 'ООО\u00a0«Дом»', 'ООО «Дом»'.normalize('NFD')])(
    'is taken for %j once ООО «Дом» has registered',
    async (other) => {
      await register('ООО «Дом»');
      await expect(register(other)).rejects.toMatchObject(taken);
    },
  );

  it('registered concurrently in several spellings is given to one', async () => {
    const spellings = ['Двор', 'двор', ' Двор', 'ДВОР', 'Дво\u0440 '];
    const outcomes = await Promise.allSettled(spellings.map(register));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await named('SELECT FROM company_profiles')).toHaveLength(1);
  });

  it('is stored composed, trimmed, and with single spaces', async () => {
    await register('  Йод\u00a0  и \t соль ');
    expect(await named('SELECT name FROM company_profiles')).toEqual([{ name: 'Йод и соль' }]);
  });
});

describe('the migration of stored names', () => {
  it('gives them their form, keeps those that collide, and lists these until they are renamed', async () => {
    const { owner } = roles();
    const runner = owner.createQueryRunner();
    const migration = owner.migrations.find(
      ({ constructor }) => constructor.name === 'CompareNamesByKey1764000000061',
    )!;
    await migration.down(runner);
    const [first, spaced, plain, later] = [
      await stored('ООО Дом'),
      await stored(' Двор  и сад'),
      await stored('Гараж'),
      await stored('ООО  дом '),
    ];
    await migration.up(runner);
    await runner.release();
    expect(
      await named('SELECT user_id, name, name_conflicts FROM company_profiles ORDER BY user_id'),
    ).toEqual([
      { user_id: first, name: 'ООО Дом', name_conflicts: expect.any(Boolean) },
      { user_id: spaced, name: 'Двор и сад', name_conflicts: false },
      { user_id: plain, name: 'Гараж', name_conflicts: false },
      { user_id: later, name: expect.stringMatching(/ООО +дом/), name_conflicts: expect.any(Boolean) },
    ]);
    const conflicts = async () => {
      const found = [];
      for await (const conflict of new ListConflicts(database()).execute(shell)) found.push(conflict);
      return found;
    };
    const [conflict, ...others] = await conflicts();
    expect(others).toEqual([]);
    expect([conflict!.id, conflict!.otherId].toSorted()).toEqual([first, later].toSorted());
    await expect(register('ооо дом')).rejects.toMatchObject(taken);
    await database().query(`UPDATE company_profiles SET name = 'Сад' WHERE user_id = $1`, [conflict!.id]);
    expect(await conflicts()).toEqual([]);
    await expect(register('САД')).rejects.toMatchObject(taken);
  });
});

describe('names of permissions and of their groups', () => {
  it('are compared without case', async () => {
    const create = new CreatePermissions(database());
    await create.execute(superuser, { name: 'Crm_Button', description: '', action: undefined });
    await expect(
      create.execute(superuser, { name: 'crm_button', description: '', action: 'read' }),
    ).rejects.toMatchObject({ code: 'permission.exists' });
    const group = new CreatePermissionGroup(database());
    const made = await group.execute(superuser, { name: ' Диспетчер ', description: '', permissions: [] });
    expect(made.name).toBe('Диспетчер');
    await expect(
      group.execute(superuser, { name: 'диспетчер', description: '', permissions: [] }),
    ).rejects.toMatchObject({ code: 'permission.group_exists' });
  });
});
