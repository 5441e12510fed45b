import { MailerService } from '@nestjs-modules/mailer';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { SmtpCatcher } from '../../../../test/support/mail/smtp-catcher.js';
import { type Outbox, openOutbox, secretLink } from '../../../../test/support/mail/mail-outbox.js';
import { claimDue } from '../outbox/outbox.store.js';
import { DeliverMail } from './deliver-mail.js';
import { DeliveryLeases } from './delivery-leases.js';
import { DomainSlots } from './domain-slots.js';
import { MailSender } from './mail-sender.js';
import { MailTemplates } from '../rendering/mail-templates.js';
import { mailerOptions } from './mailer-options.js';

let smtp: SmtpCatcher;
let outbox: Outbox;
const logged: string[] = [];
/** Deliveries that hang until the server is stopped. */
const hanging: Promise<void>[] = [];

beforeAll(async () => {
  for (const level of ['log', 'warn', 'error'] as const) {
    vi.spyOn(Logger.prototype, level).mockImplementation((sentence: string) => void logged.push(sentence));
  }
  smtp = await SmtpCatcher.start();
  outbox = await openOutbox(inject('postgres'), { EMAIL_HOST: '127.0.0.1', EMAIL_PORT: String(smtp.port) });
});

beforeEach(() => void logged.splice(0));

afterAll(async () => {
  await smtp.stop();
  await Promise.all(hanging);
  await outbox.close();
  vi.restoreAllMocks();
});

/** As one process has it. @param lease seconds */
function deliverer(lease = 60): DeliverMail {
  const { settings, dataSource } = outbox;
  const mailer = new MailerService(mailerOptions(settings.mail), undefined!, undefined!);
  const mail = { ...settings.mail, lease };
  const templates = new MailTemplates(settings);
  const sender = new MailSender(mailer, settings.app, mail, templates);
  return new DeliverMail(dataSource, mail, new DomainSlots(), new DeliveryLeases(dataSource, mail), sender);
}

const arrived = (to: string) => smtp.mails.filter((mail) => mail.to === to);

describe('delivering a mail', () => {
  it('closes it when the server has accepted it, and never sends it again', async () => {
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

  it('does not send one that was withdrawn after it was queued', async () => {
    const id = await outbox.add('withdrawn@example.org');
    await claimDue(outbox.dataSource.manager, 100, 60);
    await outbox.dataSource.query('DELETE FROM mail_outbox WHERE id = $1', [id]);
    await deliverer().execute(id);
    expect(smtp.attempts.filter(({ to }) => to === 'withdrawn@example.org')).toEqual([]);
  });

  it('holds its lease while the server takes its time, and loses it when its process is killed', async () => {
    smtp.respond('slow@example.org', 'hang');
    const id = await outbox.add('slow@example.org');
    const until = async () =>
      (
        await outbox.dataSource.query('SELECT delivery_until AS until FROM mail_outbox WHERE id = $1', [id])
      )[0].until as Date;
    hanging.push(deliverer(1).execute(id));
    await eventually('The hanging attempt', () => smtp.attempts.some(({ to }) => to === 'slow@example.org'));
    const first = await until();
    await eventually('A renewal', async () => (await until()) > first);
    await deliverer().execute(id);
    expect((await outbox.row(id)).attempts).toBe(1);

    // As if the first process had died a lease ago.
    await outbox.dataSource.query(
      `UPDATE mail_outbox SET delivery_id = NULL, delivery_until = NULL WHERE id = $1`,
      [id],
    );
    smtp.respond('slow@example.org', 'accept');
    await deliverer().execute(id);
    expect(await outbox.row(id)).toMatchObject({ sent: true, attempts: 2 });
  });

  it('retries after a temporary refusal, with increasing pauses', async () => {
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

  it('ends as failed after a permanent refusal, with all data to send it again', async () => {
    smtp.respond('never@example.org', 'refuse');
    const id = await outbox.add('never@example.org');
    await deliverer().execute(id);
    const row = await outbox.row(id);
    expect(row).toMatchObject({ sent: false, failed: true, attempts: 1 });
    expect(row.last_error).toMatch(/^550 5\.1\.1 /);
    expect(row.sealed).not.toBeNull();
  });

  it('sends at most three copies to a server that accepts the mail without confirming', async () => {
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

  it('keeps the mail open after an attempt at a server that is down', async () => {
    const away = await SmtpCatcher.start();
    const { port } = away;
    await away.stop();
    const id = await outbox.add('away@example.org');
    const { mail, app, brand, account } = outbox.settings;
    const nowhere = { ...mail, smtp: { ...mail.smtp!, port } };
    const mailer = new MailerService(mailerOptions(nowhere), undefined!, undefined!);
    const leases = new DeliveryLeases(outbox.dataSource, mail);
    const sender = new MailSender(mailer, app, mail, new MailTemplates({ brand, account }));
    await new DeliverMail(outbox.dataSource, mail, new DomainSlots(), leases, sender).execute(id);
    expect(await outbox.row(id)).toMatchObject({ sent: false, failed: false, attempts: 1 });
  });

  it('postpones mails of a domain without an attempt while its slots are in use; others are sent', async () => {
    const deliverMail = deliverer();
    const slow = await Promise.all(Array.from({ length: 8 }, (_, n) => outbox.add(`${n}@slow.example`)));
    for (const n of slow.keys()) smtp.respond(`${n}@slow.example`, 'hang');
    hanging.push(...slow.map((id) => deliverMail.execute(id)));
    await eventually(
      'Five concurrent deliveries',
      () => smtp.attempts.filter(({ to }) => to.endsWith('@slow.example')).length === 5,
    );

    const quick = await outbox.add('person@quick.example');
    await deliverMail.execute(quick);
    expect((await outbox.row(quick)).sent).toBe(true);
    const rows = await Promise.all(slow.map((id) => outbox.row(id)));
    expect(rows.filter((row) => row.attempts === 0)).toHaveLength(3);
    expect(rows.some((row) => row.sent || row.failed)).toBe(false);
  });

  it('names no address, link or code in the log', () => {
    expect(logged.join('\n')).not.toMatch(/@|http|s3cr3t/);
  });
});
