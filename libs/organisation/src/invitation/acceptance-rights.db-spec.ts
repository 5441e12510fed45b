import { randomBytes } from 'node:crypto';
import type { Actor, UserActor } from '#auth/authorization';
import { CodedError } from '#errors';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';
import type { NewInvitation } from './invitation-draft.js';

const database = migratedDatabase();
const mails = captureLinks();
const newEmail = (domain = 'example.org') => `${randomBytes(6).toString('hex')}@${domain}`;
const worker = { type: 'worker', first_name: 'Анна', last_name: 'Иванова' } as const;
const entered = { birth_date: '1990-05-17', sex: 'female' } as const;
const password = 'восемь слонов идут гулять';
const use = () => invitations(database());
const rows = <Row = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  database().query<Row[]>(sql, values);

async function invite(email: string, by: Actor, given: Partial<NewInvitation> = {}) {
  const { id } = await use().send.execute(by, { email, profile: worker, ...given });
  return { id, code: mails.code('invitation') };
}

const accept = (code: string) =>
  use().accept.execute({ code, password, profile: entered }, undefined, stranger);

const codeOf = (outcome: Promise<unknown>) =>
  outcome.then(
    () => 'done',
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  );

async function administrator(flag: 'is_admin' | 'is_staff'): Promise<UserActor> {
  const userId = await addPerson(database(), 'worker');
  await rows(`UPDATE users SET ${flag} = true WHERE id = $1`, userId);
  return { ...actorFor(userId), userId, [flag === 'is_admin' ? 'isAdmin' : 'isStaff']: true };
}

describe('an invitation to no company', () => {
  let admin: UserActor;
  beforeEach(async () => {
    admin = await administrator('is_admin');
  });

  it.each([
    ['lost the rank', 'UPDATE users SET is_admin = false WHERE id = $1'],
    ['was deactivated', 'UPDATE users SET is_active = false WHERE id = $1'],
    ['was deleted', 'UPDATE users SET is_deleted = true, is_active = false WHERE id = $1'],
    ['was erased', 'DELETE FROM users WHERE id = $1'],
  ])('cannot be accepted once its sender %s, and can be declined', async (_, statement) => {
    const email = newEmail();
    const { code } = await invite(email, admin);
    await rows(statement, admin.userId);
    expect(await codeOf(accept(code))).toBe('invitation.inviter_gone');
    expect(await rows('SELECT FROM users WHERE email = $1', email)).toEqual([]);
    expect(await codeOf(use().decline.execute(code, stranger))).toBe('done');
  });

  it('to an area cannot be accepted once its sender is only staff; one to none still can', async () => {
    const areaId = await newArea();
    const tenant = { type: 'tenant', first_name: 'Пётр', last_name: 'Петров' } as const;
    const [place, none] = [
      await invite(newEmail(), admin, { profile: tenant, areaId }),
      await invite(newEmail(), admin),
    ];
    await rows('UPDATE users SET is_admin = false, is_staff = true WHERE id = $1', admin.userId);
    expect(await codeOf(accept(place.code))).toBe('invitation.inviter_gone');
    expect(await codeOf(accept(none.code))).toBe('done');
  });

  it('from the shell can be accepted, and its company needs no approval', async () => {
    const company = { type: 'company', name: `Company ${newEmail()}` } as const;
    const { code } = await invite(newEmail(), superuser, { profile: company });
    const { userId } = await use().accept.execute({ code, password }, undefined, stranger);
    expect(await rows('SELECT awaits_approval FROM company_profiles WHERE user_id = $1', userId)).toEqual([
      { awaits_approval: false },
    ]);
  });

  it('can be accepted after another administrator sent it again', async () => {
    const { id } = await invite(newEmail(), admin);
    await rows('UPDATE users SET is_admin = false WHERE id = $1', admin.userId);
    await use().resend.execute(await administrator('is_staff'), id);
    expect(await codeOf(accept(mails.code('invitation')))).toBe('done');
  });
});

describe('the owner of a closed account', () => {
  it('declines with the code, and cannot accept', async () => {
    const userId = await addPerson(database(), 'worker');
    const [user] = await rows<{ email: string }>('SELECT email FROM users WHERE id = $1', userId);
    const { id, code } = await invite(user!.email, superuser);
    await rows('UPDATE users SET is_active = false WHERE id = $1', userId);
    expect(await codeOf(accept(code))).toBe('invitation.account_closed');
    await use().decline.execute(code, stranger);
    expect(await use().read.execute(superuser, id)).toMatchObject({ state: 'declined' });
  });
});

