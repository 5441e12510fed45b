import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { admin, staff, superuser } from '../../../../test/support/database/user-rows.js';
import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import { v7 as uuidv7 } from 'uuid';
import { ListMails } from './list-mails.js';
import { RetryMail } from './retry-mail.js';

const database = migratedDatabase();
const { app } = loadSettings({ DEBUG: '1', SECRET_KEY: 'of this spec', DATABASE_URL: 'postgres://unused' });
const outbox = new MailOutbox(app);
const secret = 'https://id.example.com/?code=s3cr3t';

let list: ListMails;
let retry: RetryMail;

beforeAll(() => {
  list = new ListMails(database());
  retry = new RetryMail(database());
});
beforeEach(() => database().query('DELETE FROM mail_outbox'));

async function mail(to: string, state: 'waiting' | 'sent' | 'failed' = 'waiting'): Promise<string> {
  const id = uuidv7();
  await outbox.add(database().manager, {
    id,
    to,
    template: 'password-reset',
    language: 'en',
    parameters: { link: secret },
  });
  const ended = {
    waiting: '',
    sent: 'sent_at = now(), sealed = NULL',
    failed: `failed_at = now(), last_error = '550'`,
  };
  if (state !== 'waiting')
    await database().query(`UPDATE mail_outbox SET ${ended[state]} WHERE id = $1`, [id]);
  return id;
}

const page = { limit: 100, after: undefined };
const ids = async (sought: Parameters<ListMails['execute']>[1] = {}) =>
  (await list.execute(superuser, sought, page)).items.map(({ id }) => id);

describe('the list of mails', () => {
  it('has the newest first, by state, template and recipient in any spelling', async () => {
    const [waiting, sent, failed] = [
      await mail('one@example.org'),
      await mail('two@example.org', 'sent'),
      await mail('one@example.org', 'failed'),
    ];
    expect(await ids()).toEqual([failed, sent, waiting]);
    expect(await ids({ state: 'failed' })).toEqual([failed]);
    expect(await ids({ state: 'sent' })).toEqual([sent]);
    expect(await ids({ state: 'waiting' })).toEqual([waiting]);
    expect(await ids({ recipient: ' ONE@example.org ' })).toEqual([failed, waiting]);
    expect(await ids({ template: 'activation' })).toEqual([]);
    expect(await list.count(staff)).toEqual({ waiting: 1, failed: 1, waitingSince: expect.any(Date) });
  });

  it('goes on from page to page, and never says what a mail says', async () => {
    const all: string[] = [];
    for (let n = 0; n < 5; n++) all.unshift(await mail(`${n}@example.org`));
    const first = await list.execute(staff, {}, { limit: 3, after: undefined });
    const second = await list.execute(staff, {}, { limit: 3, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all);
    expect(second.next).toBeNull();
    expect(JSON.stringify(first)).not.toContain('s3cr3t');
  });
});

describe('a failed mail', () => {
  it('is put back by exactly one of many at once, with one entry in the audit log', async () => {
    const id = await mail('again@example.org', 'failed');
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => retry.one(admin, id)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await ids({ state: 'waiting' })).toEqual([id]);
    const entries = await database().query(`SELECT action FROM audit_entries WHERE target_id = $1`, [id]);
    expect(entries).toEqual([{ action: 'mail.retried' }]);
  });

  it('is put back together with all others; waiting and sent ones stay as they are', async () => {
    await mail('waiting@example.org');
    await mail('sent@example.org', 'sent');
    for (const to of ['a@example.org', 'b@example.org']) await mail(to, 'failed');
    expect(await retry.all(admin)).toBe(2);
    expect(await list.count(admin)).toMatchObject({ waiting: 3, failed: 0 });
    expect(await retry.all(admin)).toBe(0);
  });

  it('is put back by admins only, and only if it exists and failed', async () => {
    const id = await mail('again@example.org', 'failed');
    await expect(retry.one(staff, id)).rejects.toMatchObject({ code: 'authorization.refused' });
    await expect(retry.all(staff)).rejects.toMatchObject({ code: 'authorization.refused' });
    const waiting = await mail('waiting@example.org');
    for (const other of [waiting, randomUUID()]) {
      await expect(retry.one(admin, other)).rejects.toMatchObject({ code: 'resource.not_found' });
    }
  });
});
