import { loadSettings } from '#config';
import type { Language } from '#errors';
import { MailerService } from '@nestjs-modules/mailer';
import { type ParsedMail, simpleParser } from 'mailparser';
import type MailMessage from 'nodemailer/lib/mailer/mail-message.js';
import { describe, expect, it } from 'vitest';
import { OutboxMail } from '../outbox/outbox-mail.entity.js';
import { seal } from '../outbox/sealed-parameters.js';
import { MailSender } from './mail-sender.js';
import { MailTemplates } from '../rendering/mail-templates.js';
import { mailerOptions } from './mailer-options.js';
import { UnsendableMail } from './refusal.js';

const id = '0199a000-0000-7000-8000-000000000001';
const link = 'https://auth.example.com/api/v1/activate/?user_id=7&activation_code=a-b_c';
const environment = {
  SECRET_KEY: 'k7Wq2pXv9Lr4Tn8Zb3Mf6Yc1Hd5Gs0Ja',
  DATABASE_URL: 'postgres://localhost/gatehouse',
  EMAIL_HOST: 'smtp.example.com',
  PUBLIC_URL: 'https://auth.example.com',
  DEFAULT_FROM_EMAIL: 'Вход <no-reply@auth.example.com>',
};
const settings = loadSettings(environment);

function mail(
  overrides: Partial<OutboxMail> = {},
  parameters: Record<string, string> = { link },
): OutboxMail {
  const sealed = seal(settings.app.keyFor('mail'), id, parameters);
  const fields = {
    id,
    recipient: 'person@example.org',
    template: 'activation' as const,
    language: 'en' as const,
  };
  return Object.assign(new OutboxMail(), fields, { sealed }, overrides);
}

/** Sends through the real mailer up to the last step, where the message is built instead of transmitted. */
async function sent(mail: OutboxMail, brand = settings.brand): Promise<ParsedMail> {
  let built: Buffer | undefined;
  const transport = {
    name: 'capture',
    version: '1',
    send(message: MailMessage, callback: (error: Error | null, accepted: unknown) => void) {
      message.message.build((error, raw) => {
        built = raw;
        callback(error, {});
      });
    },
  };
  const mailer = new MailerService({ ...mailerOptions(settings.mail), transport }, undefined!, undefined!);
  const templates = new MailTemplates({ brand, account: settings.account });
  await new MailSender(mailer, settings.app, settings.mail, templates).send(mail);
  return simpleParser(built!);
}

describe('the activation mail', () => {
  it.each([
    ['ru', 'Подтвердите регистрацию', 'Откройте страницу'],
    ['en', 'Confirm your registration', 'Open the page below'],
  ])('is written in %s and has the link in its text and HTML parts', async (language, subject, sentence) => {
    const parsed = await sent(mail({ language: language as Language }));
    expect(parsed.subject).toBe(subject);
    expect(parsed.text).toContain(sentence);
    expect(parsed.text).toContain(`\n${link}\n`);
    expect(parsed.html).toContain(sentence);
    expect(parsed.html).toContain(` href="${link.replace('&', '&amp;')}"`);
  });

  it('has the brand, its colour on the button, the footer and the address for help in the HTML part', async () => {
    const { brand } = loadSettings({
      ...environment,
      BRAND_NAME: 'Riverside & Sons',
      BRAND_ACCENT: '#ffd400',
      MAIL_FOOTER: '1 River Street',
      SUPPORT_ADDRESS: 'help@example.com',
    });
    const { html } = await sent(mail(), brand);
    expect(html).toContain('Riverside &amp; Sons</p>');
    expect(html).toMatch(/background:#806a00;color:#ffffff[^"]*">Confirm the registration<\/a>/);
    expect(html).toContain('1 River Street</p>');
    expect(html).toContain('<a href="mailto:help@example.com"');
    expect(html).not.toMatch(/<(?:img|script|link)\b/);
  });

  it('names sender and recipient, is marked as automatic, and keeps its Message-ID from attempt to attempt', async () => {
    const [first, second] = [await sent(mail()), await sent(mail())];
    expect(first.from?.value).toEqual([{ name: 'Вход', address: 'no-reply@auth.example.com' }]);
    expect(first.to).toMatchObject({ value: [{ name: '', address: 'person@example.org' }] });
    expect(first.headers.get('auto-submitted')).toBe('auto-generated');
    expect(first.messageId).toBe(`<${id}@auth.example.com>`);
    expect(second.messageId).toBe(first.messageId);
  });

  it('escapes markup in parameters', async () => {
    const { html } = await sent(mail({}, { link: `https://a.example/'"><script>alert(1)</script>` }));
    expect(html).not.toContain('<script');
    expect(html).toContain(' href="https://a.example/&#39;%22%3E%3Cscript%3Ealert(1)%3C/script%3E"');
  });
});

describe('the mail of an approved company', () => {
  it.each([
    ['ru', 'Ваша компания одобрена', 'одобрил компанию «Ромашка & "Ко"»'],
    ['en', 'Your company is approved', 'approved the company Ромашка & "Ко"'],
  ])('is written in %s and names the company, with markup escaped', async (language, subject, sentence) => {
    const template = 'company-approved';
    const one = (name: string) => sent(mail({ template, language: language as Language }, { name }));
    const parsed = await one('Ромашка & "Ко"');
    expect(parsed.subject).toBe(subject);
    expect(parsed.text?.replaceAll('\n', ' ')).toContain(sentence);
    expect((await one('<script>alert(1)</script>')).html).not.toContain('<script');
  });
});

describe('the mail of a reset', () => {
  it.each([
    ['ru', 'Новый пароль задан', 'приложения с кодами: 1', 'ключи доступа: 2', 'номера телефонов: 0'],
    ['en', 'A new password was set', 'authenticator apps: 1', 'passkeys: 2', 'phone numbers: 0'],
  ])('lists in %s the second factors of the account', async (language, subject, ...named) => {
    const parameters = {
      time: '2026-11-27 05:00 UTC',
      apps: '1',
      passkeys: '2',
      recoveryCodes: '10',
      otherEmails: '0',
      phones: '0',
    };
    const one = mail({ template: 'password-reset-done', language: language as Language }, parameters);
    const parsed = await sent(one);
    expect(parsed.subject).toBe(subject);
    for (const part of [parsed.text, parsed.html]) for (const line of named) expect(part).toContain(line);
  });
});

describe('a mail that must not leave', () => {
  it.each([
    'one@example.org,two@example.org',
    'one@example.org two@example.org',
    'one@example.org\r\nBcc: two@example.org',
    '"one" <two@example.org>',
    'one@example.org>',
    'group:one@example.org;',
    'one@two@example.org',
    'one',
    '',
  ])('has another recipient than one plain address: %j', async (recipient) => {
    await expect(sent(mail({ recipient }))).rejects.toBeInstanceOf(UnsendableMail);
  });

  it('has a link that leads elsewhere than to the web', async () => {
    await expect(sent(mail({}, { link: 'javascript:alert(1)' }))).rejects.toBeInstanceOf(UnsendableMail);
  });

  it('lacks a parameter', async () => {
    await expect(sent(mail({}, {}))).rejects.toThrow('link');
  });

  it('was sealed with another key', async () => {
    const other = loadSettings({ ...environment, SECRET_KEY: 'Zk3Vb8Nq1Xw6Rt4Lp9Md2Hf7Gc5Js0Ya' });
    const sealed = seal(other.app.keyFor('mail'), id, { link });
    await expect(sent(mail({ sealed }))).rejects.toBeInstanceOf(UnsendableMail);
  });
});
