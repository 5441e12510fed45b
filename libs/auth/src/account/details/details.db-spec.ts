import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, staff, superuser } from '../../../../../test/support/database/user-rows.js';
import { ListAuditEntries } from '#auth/audit';
import { ChangeUser } from '../administration/change-user.js';
import type { AccountChanges, AccountDetails, ProfileChanges } from './account-details.js';
import { ChangeOwnAccount, type OwnAccountChanges } from './change-own-account.js';
import { ReadOwnAccount } from './read-own-account.js';
import { accountSettings } from '../../../../../test/support/use-cases/accounts.js';

const roles = databaseWithOwner();
const database = () => roles().app;
const stale = { code: 'resource.changed_meanwhile' };

let changeOwn: ChangeOwnAccount;
let changeUser: ChangeUser;
let workerId: number;

beforeAll(() => {
  changeOwn = new ChangeOwnAccount(database(), accountSettings);
  changeUser = new ChangeUser(database(), accountSettings);
});

beforeEach(async () => {
  workerId = await addPerson(database(), 'worker');
});

const read = (userId: number): Promise<AccountDetails> => new ReadOwnAccount(database()).execute(userId);
const change = async (changes: OwnAccountChanges, userId = workerId, version?: number) =>
  changeOwn.execute({ userId, version: version ?? (await read(userId)).version }, changes);
const administer = async (changes: AccountChanges, userId = workerId, actor = staff) =>
  changeUser.execute(actor, { userId, version: (await read(userId)).version }, changes);

async function trail(userId: number): Promise<readonly object[]> {
  const filter = { targetType: 'user', targetId: String(userId) };
  const page = { limit: 10, after: undefined };
  return (await new ListAuditEntries(database()).execute(superuser, filter, page)).items;
}

describe('an account', () => {
  it('is read with its profile, with the field names of the registration and dates without times', async () => {
    expect(await read(workerId)).toMatchObject({
      profileType: 'worker',
      phones: [],
      profile: { type: 'worker', first_name: 'Анна', birth_date: '1990-05-17', position: '' },
    });
    expect((await read(workerId)).profile).not.toHaveProperty('user_id');
  });

  it('changes the given fields only', async () => {
    const before = await read(workerId);
    const changes = { phones: ['+7 1'], profile: { position: 'electrician', birth_date: '1991-01-31' } };
    const after = await change(changes);
    expect(after).toEqual({
      ...before,
      version: before.version + 1,
      phones: ['+7 1'],
      profile: { ...before.profile, position: 'electrician', birth_date: '1991-01-31' },
    });
    expect(await read(workerId)).toEqual(after);
  });

  it.each([{}, { profile: {} }, { phones: [] }, { profile: { first_name: 'Анна' } }])(
    'changed to its present values by %j keeps its version',
    async (changes) => {
      expect(await change(changes)).toEqual(await read(workerId));
      expect(await read(workerId)).toMatchObject({ version: 1 });
    },
  );

  it('accepts exactly one of many concurrent changes to the same version, with all its fields', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) =>
        change({ phones: [`+7 ${at}`], profile: { position: `post ${at}` } }, workerId, 1),
      ),
    );
    const won = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(await read(workerId)).toEqual((won[0] as PromiseFulfilledResult<AccountDetails>).value);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(stale);
  });

  it.each<['worker' | 'tenant' | 'company', ProfileChanges, string]>([
    ['worker', { rooms: ['1'] }, 'rooms'],
    ['worker', { bank_details: {} }, 'bank_details'],
    ['tenant', { position: 'mayor' }, 'position'],
    ['company', { first_name: 'Anna' }, 'first_name'],
  ])('of a %s has no field %j', async (kind, profile, field) => {
    const userId = await addPerson(database(), kind);
    await expect(change({ phones: ['+7 1'], profile }, userId)).rejects.toMatchObject({
      fields: { profile: { [field]: ['Unknown field.'] } },
    });
    expect(await read(userId)).toMatchObject({ version: 1, phones: [] });
  });

  it('without a profile has no profile fields to change', async () => {
    await database().query('DELETE FROM worker_profiles WHERE user_id = $1', [workerId]);
    expect(await read(workerId)).toMatchObject({ profile: null });
    await expect(change({ profile: { first_name: 'Eva' } })).rejects.toMatchObject({
      fields: { profile: ['This account has no profile.'] },
    });
  });

  it.each([{ iban: ['DE1', 2] }, 'text', 7, true, null])(
    'stores bank details such as %j',
    async (details) => {
      const companyId = await addPerson(database(), 'company');
      await change({ profile: { bank_details: details } }, companyId);
      expect((await read(companyId)).profile).toMatchObject({ bank_details: details });
    },
  );
});

