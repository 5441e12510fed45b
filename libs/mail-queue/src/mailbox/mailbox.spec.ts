import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findMail, readMailbox, writeMail } from './mailbox.js';
import { MailboxTransport } from './mailbox-transport.js';

const mail = (number: number) => ({ to: `${number}@example.org`, subject: 's', text: 't', html: '<p>h</p>' });

describe('the development mailbox', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'mailbox-'));
    folder = join(parent, 'made', 'when needed');
  });

  afterEach(() => rm(parent, { recursive: true }));

  it('is empty before the first mail, and lists mails newest first', async () => {
    expect(await readMailbox(folder)).toEqual([]);
    for (const number of [1, 2, 3]) await writeMail(folder, mail(number));
    expect(await readMailbox(folder)).toMatchObject([mail(3), mail(2), mail(1)]);
  });

  it('finds a mail by its id, with the time of its arrival', async () => {
    const before = Date.now();
    await writeMail(folder, mail(1));
    const after = Date.now();
    const [{ id, arrivedAt } = { id: '', arrivedAt: '' }] = await readMailbox(folder);
    expect(await findMail(folder, id)).toEqual({ ...mail(1), id, arrivedAt });
    expect(Date.parse(arrivedAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(arrivedAt)).toBeLessThanOrEqual(after);
  });

  it('finds nothing by a path or by the id of no mail', async () => {
    await writeMail(folder, mail(1));
    for (const id of ['../secret', '', '0199a000-0000-7000-8000-000000000001']) {
      expect(await findMail(folder, id)).toBeUndefined();
    }
  });

  it('keeps the newest 200 mails and leaves no half-written file, also after concurrent writes', async () => {
    await Promise.all(Array.from({ length: 220 }, (_, number) => writeMail(folder, mail(number))));
    await writeMail(folder, mail(1000));
    const names = await readdir(folder);
    expect(names).toHaveLength(200);
    expect(names.every((name) => name.endsWith('.json'))).toBe(true);
    expect((await readMailbox(folder))[0]).toMatchObject(mail(1000));
  });

  it('takes mail from nodemailer and prints the link', async () => {
    const log = vi.spyOn(Logger.prototype, 'log').mockReturnValue(undefined);
    await createTransport(new MailboxTransport(folder)).sendMail({
      to: { name: '', address: 'person@example.org' },
      subject: 'Hello',
      text: 'Open\nhttps://a.example/?code=1\nnow',
      html: '<p>Open</p>',
    });
    expect(await readMailbox(folder)).toMatchObject([
      {
        to: 'person@example.org',
        subject: 'Hello',
        text: 'Open\nhttps://a.example/?code=1\nnow',
        html: '<p>Open</p>',
      },
    ]);
    expect(log).toHaveBeenCalledExactlyOnceWith('Mail for person@example.org: https://a.example/?code=1');
    log.mockRestore();
  });
});
