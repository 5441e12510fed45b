import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';

const database = migratedDatabase();
const profile = { type: 'worker', first_name: 'Анна' } as const;
const tooMany = { code: 'invitation.too_many' };

/** A new company that may send some invitations. */
async function companyOf(perDay: number) {
  const { send, resend } = invitations(database(), { INVITATIONS_PER_DAY: String(perDay) });
  const company = actorFor(await addPerson(database(), 'company'));
  const invite = () =>
    send.execute(company, { email: `${randomBytes(6).toString('hex')}@example.org`, profile });
  const sql = (statement: string) => database().query<unknown[]>(statement, [company.userId]);
  return { invite, resend, sql };
}

it('a company at its limit may send again as soon as the first of its mails is a day old', async () => {
  const { invite, sql } = await companyOf(2);
  await invite();
  await invite();
  await expect(invite()).rejects.toMatchObject(tooMany);
  await sql(`UPDATE invitations SET sent_at = sent_at - interval '1 day' WHERE id = (
    SELECT id FROM invitations WHERE company_id = $1 LIMIT 1)`);
  await invite();
  await expect(invite()).rejects.toMatchObject(tooMany);
});

it('an invitation that an administrator sends again counts at once, with all its mails', async () => {
  const { invite, resend } = await companyOf(3);
  const { id } = await invite();
  await invite();
  await resend.execute(superuser, id);
  await expect(invite()).rejects.toMatchObject(tooMany);
});

it('what was sent past the count is noticed after a minute', async () => {
  const { invite, sql } = await companyOf(3);
  await invite();
  await invite();
  await sql('UPDATE invitations SET times_sent = 2 WHERE company_id = $1');
  await sql(
    `UPDATE invitation_quotas SET counted_at = counted_at - interval '1 minute' WHERE company_id = $1`,
  );
  await expect(invite()).rejects.toMatchObject(tooMany);
});

it('concurrent invitations pass the limit neither with nor without a count', async () => {
  const { invite, sql } = await companyOf(6);
  const states = async () =>
    (await Promise.allSettled(Array.from({ length: 4 }, invite))).map(({ status }) => status);
  expect(await states()).toEqual(Array(4).fill('fulfilled'));
  expect((await states()).filter((status) => status === 'fulfilled')).toHaveLength(2);
  expect(await sql('SELECT FROM invitations WHERE company_id = $1')).toHaveLength(6);
});