describe('a long number in bank details', () => {
  it('is read with all its digits', async () => {
    const companyId = await addPerson(database(), 'company');
    await database().query('UPDATE company_profiles SET bank_details = $2 WHERE user_id = $1', [
      companyId,
      '{"accounts": [40702810900000012345, 7, -1.5], "empty": [{}, []], "bank": "044525225"}',
    ]);
    expect((await read(companyId)).profile).toMatchObject({
      bank_details: { accounts: ['40702810900000012345', 7, -1.5], empty: [{}, []], bank: '044525225' },
    });
  });
});

describe('an administrator', () => {
  const all: AccountChanges = {
    phones: ['+7 1'],
    language: 'ru',
    number: '1234567890123',
    old_numbers: ['0234567890123'],
    inn: '1234567890',
    comment: 'moved',
    profile: { first_name: 'Eva' },
  };

  it('changes every stored field, and the audit log records who, what, from and to', async () => {
    const { oldNumbers, number, ...after } = await administer(all);
    expect({ ...after, old_numbers: oldNumbers, number }).toMatchObject(all);
    const { profile, ...fields } = all;
    expect(await trail(workerId)).toMatchObject([
      {
        actorId: staff.userId,
        action: 'user.changed',
        before: { phones: [], number: null, inn: null, comment: '', 'profile.first_name': 'Анна' },
        after: { ...fields, 'profile.first_name': profile!.first_name },
      },
    ]);
  });

  it('leaves no audit entry when nothing changes', async () => {
    await administer({ phones: [], comment: '' });
    expect(await trail(workerId)).toEqual([]);
  });

  it('gets an error for the field whose value is taken, and nothing is changed', async () => {
    const rivalId = await addPerson(database(), 'company');
    const { profile } = await read(rivalId);
    const companyId = await addPerson(database(), 'company');
    const name = (profile as { name: string }).name;
    await expect(administer({ comment: 'x', profile: { name } }, companyId)).rejects.toMatchObject({
      fields: { profile: { name: ['company with this name already exists.'] } },
    });
    await administer({ additional_email: 'Second@example.org' }, rivalId);
    expect(await read(rivalId)).toMatchObject({ additionalEmail: 'second@example.org' });
    await expect(administer({ additional_email: 'SECOND@example.org' }, companyId)).rejects.toMatchObject({
      fields: { additional_email: ['user with this email already exists.'] },
    });
    expect(await read(companyId)).toMatchObject({ version: 1, comment: '' });
    expect(await trail(companyId)).toEqual([]);
  });

  it('cannot change a superuser without being one, and ordinary users cannot change others', async () => {
    await database().query('UPDATE users SET is_superuser = true WHERE id = $1', [workerId]);
    const refused = { code: 'authorization.refused' };
    await expect(administer({ comment: 'x' })).rejects.toMatchObject(refused);
    await expect(administer({ comment: 'x' }, workerId, actorFor(workerId))).rejects.toMatchObject(refused);
    expect(await administer({ comment: 'x' }, workerId, superuser)).toMatchObject({ comment: 'x' });
  });
});

describe('the values in the audit log', () => {
  it.each(['UPDATE audit_values SET user_id = 1', 'DELETE FROM audit_values', 'TRUNCATE audit_values'])(
    'cannot be changed while the account exists, even by the owner of the table: %s',
    async (statement) => {
      await administer({ comment: 'kept' });
      await expect(roles().owner.query(statement)).rejects.toThrow('append-only');
    },
  );
});
