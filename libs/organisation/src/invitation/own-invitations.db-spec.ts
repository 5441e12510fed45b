import { randomBytes } from 'node:crypto';
import type { UserActor } from '#auth/authorization';
import { ChangeState, setFirstPassword } from '#auth/account';
import { CodedError } from '#errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { stranger } from '../../../../test/support/use-cases/accounts.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';

const database = migratedDatabase();
const mails = captureLinks();
const use = () => invitations(database());
const rows = <Row = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  database().query<Row[]>(sql, values);
const person = (userId: number): UserActor => ({ ...actorFor(userId), userId });
const codeOf = (outcome: Promise<unknown>) =>
  outcome.then(
    () => 'done',
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  );

let companyId: number;
let userId: number;
let email: string;

beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
  userId = await addPerson(database(), 'worker');
  email = (await rows<{ email: string }>('SELECT email FROM users WHERE id = $1', userId))[0]!.email;
});

const invite = async (to = email, type: 'worker' | 'tenant' = 'worker') =>
  (await use().send.execute(actorFor(companyId), { email: to, profile: { type } })).id;
const listed = async (id = userId) => (await use().listOwn.execute(person(id))).map((found) => found.id);

describe('the invitations of an account', () => {
  it('are the open ones to its email, and reading them opens none', async () => {
    const [open, ofAnother] = [await invite(), await invite(`other.${email}`)];
    const admins = (await use().send.execute(superuser, { email, profile: { type: 'worker' } })).id;
    expect(await listed()).toEqual([admins, open]);
    expect(await use().read.execute(superuser, open)).toMatchObject({ state: 'sent', openedAt: null });
    await use().revoke.execute(superuser, admins);
    await rows('UPDATE invitations SET expires_at = now() WHERE id = $1', open);
    expect(await listed()).toEqual([]);
    expect(await codeOf(use().acceptOwn.execute(person(userId), ofAnother, stranger))).toBe(
      'resource.not_found',
    );
  });

  it('are hidden until its owner has proved the email by a mailed link', async () => {
    await rows('UPDATE users SET is_active = false, awaits_activation = true WHERE id = $1', userId);
    const change = { isActive: true };
    await new ChangeState(database()).execute(superuser, { userId, version: undefined, change });
    const id = await invite();
    expect(await listed()).toEqual([]);
    expect(await codeOf(use().acceptOwn.execute(person(userId), id, stranger))).toBe('resource.not_found');
    expect(await codeOf(use().declineOwn.execute(person(userId), id))).toBe('resource.not_found');
    await setFirstPassword(database().manager, userId, '!');
    expect(await listed()).toEqual([id]);
  });

  it('include those to the canonical form of an older spelling, unless another account has that form', async () => {
    const older = `${randomBytes(4).toString('hex')}@почта.рф`;
    await rows('UPDATE users SET email = $2 WHERE id = $1', userId, older);
    const id = await invite(older);
    expect(await listed()).toEqual([id]);
    expect(await codeOf(use().acceptOwn.execute(person(userId), id, stranger))).toBe('done');
    const next = await invite(older);
    const other = await addPerson(database(), 'worker');
    await rows(
      'UPDATE users SET email = (SELECT email FROM invitations WHERE id = $2) WHERE id = $1',
      other,
      next,
    );
    expect([await listed(), await listed(other)]).toEqual([[], [next]]);
  });
});

describe('accepting without the code', () => {
  it('joins the company once, however often it is sent at the same time', async () => {
    const id = await invite();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => codeOf(use().acceptOwn.execute(person(userId), id, stranger))),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'resource.not_found']));
    expect(await rows('SELECT FROM company_assignments WHERE user_id = $1', userId)).toHaveLength(1);
    expect(await use().read.execute(superuser, id)).toMatchObject({ state: 'accepted', userId });
    const code = mails.code('invitation');
    expect(await codeOf(use().find.execute({ code }, undefined, stranger))).toBe(
      'invitation.accepted_already',
    );
  });

  it('is refused to another person, and for a profile of another type, which spends nothing', async () => {
    const id = await invite();
    const other = await addPerson(database(), 'worker');
    expect(await codeOf(use().acceptOwn.execute(person(other), id, stranger))).toBe('resource.not_found');
    expect(await codeOf(use().declineOwn.execute(person(other), id))).toBe('resource.not_found');
    const tenantOnly = (await use().send.execute(superuser, { email, profile: { type: 'tenant' } })).id;
    expect(await codeOf(use().acceptOwn.execute(person(userId), tenantOnly, stranger))).toBe(
      'invitation.other_profile',
    );
    expect(await listed()).toEqual([tenantOnly, id]);
  });
});

describe('declining without the code', () => {
  it('ends the invitation in exactly one state, also against an acceptance at the same time', async () => {
    const id = await invite();
    const outcomes = await Promise.all([
      codeOf(use().acceptOwn.execute(person(userId), id, stranger)),
      codeOf(use().declineOwn.execute(person(userId), id)),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    const again = await invite(`x${email}`);
    await rows('UPDATE users SET email = $2 WHERE id = $1', userId, `x${email}`);
    await use().declineOwn.execute(person(userId), again);
    expect(await use().read.execute(superuser, again)).toMatchObject({ state: 'declined', userId: null });
  });
});
