/** Commands that manage users and permissions, and their one-line errors. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { root } from '../support/test-run/folders.js';
import { companyProfile, type KnownPerson, loggedInPerson, logIn } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, create, superuserOf } from '../support/people/organisations.js';

const system = inject('system');
const name = `shell_${randomBytes(4).toString('hex')}`;
const run = (...command: string[]) => runCommand(command, system.environment);

/** Milliseconds for a dozen processes in sequence, each of which loads the whole program. */
vi.setConfig({ testTimeout: 180_000 });

let company: KnownPerson;
let worker: KnownPerson;
let folder: string;

beforeAll(async () => {
  const person = (profile?: Record<string, unknown>) =>
    loggedInPerson(system.gateway, new Mailbox(system.mailbox), profile);
  [company, worker] = await Promise.all([person(companyProfile()), person()]);
  folder = await mkdtemp(join(tmpdir(), 'shell-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function says(...command: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...command);
  expect([code, stderr], stdout).toEqual([0, '']);
  return stdout;
}

describe('permissions', () => {
  it('are imported from a file, listed, and granted and revoked within what the company holds', async () => {
    const file = join(folder, 'names.txt');
    await writeFile(file, `# ours\n${name}\n\n${name}_2\n`);
    expect(await says('permissions', 'import', file)).toBe('2 names, 8 permissions created.\n');
    expect(await says('permissions', 'import', file)).toBe('2 names, 0 permissions created.\n');
    expect(await says('permissions', 'list', '--search', name)).toBe(
      `name: actions\n${name}: create, delete, read, update\n${name}_2: create, delete, read, update\n`,
    );
    expect(await says('explain', worker.email, `${name} read`)).toContain('They belong to no company');
    const refused = await company.browser.post(api('departments/'), { name: 'Early' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'company_approval_pending' } });
    expect(await says('companies', 'list-waiting')).toContain(company.email);
    expect(await says('companies', 'approve', company.email)).toBe(
      `Company ${company.userId} is approved.\n`,
    );
    expect(await says('companies', 'assign', company.email, worker.email)).toBe(
      `User ${worker.userId} is assigned to company ${company.userId}.\n`,
    );
    const department = await create(company.browser, 'departments/', { name: 'Dispatch' });
    await create(company.browser, `departments/${department.id}/workers/`, { user_id: worker.userId });
    const beyond = await run('permissions', 'grant', worker.email, `${name} read`);
    expect([beyond.code, beyond.stderr]).toEqual([1, expect.stringContaining(`(${name} read)`)]);
    await says('permissions', 'grant', company.email, name);
    expect(await says('explain', worker.email, `${name} read`)).toContain('so that it can be granted');
    expect(await says('permissions', 'grant', String(worker.userId), `${name} read`)).toBe(
      `Granted: ${name} read.\n`,
    );
    expect(await says('explain', worker.email, `${name} read`)).toMatch(/^User \d+ has /);
    await says('permissions', 'revoke', company.email, `${name} read`);
    expect(await says('explain', worker.email, `${name} read`)).toMatch(
      /^User \d+ lacks [^]*It is not granted/,
    );
  });

  it('are granted by groups, within what the company holds', async () => {
    const root = await superuserOf(system);
    const dispatcher = `Dispatcher ${name}`;
    const permissions = [`${name} update`, `${name}_2 read`];
    const group = await create(root, 'permission-groups/', { name: dispatcher, permissions });
    expect(await says('permissions', 'groups', 'list', '--search', name)).toBe(
      `id\tname\tdescription\n${group.id}\t${dispatcher}\t\n`,
    );
    const beyond = await run('permissions', 'groups', 'apply', worker.email, dispatcher);
    expect([beyond.code, beyond.stderr]).toEqual([1, expect.stringContaining(`(${name}_2 read)`)]);
    await says('permissions', 'grant', company.email, `${name}_2`);
    expect(await says('permissions', 'groups', 'apply', worker.email, dispatcher)).toBe(
      `Granted: ${permissions.join(', ')}.\n`,
    );
    expect(await says('permissions', 'groups', 'apply', worker.email, group.id)).toBe('Nothing changed.\n');
  });
});

describe('users', () => {
  it('are listed, shown, deactivated, activated, flagged, deleted and restored', async () => {
    const { email, userId } = worker;
    expect(await says('users', 'list', '--search', email)).toMatch(
      new RegExp(`^${userId}\t${email}\tworker\t`, 'm'),
    );
    expect(JSON.parse(await says('users', 'show', email))).toMatchObject({ id: userId, is_active: true });
    expect(await says('users', 'deactivate', email)).toContain('inactive');
    expect((await worker.browser.post(api('test/'))).status).toBe(401);
    await says('users', 'activate', email);
    await logIn(worker);
    expect(await says('users', 'set-flags', email, '--staff', 'on')).toContain('staff');
    expect((await worker.browser.get(api('users/'))).status).toBe(200);
    await says('users', 'set-flags', email, '--staff', 'off');
    expect(await says('users', 'delete', email)).toContain('deleted');
    expect(await says('users', 'restore', email)).not.toContain('deleted');
  });

  it('are erased for good only with a confirmation', async () => {
    const person = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
    const hesitant = await run('users', 'erase', person.email);
    expect([hesitant.code, hesitant.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    expect((await person.browser.post(api('test/'))).status).toBe(200);
    expect(await says('users', 'erase', person.email, '--yes')).toBe(`User ${person.userId} is erased.\n`);
    expect((await person.browser.post(api('test/'))).status).toBe(401);
    expect(await run('users', 'show', person.email)).toMatchObject({
      code: 1,
      stderr: `There is no user ${person.email}.\n`,
    });
  });
});

describe('a command', () => {
  it.each([
    [1, 'for an unknown user', ['users', 'show', 'nobody@example.org']],
    [1, 'for an invalid user id', ['users', 'show', '99999999999']],
    [1, 'with an unknown permission', ['permissions', 'grant', '1', 'no_such_thing']],
    [1, 'without its file', ['permissions', 'import', '/no/such/file']],
    [2, 'with a flag that is neither on nor off', ['users', 'set-flags', '1', '--staff', 'perhaps']],
    [2, 'without any flag', ['users', 'set-flags', '1']],
    [2, 'to erase without confirmation', ['users', 'erase', '1']],
    [2, 'without its argument', ['users', 'show']],
    [1, 'to explain an unknown pair', ['explain', '1', 'crm_button']],
    [1, 'to ban every address', ['bans', 'add', '0.0.0.0/0']],
    [1, 'to ban an invalid address', ['bans', 'add', 'nonsense']],
    [2, 'to ban for 0 minutes', ['bans', 'add', '203.0.113.1', '--minutes', '0']],
    [
      2,
      'to ban with a reason of 201 characters',
      ['bans', 'add', '203.0.113.1', '--reason', 'x'.repeat(201)],
    ],
    [1, 'to remove an unknown ban', ['bans', 'remove', '203.0.113.1']],
    [2, 'to send no mail again', ['mails', 'retry']],
    [1, 'to send an unknown mail again', ['mails', 'retry', 'none']],
    [2, 'to list mails in an unknown state', ['mails', 'list', '--state', 'lost']],
    [2, 'that does not exist', ['nonsense']],
  ])('exits with %i and one clear line %s', async (expected, _, command) => {
    const { code, stderr } = await run(...command);
    expect(code, stderr).toBe(expected);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/\bat .*:\d+/);
  });

  it('names the database that it works on, unless it only reads', async () => {
    for (const reading of [['conflicts'], ['users', 'list'], ['permissions', 'list']]) {
      expect((await run(...reading)).database).toBeUndefined();
    }
    expect((await run('purge-audit')).database).toMatch(/^Working on the database /);
  });

  it('prints the version in package.json for --version, without any settings', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await runCommand(['--version'], {})).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it.each([[['--help']], [['help', 'users']], [['permissions', '--help']]])(
    '%j shows its usage',
    async (command) => {
      expect((await run(...(command as string[]))).stdout).toContain('Usage:');
    },
  );
});
