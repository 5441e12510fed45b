import { randomBytes } from 'node:crypto';
import type { UserActor } from '#auth/authorization';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { eventsOf } from '../../../../test/support/database/outbox-events.js';
import {
  actorFor,
  addPerson,
  grantsOf,
  insertGrant,
  superuser,
} from '../../../../test/support/database/user-rows.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';
import type { NewInvitation } from './invitation-draft.js';

const database = migratedDatabase();
const mails = captureLinks();
const newEmail = () => `${randomBytes(6).toString('hex')}@example.org`;
const draft = { type: 'worker', first_name: 'Анна', last_name: 'Иванова', position: 'Мастер' } as const;
const entered = { birth_date: '1990-05-17', sex: 'female' } as const;
const tenant = { type: 'tenant', first_name: 'Пётр', last_name: 'Петров' } as const;
const password = 'восемь слонов идут гулять';
const use = () => invitations(database());
const rows = <Row = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  database().query<Row[]>(sql, values);

let companyId: number;
let departmentId: string;

beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
  departmentId = uuidv7();
  await rows(
    `INSERT INTO departments (id, company_id, name) VALUES ($1, $2, 'Sales')`,
    departmentId,
    companyId,
  );
});

/** @returns the code in the mail */
async function invite(
  email: string,
  given: Partial<NewInvitation> = {},
): Promise<{ id: string; code: string }> {
  const invitation = { email, profile: draft, ...given };
  const { id } = await use().send.execute(actorFor(companyId), invitation);
  return { id, code: mails.code('invitation') };
}

const accept = (code: string, userId?: number, profile: object = entered) =>
  use().accept.execute(
    userId === undefined ? { code, password, profile } : { code },
    userId === undefined ? undefined : (actorFor(userId) as UserActor),
    stranger,
  );

const emailOf = async (userId: number) =>
  (await rows<{ email: string }>('SELECT email FROM users WHERE id = $1', userId))[0]!.email;

async function areaOf(provider: number): Promise<string> {
  const [group, house, area] = [uuidv7(), uuidv7(), uuidv7()];
  await rows(
    'INSERT INTO house_groups (id, name, provider_id) VALUES ($1, gen_random_uuid()::text, $2)',
    group,
    provider,
  );
  await rows(
    `INSERT INTO houses (id, zip_code, city, street, number, letter, group_id)
     VALUES ($1, '190000', 'Псков', gen_random_uuid()::text, '5', '', $2)`,
    house,
    group,
  );
  await rows(`INSERT INTO areas (id, number, house_id) VALUES ($1, '12', $2)`, area, house);
  return area;
}

