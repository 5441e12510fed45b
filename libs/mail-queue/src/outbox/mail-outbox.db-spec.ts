import { inTransaction } from '#database';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Outbox, openOutbox, secretLink } from '../../../../test/support/mail/mail-outbox.js';
import { MailOutbox } from './mail-outbox.js';
import { OutboxMail } from './outbox-mail.entity.js';
import { unseal } from './sealed-parameters.js';

let outbox: Outbox;

beforeAll(async () => {
  outbox = await openOutbox(inject('postgres'));
});

afterAll(() => outbox.close());

const mail = {
  to: 'person@example.org',
  template: 'activation',
  language: 'en',
  parameters: { link: secretLink },
} as const;

it('a transaction that rolls back leaves no mail', async () => {
  const producer = new MailOutbox(outbox.settings.app);
  const failed = inTransaction(outbox.dataSource, async (db) => {
    await producer.add(db, mail);
    expect(await db.count(OutboxMail)).toBe(1);
    throw new Error('the cause failed');
  });
  await expect(failed).rejects.toThrow('the cause failed');
  expect(await outbox.dataSource.manager.count(OutboxMail)).toBe(0);
});

it('a mail is due immediately, and its link is stored encrypted only', async () => {
  const id = await outbox.add(mail.to);
  const row = await outbox.row(id);
  expect(row).toMatchObject({ attempts: 0, sent: false, failed: false, last_error: null });
  expect(row.due_in).toBeLessThanOrEqual(0);
  expect(unseal(outbox.settings.app.keyFor('mail'), id, row.sealed!)).toEqual(mail.parameters);

  const [whole] = await outbox.dataSource.query<{ text: string }[]>(
    `SELECT mail_outbox::text || encode(sealed, 'escape') AS text FROM mail_outbox WHERE id = $1`,
    [id],
  );
  expect(whole!.text).not.toContain('s3cr3t-code');
});
