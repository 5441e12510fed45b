import { MailerService } from '@nestjs-modules/mailer';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { SmtpCatcher } from '../../../../test/support/mail/smtp-catcher.js';
import { type Outbox, openOutbox, secretLink } from '../../../../test/support/outbox.js';
import { DeliverMail } from './deliver-mail.js';
import { DeliveryLock } from './delivery-lock.js';
import { DomainSlots } from './domain-slots.js';
import { MailSender } from './mail-sender.js';
import { mailerOptions } from './mailer-options.js';

let smtp: SmtpCatcher;
let outbox: Outbox;
const locks: DeliveryLock[] = [];
const logged: string[] = [];

beforeAll(async () => {
  for (const level of ['log', 'warn', 'error'] as const) {
    vi.spyOn(Logger.prototype, level).mockImplementation((sentence: string) => void logged.push(sentence));
  }
  smtp = await SmtpCatcher.start();
  outbox = await openOutbox(inject('postgres'), { EMAIL_HOST: '127.0.0.1', EMAIL_PORT: String(smtp.port) });
});

beforeEach(() => void logged.splice(0));

afterAll(async () => {
  for (const lock of locks) lock.onApplicationShutdown();
  await outbox.close();
  await smtp.stop();
  vi.restoreAllMocks();
});

/** As one process would have it, with a lock connection of its own. */
function deliverer(): DeliverMail {
  const { settings, dataSource } = outbox;
  const mailer = new MailerService(mailerOptions(settings.mail), undefined!, undefined!);
  const lock = new DeliveryLock(settings.database);
  locks.push(lock);
  const sender = new MailSender(mailer, settings.app, settings.mail);
  return new DeliverMail(dataSource, settings.mail, new DomainSlots(), lock, sender);
}

const arrived = (to: string) => smtp.mails.filter((mail) => mail.to === to);

describe('delivering a mail', () => {
  it('closes it once the server has accepted, and leaves it alone ever after', async () => {
    const id = await outbox.add('fine@example.org');
    const deliverMail = deliverer();
    await deliverMail.execute(id);
    expect(await outbox.row(id)).toMatchObject({ sent: true, sealed: null, attempts: 1 });
    await deliverMail.execute(id);
    expect(arrived('fine@example.org')).toHaveLength(1);
    expect(arrived('fine@example.org')[0]!.text).toContain(secretLink);
  });

  it('sends it once when two processes are given it at the same time, several times over', async () => {
    const id = await outbox.add('twice@example.org');
    const [one, other] = [deliverer(), deliverer()];
    await Promise.all([one, other, one, other, one].map((deliverMail) => deliverMail.execute(id)));
    await eventually('Closing', async () => (await outbox.row(id)).sent);
    expect(arrived('twice@example.org')).toHaveLength(1);
    expect((await outbox.row(id)).attempts).toBe(1);
  });

  it('tries again later after a refusal for now, a little longer each time', async () => {
    smtp.respond('later@example.org', 'defer');
    const id = await outbox.add('later@example.org');
    const deliverMail = deliverer();
    await deliverMail.execute(id);
    const first = await outbox.row(id);
    expect(first).toMatchObject({ sent: false, failed: false, attempts: 1 });
    expect(first.last_error).toMatch(/^451 4\.3\.0 /);
    expect(first.due_in).toBeGreaterThan(2);
    expect(first.due_in).toBeLessThan(7);
    await deliverMail.execute(id);
    expect((await outbox.row(id)).due_in).toBeGreaterThan(7);

    smtp.respond('later@example.org', 'accept');
    await deliverMail.execute(id);
    expect(await outbox.row(id)).toMatchObject({ sent: true, last_error: null, attempts: 3 });
  });

  it('ends as failed after a refusal for good, visible and with all it takes to send it again', async () => {
    smtp.respond('never@example.org', 'refuse');
    const id = await outbox.add('never@example.org');
    await deliverer().execute(id);
    const row = await outbox.row(id);
    expect(row).toMatchObject({ sent: false, failed: true, attempts: 1 });
    expect(row.last_error).toMatch(/^550 5\.1\.1 /);
    expect(row.sealed).not.toBeNull();
  });

  it('sends three copies at most to a server that takes the mail and never says so', async () => {
    smtp.respond('copies@example.org', 'drop');
    const id = await outbox.add('copies@example.org');
    const deliverMail = deliverer();
    const waits: number[] = [];
    for (let times = 0; times < 5; times++) {
      await deliverMail.execute(id);
      waits.push((await outbox.row(id)).due_in);
    }
    expect(smtp.attempts.filter(({ to }) => to === 'copies@example.org')).toHaveLength(3);
    expect([waits[0]! > 400, waits[1]! > 2_400]).toEqual([true, true]);
    const row = await outbox.row(id);
    expect(row).toMatchObject({ sent: false, failed: true, attempts: 3 });
    expect(row.last_error).toContain('after the mail was transmitted');
    expect(row.sealed).not.toBeNull();
  });

  it('waits for a server that is not there', async () => {
    const away = await SmtpCatcher.start();
    const { port } = away;
    await away.stop();
    const id = await outbox.add('away@example.org');
    const { mail, app, database } = outbox.settings;
    const nowhere = { ...mail, smtp: { ...mail.smtp!, port } };
    const mailer = new MailerService(mailerOptions(nowhere), undefined!, undefined!);
    const lock = new DeliveryLock(database);
    locks.push(lock);
    const sender = new MailSender(mailer, app, mail);
    await new DeliverMail(outbox.dataSource, mail, new DomainSlots(), lock, sender).execute(id);
    expect(await outbox.row(id)).toMatchObject({ sent: false, failed: false, attempts: 1 });
  });

  it('puts mails of a domain off, untried, while that domain keeps its places busy; others pass', async () => {
    const deliverMail = deliverer();
    const slow = await Promise.all(Array.from({ length: 8 }, (_, n) => outbox.add(`${n}@slow.example`)));
    for (const n of slow.keys()) smtp.respond(`${n}@slow.example`, 'hang');
    const hanging = slow.map((id) => deliverMail.execute(id));
    await eventually(
      'Five sends at once',
      () => smtp.attempts.filter(({ to }) => to.endsWith('@slow.example')).length === 5,
    );

    const quick = await outbox.add('person@quick.example');
    await deliverMail.execute(quick);
    expect((await outbox.row(quick)).sent).toBe(true);
    const rows = await Promise.all(slow.map((id) => outbox.row(id)));
    expect(rows.filter((row) => row.attempts === 0)).toHaveLength(3);
    expect(rows.some((row) => row.sent || row.failed)).toBe(false);
    await smtp.stop();
    await Promise.all(hanging);
  });

  it('names no address, link or code in the log', () => {
    expect(logged.join('\n')).not.toMatch(/@|http|s3cr3t/);
  });
});