describe('an acceptance without an account', () => {
  it('gives the account the phones of the invitation, also one that waits for its activation', async () => {
    const phones = ['+79211234567'];
    const email = newEmail();
    const waiting = await addPerson(database(), 'worker');
    await rows(
      `UPDATE users SET is_active = false, awaits_activation = true, email = $2, phones = '["+7"]' WHERE id = $1`,
      waiting,
      email,
    );
    for (const address of [newEmail(), email]) {
      const { userId } = await accept((await invite(address, { phones })).code);
      expect(await rows('SELECT phones FROM users WHERE id = $1', userId)).toEqual([{ phones }]);
    }
  });

  it('creates an active account with the completed draft, in the department', async () => {
    const { code } = await invite(newEmail(), { departmentId });
    const { userId } = await accept(code);
    const [user] = await rows('SELECT is_active, origin, profile_type FROM users WHERE id = $1', userId);
    expect(user).toEqual({ is_active: true, origin: 'invitation', profile_type: 'worker' });
    const [profile] = await rows(
      'SELECT position, first_name FROM worker_profiles WHERE user_id = $1',
      userId,
    );
    expect(profile).toEqual({ position: 'Мастер', first_name: 'Анна' });
    const where = [companyId, userId] as const;
    expect(
      await rows('SELECT FROM company_assignments WHERE company_id = $1 AND user_id = $2', ...where),
    ).toHaveLength(1);
    expect(
      await rows('SELECT FROM company_members WHERE company_id = $1 AND user_id = $2', ...where),
    ).toHaveLength(1);
    expect(await eventsOf(database(), userId)).toMatchObject([
      { type: 'account-registered', data: { profile_type: 'worker', active: true, how: 'invitation' } },
      { type: 'invitation-accepted', data: { company_id: companyId } },
    ]);
  });

  it('succeeds once, however often it is sent at the same time', async () => {
    const email = newEmail();
    const { code } = await invite(email);
    const outcomes = await Promise.allSettled(Array.from({ length: 16 }, () => accept(code)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('invitation.accepted_already');
    expect(await rows('SELECT FROM users WHERE email = $1', email)).toHaveLength(1);
  });

  it('needs the fields that the draft lacks, and a password; a refusal spends nothing', async () => {
    const { code } = await invite(newEmail());
    await expect(accept(code, undefined, {})).rejects.toMatchObject({
      fields: { profile: { birth_date: [expect.anything()], sex: [expect.anything()] } },
    });
    const weak = { code, password: 'short', profile: entered };
    await expect(use().accept.execute(weak, undefined, stranger)).rejects.toMatchObject({
      fields: { password: [expect.anything()] },
    });
    expect((await accept(code)).isNew).toBe(true);
  });

  it('cannot change what those who invite decide', async () => {
    const { code } = await invite(newEmail());
    const { userId } = await accept(code, undefined, {
      ...entered,
      position: 'Директор',
      first_name: 'Анна-Мария',
    });
    const [profile] = await rows(
      'SELECT position, first_name FROM worker_profiles WHERE user_id = $1',
      userId,
    );
    expect(profile).toEqual({ position: 'Мастер', first_name: 'Анна-Мария' });
  });

  it('takes over a registration that a stranger made with the address, and ends its link and password', async () => {
    const email = newEmail();
    const profile = { ...draft, ...entered, first_name: 'Чужой' };
    await accounts(database()).register.execute(
      { email, password: 'the password of a stranger', profile, language: 'en' },
      stranger,
    );
    const link = mails.link('activation');
    const [before] = await rows('SELECT password_hash FROM users WHERE email = $1', email);
    const { code } = await invite(email);
    const { userId } = await accept(code);
    const [after] = await rows('SELECT password_hash, is_active FROM users WHERE id = $1', userId);
    expect(after).toMatchObject({ is_active: true });
    expect(after!['password_hash']).not.toBe(before!['password_hash']);
    const [name] = await rows('SELECT first_name FROM worker_profiles WHERE user_id = $1', userId);
    expect(name).toEqual({ first_name: 'Анна' });
    await expect(
      accounts(database()).activate.execute(
        String(userId),
        link.searchParams.get('activation_code')!,
        stranger,
      ),
    ).rejects.toMatchObject({ code: 'account.activation_rejected' });
  });
});

describe('an acceptance with an account', () => {
  it('needs its session, and joins the company', async () => {
    const userId = await addPerson(database(), 'worker');
    const { code } = await invite(await emailOf(userId), { departmentId });
    await expect(accept(code)).rejects.toMatchObject({ code: 'invitation.login_required' });
    expect(await accept(code, userId)).toMatchObject({ userId, isNew: false, gone: [], leftOut: [] });
    expect(await rows('SELECT FROM department_workers WHERE worker_id = $1', userId)).toHaveLength(1);
  });

  it('is refused to another person, to a closed account and to another type of profile', async () => {
    const [userId, other] = [await addPerson(database(), 'worker'), await addPerson(database(), 'worker')];
    const { code } = await invite(await emailOf(userId));
    await expect(accept(code, other)).rejects.toMatchObject({ code: 'invitation.other_person' });
    await rows('UPDATE users SET is_active = false WHERE id = $1', userId);
    await expect(accept(code)).rejects.toMatchObject({ code: 'invitation.account_closed' });
    const tenantId = await addPerson(database(), 'tenant');
    const wrong = await invite(await emailOf(tenantId));
    await expect(accept(wrong.code, tenantId)).rejects.toMatchObject({ code: 'invitation.other_profile' });
  });
});

describe('a code', () => {
  it('that was replaced, used, declined, withdrawn, has expired or is wrong says so', async () => {
    const code = async (end: (invitation: { id: string; code: string }) => Promise<unknown>) => {
      const invitation = await invite(newEmail());
      await end(invitation);
      return accept(invitation.code).catch((error: { code: string }) => error.code);
    };
    const company = actorFor(companyId);
    expect(await code(({ id }) => use().resend.execute(company, id))).toBe('invitation.replaced');
    expect(await code((one) => accept(one.code))).toBe('invitation.accepted_already');
    expect(await code((one) => use().decline.execute(one.code, stranger))).toBe(
      'invitation.declined_already',
    );
    expect(await code(({ id }) => use().revoke.execute(company, id))).toBe('invitation.revoked');
    expect(await code(({ id }) => rows('UPDATE invitations SET expires_at = now() WHERE id = $1', id))).toBe(
      'invitation.expired',
    );
    await expect(accept('guess')).rejects.toMatchObject({ code: 'invitation.code_rejected' });
  });

  it('records that its page was opened, and a look without opening does not', async () => {
    const { id, code } = await invite(newEmail());
    await use().find.execute({ code }, undefined, stranger);
    expect(await use().read.execute(superuser, id)).toMatchObject({ state: 'sent', openedAt: null });
    await use().find.execute({ code, isOpening: true }, undefined, stranger);
    expect(await use().read.execute(superuser, id)).toMatchObject({ state: 'opened' });
  });

  it('accepted and withdrawn at the same time ends in exactly one of the two', async () => {
    const { id, code } = await invite(newEmail());
    const outcomes = await Promise.allSettled([accept(code), use().revoke.execute(actorFor(companyId), id)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('what changed since the invitation', () => {
  it('leaves out permissions that the company lost, and names them', async () => {
    const names = ['kept', 'lost'].map((name) => `${name}_${companyId}`);
    for (const name of names) await insertGrant(database(), companyId, name);
    const { code } = await invite(newEmail(), {
      departmentId,
      permissions: names.map((name) => `${name} read`),
    });
    await rows(
      `DELETE FROM permission_grants WHERE user_id = $1 AND permission_id = (SELECT id FROM permissions WHERE name = $2)`,
      companyId,
      names[1],
    );
    const { userId, leftOut } = await accept(code);
    expect(leftOut).toEqual([`${names[1]} read`]);
    expect(await grantsOf(database(), userId)).toEqual([names[0]]);
  });

  it('still joins the company if the department or the area is gone, and says so', async () => {
    const { code } = await invite(newEmail(), { departmentId });
    await rows('DELETE FROM departments WHERE id = $1', departmentId);
    expect((await accept(code)).gone).toEqual(['department']);
    const areaId = await areaOf(companyId);
    const second = await invite(newEmail(), { profile: tenant, areaId });
    await rows('DELETE FROM areas WHERE id = $1', areaId);
    expect((await accept(second.code)).gone).toEqual(['area']);
  });

  it.each([
    ['is no longer approved', 'UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1'],
    ['was deleted', 'UPDATE users SET is_deleted = true, is_active = false WHERE id = $1'],
  ])('refuses to join a company that %s', async (_, statement) => {
    const email = newEmail();
    const { code } = await invite(email);
    await rows(statement, companyId);
    await expect(accept(code)).rejects.toMatchObject({ code: 'invitation.company_gone' });
    expect(await rows('SELECT FROM users WHERE email = $1', email)).toEqual([]);
  });

  it('makes a tenant or an owner, and refuses a share that exceeds the whole', async () => {
    const areaId = await areaOf(companyId);
    const living = await accept((await invite(newEmail(), { profile: tenant, areaId })).code);
    expect(await rows('SELECT FROM area_tenants WHERE tenant_id = $1', living.userId)).toHaveLength(1);
    const owner = (part: string) => invite(newEmail(), { profile: tenant, areaId, part });
    const [first, second] = [await owner('0.6'), await owner('0.5')];
    const outcomes = await Promise.allSettled([accept(first.code), accept(second.code)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused!.reason.code).toBe('invitation.share_exceeds');
  });
});
