import { randomBytes } from 'node:crypto';
import { PurgeInvitations } from '#organisation';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { accounts } from '../../../../test/support/use-cases/accounts.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';

const database = migratedDatabase();
const mails = captureLinks();
const page = { limit: 100, after: undefined };
const newEmail = () => `${randomBytes(6).toString('hex')}@example.org`;
const profile = { type: 'worker', first_name: 'Анна' } as const;

let companyId: number;
const company = () => actorFor(companyId);
const use = (environment = {}) => invitations(database(), environment);
const send = (email: string) => use().send.execute(company(), { email, profile });
const rows = <Row>(sql: string, ...values: unknown[]) => database().query<Row[]>(sql, values);
const expire = (id: string) =>
  rows(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1`, id);

async function outcomesOf(calls: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of await Promise.allSettled(calls)) {
    const name = outcome.status === 'fulfilled' ? 'sent' : String(outcome.reason.code);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

beforeAll(async () => {
  companyId = await addPerson(database(), 'company');
});

describe('an invitation', () => {
  it('stores the draft and the digest of the mailed code, and mails one link', async () => {
    const email = newEmail();
    const sent = await use().send.execute(company(), {
      email: ` ${email.toUpperCase()}`,
      profile,
      language: 'ru',
    });
    expect(sent).toMatchObject({ email, companyId, profile, state: 'sent', timesSent: 1, permissions: [] });
    expect(sent.mail).toEqual({ state: 'waiting', reason: null });
    expect(mails.mails(email)).toMatchObject([{ template: 'invitation', language: 'ru' }]);
    const stored = JSON.stringify(await rows(`SELECT *, encode(code_digest, 'escape') FROM invitations`));
    expect(stored).not.toContain(mails.code('invitation'));
  });

  it('sent 16 times at once to one address leaves one row and one mail', async () => {
    const email = newEmail();
    const outcomes = await outcomesOf(Array.from({ length: 16 }, () => send(email)));
    expect(outcomes).toEqual({ sent: 1, 'invitation.already_open': 15 });
    expect(await rows('SELECT FROM invitations WHERE email = $1', email)).toHaveLength(1);
    expect(await rows('SELECT FROM mail_outbox WHERE recipient = $1', email)).toHaveLength(1);
  });

  it('does not prevent another company and an administrator from inviting the same address', async () => {
    const email = newEmail();
    await send(email);
    await use().send.execute(actorFor(await addPerson(database(), 'company')), { email, profile });
    expect(await use().send.execute(superuser, { email, profile })).toMatchObject({ companyId: null });
  });

  it('that expired does not block a new one', async () => {
    const email = newEmail();
    const first = await send(email);
    await expire(first.id);
    expect(await use().read.execute(company(), first.id)).toMatchObject({ state: 'expired' });
    const second = await send(email);
    const listed = await use().list.execute(company(), { search: email }, page);
    expect(listed.items.map(({ id, state }) => [id, state])).toEqual([
      [second.id, 'sent'],
      [first.id, 'expired'],
    ]);
    await expect(use().resend.execute(company(), first.id)).rejects.toMatchObject({
      code: 'invitation.already_open',
    });
  });

  it.each([
    ['an address without an account', async () => newEmail()],
    ['an active account', async () => emailOf(await addPerson(database(), 'worker'))],
    [
      'a member of another company',
      async () => emailOf(await addPerson(database(), 'worker', await addPerson(database(), 'company'))),
    ],
    [
      'a deactivated account',
      async () => {
        const id = await addPerson(database(), 'worker');
        await rows('UPDATE users SET is_active = false WHERE id = $1', id);
        return emailOf(id);
      },
    ],
    [
      'an erased account',
      async () => {
        const userId = await addPerson(database(), 'worker');
        const email = await emailOf(userId);
        await accounts(database()).erase.execute(superuser, { userId, version: undefined });
        return email;
      },
    ],
  ])('answers the same for %s', async (_, address) => {
    const email = await address();
    const answer = await send(email);
    expect({ ...answer, id: '', email: '', sentAt: 0, expiresAt: 0 }).toEqual({
      ...(await use().read.execute(company(), answer.id)),
      id: '',
      email: '',
      sentAt: 0,
      expiresAt: 0,
      company: expect.any(String),
      state: 'sent',
      userId: null,
      language: 'en',
    });
  });

  it('is erased with the account of its address, and with its company', async () => {
    const userId = await addPerson(database(), 'worker');
    const other = await addPerson(database(), 'company');
    const toErased = await send(await emailOf(userId));
    const ofErased = await use().send.execute(actorFor(other), { email: newEmail(), profile });
    for (const id of [userId, other])
      await accounts(database()).erase.execute(superuser, { userId: id, version: undefined });
    expect(await rows('SELECT FROM invitations WHERE id IN ($1, $2)', toErased.id, ofErased.id)).toEqual([]);
  });

  it('is deleted 90 days after its end', async () => {
    const [kept, deleted] = [await send(newEmail()), await send(newEmail())];
    for (const { id } of [kept, deleted]) await use().revoke.execute(company(), id);
    await rows(`UPDATE invitations SET closed_at = now() - interval '89 days' WHERE id = $1`, kept.id);
    await rows(`UPDATE invitations SET closed_at = now() - interval '91 days' WHERE id = $1`, deleted.id);
    expect(await new PurgeInvitations(database()).execute()).toBe(1);
    expect(await rows('SELECT FROM invitations WHERE id = $1', kept.id)).toHaveLength(1);
  });
});

const emailOf = async (userId: number) =>
  (await rows<{ email: string }>('SELECT email FROM users WHERE id = $1', userId))[0]!.email;

describe('sending an invitation again', () => {
  it('replaces the code and begins the full time anew', async () => {
    const email = newEmail();
    const { id } = await send(email);
    const digest = () => rows('SELECT code_digest FROM invitations WHERE id = $1', id);
    const before = await digest();
    await expire(id);
    expect(await use().resend.execute(company(), id)).toMatchObject({ state: 'sent', timesSent: 2 });
    expect(await digest()).not.toEqual(before);
    expect(mails.mails(email)).toHaveLength(2);
  });

  it('is refused after the end, and races with a revocation end in one of the two states', async () => {
    const { id } = await send(newEmail());
    await Promise.allSettled([use().revoke.execute(company(), id), use().resend.execute(company(), id)]);
    const { state } = await use().read.execute(company(), id);
    if (state === 'sent') await use().revoke.execute(company(), id);
    const ended = { code: 'invitation.ended' };
    await expect(use().resend.execute(company(), id)).rejects.toMatchObject(ended);
    await expect(use().revoke.execute(company(), id)).rejects.toMatchObject(ended);
  });
});

describe('the daily limit of a company', () => {
  it('holds for concurrent invitations, and counts those sent again', async () => {
    const limited = actorFor(await addPerson(database(), 'company'));
    const { send: sender, resend, list } = use({ INVITATIONS_PER_DAY: '3' });
    const calls = Array.from({ length: 8 }, () => sender.execute(limited, { email: newEmail(), profile }));
    expect(await outcomesOf(calls)).toEqual({ sent: 3, 'invitation.too_many': 5 });
    const [first] = (await list.execute(limited, {}, page)).items;
    await rows(`UPDATE invitations SET sent_at = sent_at - interval '23 hours' WHERE id = $1`, first!.id);
    const refusal: unknown = await resend.execute(limited, first!.id).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'invitation.too_many', retryAfter: expect.any(Number) });
    // The first of the three mails no longer counts in an hour.
    expect((refusal as { retryAfter: number }).retryAfter).toBeLessThanOrEqual(3600);
    const byAdmin = { email: newEmail(), profile, companyId: limited.userId };
    expect(await sender.execute(superuser, byAdmin)).toMatchObject({ companyId: limited.userId });
  });

  it('does not count the invitations that an administrator sends for it', async () => {
    const limited = actorFor(await addPerson(database(), 'company'));
    const { send: sender } = use({ INVITATIONS_PER_DAY: '1' });
    await sender.execute(superuser, { email: newEmail(), profile, companyId: limited.userId });
    expect(await sender.execute(limited, { email: newEmail(), profile })).toMatchObject({ timesSent: 1 });
  });
});

it('shows at an invitation why its mail failed', async () => {
  const { id } = await send(newEmail());
  await rows(
    `UPDATE mail_outbox SET failed_at = now(), last_error = '550 5.1.1' WHERE id = (
       SELECT mail_id FROM invitations WHERE id = $1)`,
    id,
  );
  const { mail } = await use().read.execute(company(), id);
  expect(mail).toEqual({ state: 'failed', reason: '550 5.1.1' });
});
