/** `users change-many`: a look at what would happen first, then a line for each account. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { type KnownPerson, loggedInPerson } from '../support/people/people.js';

const system = inject('system');
const changeMany = (...rest: string[]) => runCommand(['users', 'change-many', ...rest], system.environment);

vi.setConfig({ testTimeout: 120_000 });

let one: KnownPerson;
let other: KnownPerson;
let folder: string;
beforeAll(async () => {
  const person = () => loggedInPerson(system.gateway, new Mailbox(system.mailbox));
  [one, other] = await Promise.all([person(), person()]);
  folder = await mkdtemp(join(tmpdir(), 'change-many-'));
});
afterAll(() => rm(folder, { recursive: true }));

const isLoggedIn = async ({ browser }: KnownPerson) => (await browser.post(api('test/'))).status === 200;

describe('many accounts in the shell', () => {
  it('are changed after a dry run, and those done before are left as they are', async () => {
    const file = join(folder, 'people.txt');
    await writeFile(file, `# leavers\r\n${one.email}\r\n\r\n${other.userId}\r\n`);
    const changed = [one, other].map(({ userId, email }) => `${userId}\t${email}\tchanged\t\n`).join('');
    const trial = await changeMany('deactivate', '--file', file, '--dry-run');
    expect(trial).toMatchObject({ code: 0, stdout: changed });
    expect(await Promise.all([one, other].map(isLoggedIn))).toEqual([true, true]);
    expect(await changeMany('deactivate', '--file', file)).toMatchObject({ code: 0, stdout: changed });
    expect(await Promise.all([one, other].map(isLoggedIn))).toEqual([false, false]);
    const again = await changeMany('deactivate', one.email, '--json');
    const line = { user: one.userId, email: one.email, outcome: 'unchanged', code: null };
    expect(JSON.parse(again.stdout)).toEqual({ items: [line] });
  });

  it('report unknown ones, and change the others', async () => {
    const { code, stdout, stderr } = await changeMany('activate', 'nobody@example.org', one.email);
    expect([code, stderr]).toEqual([1, expect.stringContaining('1 of 2 accounts refused.')]);
    expect(stdout).toMatch(/^nobody@example\.org\t-\trefused\t.+\n\d+\t.+\tchanged\t\n$/);
  });

  it.each([
    ['an unknown action', 2, () => ['explode', one.email]],
    ['no user', 2, () => ['activate']],
    ['no group to grant', 2, () => ['grant-group', one.email]],
    ['an unknown group', 1, () => ['grant-group', one.email, '--group', 'No such group']],
    ['a file that is not there', 1, () => ['activate', '--file', '/no/such/file']],
  ])('are refused as a whole with %s', async (_, expected, command) => {
    const { code, stdout, stderr } = await changeMany(...command());
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
