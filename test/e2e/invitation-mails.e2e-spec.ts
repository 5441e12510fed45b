/** Mails of invitations that still wait when their link ends, at a mail server that defers them. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, createOrganisation } from '../support/people/organisations.js';
import { uniqueEmail } from '../support/people/people.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);
const database = new Postgres({ connectionString: system.ownerDatabase });

let company: Browser;

beforeAll(async () => {
  await database.connect();
  ({
    company: { browser: company },
  } = await createOrganisation(system));
});

afterAll(() => database.end());

const invite = async (email: string) =>
  (await company.post(api('invitations/'), { email, profile: { type: 'worker' } })).body as { id: string };
const act = (id: string, what: string) => company.post(api(`invitations/${id}/${what}/`), {});

/** An invitation whose mail the server has deferred, so that it waits for its next attempt. */
async function deferred(): Promise<{ id: string; email: string }> {
  const email = uniqueEmail('deferred');
  await mailbox.respond(email, 'defer');
  const { id } = await invite(email);
  await eventually('An attempt', async () => (await mailbox.attempts(email)).length > 0, 20);
  return { id, email };
}

async function waitingMails(email: string): Promise<number> {
  const waiting = 'SELECT FROM mail_outbox WHERE recipient = $1 AND sent_at IS NULL';
  return (await database.query(waiting, [email])).rows.length;
}

/** Whether the link of the only mail that arrived opens the invitation. */
async function onlyMailWorks(email: string): Promise<boolean> {
  const link = mailbox.linkIn(await mailbox.mail(email));
  await expect.poll(() => waitingMails(email), { timeout: 10_000 }).toBe(0);
  expect(await mailbox.mails(email)).toHaveLength(1);
  const code = link.searchParams.get('code')!;
  return (await new Browser(system.gateway).post(api('invitation/'), { code })).status === 200;
}

describe('a mail that waits for its next attempt', () => {
  it('is never sent once its invitation is revoked; a new invitation sends its own', async () => {
    const { id, email } = await deferred();
    expect(await act(id, 'revoke')).toMatchObject({ status: 200, body: { state: 'revoked', mail: null } });
    expect(await waitingMails(email)).toBe(0);
    await mailbox.respond(email, 'accept');
    await invite(email);
    expect(await onlyMailWorks(email)).toBe(true);
  });

  it('is never sent once its invitation was sent again: one mail arrives, with the newest link', async () => {
    const { id, email } = await deferred();
    expect(await act(id, 'resend')).toMatchObject({ status: 200, body: { times_sent: 2 } });
    expect(await waitingMails(email)).toBe(1);
    await mailbox.respond(email, 'accept');
    expect(await onlyMailWorks(email)).toBe(true);
  });
});
