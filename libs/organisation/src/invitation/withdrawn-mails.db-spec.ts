import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { accounts } from '../../../../test/support/use-cases/accounts.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';
import type { InvitationDetails } from './invitation-list.store.js';

const database = migratedDatabase();
const mails = captureLinks();
const use = () => invitations(database());
const newEmail = () => `${randomBytes(6).toString('hex')}@example.org`;
const profile = { type: 'worker', first_name: 'Анна', last_name: 'Ли' } as const;
const client = { address: '203.0.113.9', device: 'spec', deviceToken: undefined };
const completed = { birth_date: '1990-05-17', sex: 'female' } as const;

let companyId: number;
const company = () => actorFor(companyId);
const rows = <Row>(sql: string, ...values: unknown[]) => database().query<Row[]>(sql, values);
const send = () => use().send.execute(company(), { email: newEmail(), profile });

/** The mails to an address that are stored and not sent, with whether they failed. */
async function unsent(email: string): Promise<boolean[]> {
  const found = await rows<{ failed: boolean }>(
    'SELECT failed_at IS NOT NULL AS failed FROM mail_outbox WHERE recipient = $1 AND sent_at IS NULL ORDER BY id',
    email,
  );
  return found.map(({ failed }) => failed);
}

beforeAll(async () => {
  companyId = await addPerson(database(), 'company');
});

type End = (invitation: InvitationDetails, code: string) => Promise<unknown>;

const ends: [string, End][] = [
  ['revoked', ({ id }) => use().revoke.execute(company(), id)],
  ['declined', (_, code) => use().decline.execute(code, client)],
  [
    'accepted',
    (_, code) =>
      use().accept.execute(
        { code, password: randomBytes(12).toString('base64'), profile: completed },
        undefined,
        client,
      ),
  ],
  [
    'replaced after it expired',
    async ({ id, email }) => {
      await rows(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1`, id);
      await use().send.execute(company(), { email, profile });
      const [newest] = await rows<{ mail_id: string }>(
        `SELECT mail_id FROM invitations WHERE email = $1 AND state = 'sent'`,
        email,
      );
      await rows('DELETE FROM mail_outbox WHERE id = $1', newest!.mail_id);
    },
  ],
  ['deleted', ({ id }) => rows('DELETE FROM invitations WHERE id = $1', id)],
];

describe('the mail of an invitation', () => {
  it.each(ends)('that waits is withdrawn when the invitation is %s', async (_, end) => {
    const invitation = await send();
    expect(await unsent(invitation.email)).toEqual([false]);
    await end(invitation, mails.code('invitation'));
    expect(await unsent(invitation.email)).toEqual([]);
  });

  it.each(ends)('that failed cannot be sent again when the invitation is %s', async (_, end) => {
    const invitation = await send();
    await rows('UPDATE mail_outbox SET failed_at = now() WHERE recipient = $1', invitation.email);
    await end(invitation, mails.code('invitation'));
    expect(await unsent(invitation.email)).toEqual([]);
  });

  it('is replaced when it is sent again, so that one mail waits', async () => {
    const { id, email, mail } = await send();
    expect(mail).toEqual({ state: 'waiting', reason: null });
    await rows('UPDATE mail_outbox SET failed_at = now() WHERE recipient = $1', email);
    for (let time = 2; time <= 4; time++) {
      expect(await use().resend.execute(company(), id)).toMatchObject({ timesSent: time, mail });
      expect(await unsent(email)).toEqual([false]);
    }
  });

  it('stays while the invitation is open, and once it is sent', async () => {
    const { id, email } = await send();
    await use().find.execute({ code: mails.code('invitation'), isOpening: true }, undefined, client);
    expect(await unsent(email)).toEqual([false]);
    await rows('UPDATE mail_outbox SET sent_at = now(), sealed = NULL WHERE recipient = $1', email);
    await use().revoke.execute(company(), id);
    expect(await rows('SELECT FROM mail_outbox WHERE recipient = $1', email)).toHaveLength(1);
  });

  it('stays if the revocation rolls back', async () => {
    const { id, email } = await send();
    const failed = database().transaction(async (db) => {
      await db.query(`UPDATE invitations SET state = 'revoked', closed_at = now() WHERE id = $1`, [id]);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await unsent(email)).toEqual([false]);
  });

  it('is withdrawn when the company that invites is erased', async () => {
    const userId = await addPerson(database(), 'company');
    const { email } = await use().send.execute(actorFor(userId), { email: newEmail(), profile });
    await accounts(database()).erase.execute(superuser, { userId, version: undefined });
    expect(await unsent(email)).toEqual([]);
  });

  it('leaves one waiting mail or none, however resends and revocations race', async () => {
    const { id, email } = await send();
    const resends = Array.from({ length: 6 }, () => use().resend.execute(company(), id));
    await Promise.allSettled([...resends, use().revoke.execute(company(), id)]);
    const { state } = await use().read.execute(company(), id);
    expect(await unsent(email)).toEqual(state === 'revoked' ? [] : [false]);
  });
});
