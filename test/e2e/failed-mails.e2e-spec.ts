/** Mails that failed: administrators find them and send them again, over HTTP and in the shell. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, items, type Row, superuserOf } from '../support/people/organisations.js';
import { uniqueEmail } from '../support/people/people.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);
let admin: Browser;

beforeAll(async () => (admin = await superuserOf(system)));

const listed = (recipient: string, state = 'failed') =>
  items(admin, `mails/?state=${state}&recipient=${encodeURIComponent(recipient)}`);

/** An invitation that the mail server refuses. @returns the mail as it is listed */
async function bounce(): Promise<Row> {
  const email = uniqueEmail('bounced');
  await mailbox.respond(email, 'refuse');
  const profile = { type: 'tenant', first_name: 'Ann', last_name: 'Lee' };
  expect((await admin.post(api('invitations/'), { email, profile })).status).toBe(201);
  await expect.poll(() => listed(email), { timeout: 20_000 }).toHaveLength(1);
  return (await listed(email))[0]!;
}

describe('a mail that the server refused', () => {
  it('is listed with the reason and without what it says, and arrives when it is sent again', async () => {
    const { id, recipient, ...rest } = await bounce();
    expect(rest).toMatchObject({
      template: 'invitation',
      state: 'failed',
      attempts: 1,
      sent_at: null,
      next_attempt_at: null,
      last_error: expect.stringMatching(/^550/),
    });
    expect(JSON.stringify(rest)).not.toMatch(/code=|http/);
    await mailbox.respond(String(recipient), 'accept');
    expect((await admin.post(api(`mails/${id}/retry/`))).status).toBe(204);
    expect((await mailbox.mail(String(recipient))).text).toContain('/account/invitation');
    await expect.poll(() => listed(String(recipient), 'sent'), { timeout: 20_000 }).toHaveLength(1);
    expect((await admin.post(api(`mails/${id}/retry/`))).status).toBe(404);
    const audit = await items(admin, `audit/?target_id=${id}`);
    expect(audit.map(({ action }) => action)).toEqual(['mail.retried']);
  });

  it('is listed and sent again in the shell', async () => {
    const { id, recipient } = await bounce();
    const to = String(recipient);
    const list = await runCommand(
      ['mails', 'list', '--state', 'failed', '--recipient', to],
      system.environment,
    );
    expect(list).toMatchObject({
      code: 0,
      stdout: expect.stringContaining([id, 'failed', 'invitation', to].join('\t')),
    });
    await mailbox.respond(to, 'accept');
    const retried = await runCommand(['mails', 'retry', id], system.environment);
    expect(retried).toMatchObject({ code: 0, stdout: `Mail ${id} is sent again.\n` });
    await mailbox.mail(to);
    const again = await runCommand(['mails', 'retry', id], system.environment);
    expect(again.code).not.toBe(0);
    const json = await runCommand(['mails', 'list', '--recipient', to, '--json'], system.environment);
    expect(JSON.parse(json.stdout)).toMatchObject({ items: [{ id, attempts: 2 }] });
  });

  it('is counted', async () => {
    const { body } = await admin.get(api('mails/counts/'));
    expect(body).toEqual({
      waiting: expect.any(Number),
      failed: expect.any(Number),
      waiting_since: (body as { waiting: number }).waiting === 0 ? null : expect.any(String),
    });
  });
});

it.each(['state=lost', 'limit=101', `recipient=${'x'.repeat(255)}`, 'after=nonsense'])(
  'a list with %s is refused',
  async (query) => {
    expect((await admin.get(api(`mails/?${query}`))).status).toBe(400);
  },
);
