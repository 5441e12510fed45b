/** Mails as people receive them, with templates of the operator. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { ReceivedMail } from '../support/mail/smtp-catcher.js';
import { uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { Teardown } from '../support/test-run/teardown.js';

const teardown = new Teardown();
let folder: string;
let system: RunningSystem;
let mail: ReceivedMail;

/** A good text part and a broken HTML part of the same mail. */
const templates = {
  'activation.en.text.hbs':
    '{{#layoutText}}\nWelcome to Riverside.\n\nYour registration:\n{{link}}\n{{/layoutText}}\n',
  'activation.en.html.hbs': '<p>Welcome to Riverside.</p>\n<a href="{{webLink address}}">Confirm</a>\n',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-templates-'));
  teardown.add(() => rm(folder, { recursive: true }));
  for (const [file, template] of Object.entries(templates)) await writeFile(join(folder, file), template);
  const servers = { postgres: inject('postgres'), redis: '', kafka: '' };
  system = await startSystem(servers, { MAIL_TEMPLATES_FOLDER: folder, VERIFY_TCP_PORT: '0' });
  teardown.add(() => system.stop());
  const email = uniqueEmail();
  const body = { email, password: uniquePassword(), profile: workerProfile() };
  await new Browser(system.addresses.gateway).post('/api/v1/register/', body);
  mail = await new Mailbox(system.addresses.mailbox).mail(email);
});

afterAll(() => teardown.run());

describe('a mail with templates of MAIL_TEMPLATES_FOLDER', () => {
  it('has the text of a good template', () => {
    expect(mail.text).toMatch(
      /^Welcome to Riverside\.\n\nYour registration:\nhttp:\S+user_id=\d+&activation_code=\S+\n\n-- \nGatehouse\n$/,
    );
  });

  it('has the built-in HTML part instead of a broken template, which the worker reports at start in one line', async () => {
    expect(mail.html).toContain('>Confirm the registration</a>');
    const log = await readFile(system.apps.worker.logFile, 'utf8');
    const messages = log.split('\n').filter((line) => line.includes(folder));
    expect(messages.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      `Mail templates from ${folder}: activation.en.text.hbs`,
      `${join(folder, 'activation.en.html.hbs')} is not used for mails: "address" in line 2 is unknown. The built-in template is used instead`,
    ]);
  });

  it('is marked as automatic, and its Message-ID is that of the stored mail', () => {
    expect(mail.autoSubmitted).toBe('auto-generated');
    expect(mail.messageId).toMatch(/^<[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f-]{17}@localhost>$/);
  });
});