describe('an unconfirmed account of another profile type', () => {
  async function registerTenant(): Promise<{ email: string; userId: number }> {
    const email = newEmail();
    const profile = { type: 'tenant', first_name: 'Чужой', last_name: 'Жилец', ...entered } as const;
    const given = { email, password: 'the password of a stranger', profile, language: 'en' } as const;
    await accounts(database()).register.execute(given, stranger);
    const [user] = await rows<{ id: number }>('SELECT id FROM users WHERE email = $1', email);
    return { email, userId: user!.id };
  }

  it('is taken over with the profile of the invitation', async () => {
    const { email, userId } = await registerTenant();
    const { code } = await invite(email, superuser);
    expect(await accept(code)).toMatchObject({ userId, isNew: true });
    expect(await rows('SELECT profile_type, is_active FROM users WHERE id = $1', userId)).toEqual([
      { profile_type: 'worker', is_active: true },
    ]);
    expect(await rows('SELECT FROM tenant_profiles WHERE user_id = $1', userId)).toEqual([]);
  });

  it('stays as it is if an administrator attached something to its profile', async () => {
    const { email, userId } = await registerTenant();
    await rows('INSERT INTO area_tenants (area_id, tenant_id) VALUES ($1, $2)', await newArea(), userId);
    const { code } = await invite(email, superuser);
    expect(await codeOf(accept(code))).toBe('invitation.other_profile');
    expect(await rows('SELECT FROM tenant_profiles WHERE user_id = $1', userId)).toHaveLength(1);
  });
});

describe('a link', () => {
  it('of an ended invitation is no guess, and an unknown one is', async () => {
    const limited = invitations(database(), { THROTTLE_ADDRESS_ATTEMPTS: '3' });
    const { id, code } = await invite(newEmail(), superuser);
    const client = { ...stranger, address: '203.0.113.77' };
    const look = (given: string) => codeOf(limited.find.execute({ code: given }, undefined, client));
    await limited.resend.execute(superuser, id);
    for (let opening = 0; opening < 6; opening++) expect(await look(code)).toBe('invitation.replaced');
    await limited.revoke.execute(superuser, id);
    for (let opening = 0; opening < 6; opening++) expect(await look(code)).toBe('invitation.revoked');
    const guesses = [];
    for (let guess = 0; guess < 8; guess++) guesses.push(await look(`guess ${guess}`));
    expect(guesses[0]).toBe('invitation.code_rejected');
    expect(guesses.at(-1)).toBe('throttle.network_limit');
  });
});

describe('the erasure of an account', () => {
  it('deletes the invitations of its address, also if the account has an older spelling', async () => {
    const domain = `${randomBytes(3).toString('hex')}-почта.рф`;
    const email = newEmail(domain);
    const { id } = await invite(email, superuser);
    const userId = await addPerson(database(), 'worker');
    await rows('UPDATE users SET email = $2 WHERE id = $1', userId, email);
    await rows('DELETE FROM users WHERE id = $1', userId);
    expect(await rows('SELECT FROM invitations WHERE id = $1', id)).toEqual([]);
  });

  it('keeps those of another account that has the canonical form of its address', async () => {
    const email = newEmail(`${randomBytes(3).toString('hex')}-почта.рф`);
    const { id } = await invite(email, superuser);
    const [older, canonical] = [await addPerson(database(), 'worker'), await addPerson(database(), 'worker')];
    await rows('UPDATE users SET email = $2 WHERE id = $1', older, email);
    await rows(
      'UPDATE users SET email = (SELECT email FROM invitations WHERE id = $2) WHERE id = $1',
      canonical,
      id,
    );
    await rows('DELETE FROM users WHERE id = $1', older);
    expect(await rows('SELECT FROM invitations WHERE id = $1', id)).toHaveLength(1);
    await rows('DELETE FROM users WHERE id = $1', canonical);
    expect(await rows('SELECT FROM invitations WHERE id = $1', id)).toEqual([]);
  });
});

async function newArea(): Promise<string> {
  const [group, house, area] = [uuidv7(), uuidv7(), uuidv7()];
  await rows('INSERT INTO house_groups (id, name) VALUES ($1, gen_random_uuid()::text)', group);
  await rows(
    `INSERT INTO houses (id, zip_code, city, street, number, letter, group_id)
     VALUES ($1, '190000', 'Псков', gen_random_uuid()::text, '5', '', $2)`,
    house,
    group,
  );
  await rows(`INSERT INTO areas (id, number, house_id) VALUES ($1, '12', $2)`, area, house);
  return area;
}
