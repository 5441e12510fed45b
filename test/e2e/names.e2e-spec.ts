/** Names and other single-line text: validation, stored form, and output of the commands. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { runCommand } from '../support/apps/run-command.js';
import {
  activatedPerson,
  companyProfile,
  loggedInPerson,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { approve, create, superuserOf } from '../support/people/organisations.js';

const system = inject('system');
const mailbox = () => new Mailbox(system.mailbox);
const database = new Postgres({ connectionString: system.environment['DATABASE_URL'] });

beforeAll(() => database.connect());
afterAll(() => database.end());

const register = (profile: Record<string, unknown>) =>
  new Browser(system.gateway).post('/api/v1/register/', {
    email: uniqueEmail(),
    password: uniquePassword(),
    profile,
  });

describe('a name', () => {
  it.each([
    ['a line break', 'Ann\n2\troot@example.com'],
    ['an escape sequence', '\u001b[2JAnn'],
    ['an override of the direction', 'Ann\u202enhoJ'],
    ['a zero-width space', 'Ann\u200b'],
    ['nothing but invisible characters', '\u2060\u200b'],
    ['nothing but a joiner', '\u200d'],
    ['a blank letter', '\u3164'],
  ])('with %s is refused', async (_, first_name) => {
    const answer = await register({ ...workerProfile(), first_name });
    expect([answer.status, answer.body]).toEqual([400, { profile: { first_name: [expect.any(String)] } }]);
  });

  it('of a company is taken in another case, with other whitespace and in another Unicode form', async () => {
    const { name } = companyProfile() as { name: string };
    expect((await register({ type: 'company', name: `${name} Йод` })).status).toBe(201);
    for (const other of [`${name} йод `, `  ${name}\u00a0 ЙОД`, `${name} Йод`.normalize('NFD')]) {
      const answer = await register({ type: 'company', name: other });
      expect([answer.status, answer.body]).toEqual([400, { profile: { name: [expect.any(String)] } }]);
    }
  });

  it('of a department is trimmed, its whitespace collapsed, and control characters refused', async () => {
    const { browser, userId } = await loggedInPerson(system.gateway, mailbox(), companyProfile());
    await approve(await superuserOf(system), userId);
    const department = await create(browser, 'departments/', { name: '  Dispatch \u00a0 one ' });
    expect(department).toMatchObject({ name: 'Dispatch one' });
    const answer = await browser.post('/api/v1/departments/', { name: 'Dispatch\u0007' });
    expect([answer.status, answer.body]).toEqual([400, { name: [expect.any(String)] }]);
  });
});

describe('a stored name with control characters, from before they were refused', () => {
  it('is escaped by the commands that print it', async () => {
    const { userId, email } = await activatedPerson(system.gateway, mailbox());
    const forged = 'Ann\n1\troot@example.com\tworker\u001b[2J\u202e';
    await database.query('UPDATE worker_profiles SET first_name = $2 WHERE user_id = $1', [userId, forged]);
    for (const command of [
      ['users', 'list', '--search', email],
      ['users', 'show', email],
    ]) {
      const { code, stdout } = await runCommand(command, system.environment);
      expect(code).toBe(0);
      expect(stdout).not.toContain('\n1\troot@');
      expect(stdout).not.toContain('\u001b');
      expect(stdout).not.toContain('\u202e');
    }
  });
});
