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
/** A value for each argument; the ids are known once their things exist. */
const known: Record<string, string> = { '<user>': superuser, '<company>': company };

/** Sections of the document whose description begins with "List", with the arguments of the usage below it. */
const document = readFileSync(join(root, 'docs/reference/commands.md'), 'utf8');
const lists = Array.from(
  document.matchAll(/^List .*\n\n {4}npm run cli -- ([a-z -]*?)((?: \[options\])?(?: <[^>]+>)*)$/gm),
  ([, words, rest]) => ({ words: words!.split(' '), args: rest!.match(/<[^>]+>/g) ?? [] }),
);
const commandLines = () => lists.map(({ words, args }) => [...words, ...args.map((one) => known[one]!)]);

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
  const idOf = async (...words: string[]) => {
    const { stdout } = await mustRun([...words, '--json'], environment);
    return (JSON.parse(stdout) as { id: string }).id;
  };
  known['<department>'] = await idOf('departments', 'create', company, 'Boilers');
  const house = await idOf('houses', 'create', '--city', 'Port', '--street', 'Quay', '--number', '1');
  known['<area>'] = await idOf('areas', 'create', house, '14');
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
    await each(commandLines(), async (words) => {
      const { code, stdout, stderr } = await runCommand(words, environment);
      expect([words, code, stderr]).toEqual([words, 0, '']);
      const lines = stdout.trimEnd().split('\n');
      if (lines.length === 1) expect([words, stdout]).toEqual([words, 'none\n']);
      else expect(lines[0], words.join(' ')).not.toMatch(/\d/);
    });
  });

  it('prints one JSON document with --json, whose fields are named as in the HTTP API', async () => {
    await each(commandLines(), async (words) => {
      const { code, stdout, stderr } = await runCommand([...words, '--json'], environment);
      expect([words, code, stderr]).toEqual([words, 0, '']);
      const odd = namesIn(JSON.parse(stdout)).filter((name) => !/^[a-z][a-z0-9_]*$/.test(name));
      expect([words, odd]).toEqual([words, []]);
    });
  });
});

describe('--sort', () => {
  /** With the orders that the document names. */
  const sorted = lists.flatMap(({ words, args }) => {
    const section = document.split(/^#{2,4} /m).find((text) => text.startsWith(`${words.join(' ')}\n`));
    const [, orders] = /^\| `--sort <order>` +\| Order: ([^;]+);/m.exec(section ?? '') ?? [];
    return orders === undefined ? [] : [{ words, args, orders: orders.split(', ') }];
  });

  it('takes each order that is documented', async () => {
    expect(sorted.length).toBeGreaterThan(15);
    const uses = sorted.flatMap(({ words, args, orders }) =>
      orders.map((order) => [...words, ...args.map((one) => known[one]!), '--sort', order]),
    );
    await each(uses, async (words) => {
      const { code, stderr } = await runCommand(words, environment);
      expect([words, code, stderr]).toEqual([words, 0, '']);
    });
  });

  it('orders the rows, and - reverses them', async () => {
    const emails = async (order: string) => {
      const { stdout } = await mustRun(['users', 'list', '--json', '--sort', order], environment);
      return (JSON.parse(stdout) as { items: { email: string }[] }).items.map(({ email }) => email);
    };
    expect(await emails('email')).toEqual([company, superuser]);
    expect(await emails('-email')).toEqual([superuser, company]);
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
