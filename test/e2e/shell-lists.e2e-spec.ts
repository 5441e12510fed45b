/** Every command that lists, on an installation with one superuser and one company: never silent, and one JSON document with `--json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { type FreshDatabase, freshDatabase } from '../support/database/fresh-database.js';
import { root } from '../support/test-run/folders.js';

const system = inject('system');

/** Milliseconds for some forty processes. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const superuser = 'root@gatehouse.test';
const company = 'firm@gatehouse.test';
const known: Readonly<Record<string, string>> = { '<user>': superuser, '<company>': company };

/** Sections of the document whose description begins with "List", with the arguments of the usage below it. */
const document = readFileSync(join(root, 'docs/reference/commands.md'), 'utf8');
const lists = Array.from(
  document.matchAll(/^List .*\n\n {4}npm run cli -- ([a-z -]*?)((?: \[options\])?(?: <[^>]+>)*)$/gm),
  ([, words, rest]) => [
    ...words!.split(' '),
    ...(rest!.match(/<[^>]+>/g) ?? []).map((argument) => known[argument]!),
  ],
);

let database: FreshDatabase;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await freshDatabase(system.ownerDatabase);
  environment = { ...system.environment, DATABASE_URL: database.url };
  await mustRun(['migrate'], environment);
  const password = { SUPERUSER_EMAIL: superuser, SUPERUSER_PASSWORD: 'three-blue-herons' };
  await mustRun(['createsuperuser', '--noinput'], { ...environment, ...password });
  const fields = ['--field', 'name=Harbour', '--field', 'address=1 Harbour Street'];
  await mustRun(['users', 'create', company, '--type', 'company', ...fields], environment);
});

afterAll(() => database.drop());

async function each<T>(all: readonly T[], check: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await check(next);
  };
  await Promise.all([1, 2, 3].map(worker));
}

/** Names of all fields, except in the values of the audit log, which keep the names under which they are stored. */
function namesIn(value: unknown, names: string[] = []): string[] {
  if (value === null || typeof value !== 'object') return names;
  for (const [name, field] of Object.entries(value)) {
    if (!Array.isArray(value)) names.push(name);
    if (name !== 'before' && name !== 'after') namesIn(field, names);
  }
  return names;
}

describe('every command that lists', () => {
  it('prints a line of headings and rows, or "none"', async () => {
    expect(lists.length).toBeGreaterThan(15);
    await each(lists, async (words) => {
      const { code, stdout, stderr } = await runCommand(words, environment);
      expect([words, code, stderr]).toEqual([words, 0, '']);
      const lines = stdout.trimEnd().split('\n');
      if (lines.length === 1) expect([words, stdout]).toEqual([words, 'none\n']);
      else expect(lines[0], words.join(' ')).not.toMatch(/\d/);
    });
  });

  it('prints one JSON document with --json, whose fields are named as in the HTTP API', async () => {
    await each(lists, async (words) => {
      const { code, stdout, stderr } = await runCommand([...words, '--json'], environment);
      expect([words, code, stderr]).toEqual([words, 0, '']);
      const odd = namesIn(JSON.parse(stdout)).filter((name) => !/^[a-z][a-z0-9_]*$/.test(name));
      expect([words, odd]).toEqual([words, []]);
    });
  });
});

describe('a command with --json', () => {
  it('that answers by a sentence prints it as detail, and does not name the database', async () => {
    const command = ['companies', 'approve', company, '--json'];
    const { code, stdout, stderr, database: named } = await runCommand(command, environment);
    expect([code, stderr, named]).toEqual([0, '', undefined]);
    expect(JSON.parse(stdout)).toEqual({ detail: expect.stringMatching(/^Company \d+ is approved[.]$/) });
  });
});
