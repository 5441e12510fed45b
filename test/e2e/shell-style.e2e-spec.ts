/** Every command of `docs/reference/commands.md` keeps the style of the shell: usage, exit codes, errors. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, vi } from 'vitest';
import { bareEnvironment, builtApp } from '../support/apps/start-app.js';
import { runCommand } from '../support/apps/run-command.js';
import { root } from '../support/test-run/folders.js';

const { environment } = inject('system');

/** Commands need no settings to refuse a command line; what they say about a database that is missing is not the point here. */
const nowhere = { SECRET_KEY: 'not used', DEBUG: '1', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };

/** Milliseconds for some hundred processes. */
vi.setConfig({ testTimeout: 300_000 });

interface DocumentedCommand {
  readonly words: readonly string[];
  /** Arguments as documented, such as `<user>`. */
  readonly args: readonly string[];
  /** Options that must be given, with a value. */
  readonly required: readonly string[];
}

const usageLines = readFileSync(join(root, 'docs/reference/commands.md'), 'utf8').matchAll(
  /^ {4}npm run cli -- (.+)$/gm,
);
const commands: readonly DocumentedCommand[] = Array.from(usageLines, ([, usage]) => {
  const words = /^[a-z-]+(?: [a-z][a-z-]*)*/.exec(usage!)![0].split(' ');
  const required = Array.from(usage!.matchAll(/(--\S+) <[^>]+>/g), ([, option]) => [
    option!,
    option === '--type' ? 'worker' : 'value',
  ]).flat();
  const args = usage!.replaceAll(/--\S+ <[^>]+>|\[options\]/g, '').match(/<[^>]+>|\[[^\]]+\]/g) ?? [];
  return { words, required, args };
});
const groups = [...new Set(commands.filter(({ words }) => words.length > 1).map(({ words }) => words[0]!))];

/** Runs `check` for all, some at a time: a process uses one core for less than a second. */
async function each<T>(all: readonly T[], check: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await check(next);
  };
  await Promise.all([1, 2, 3].map(worker));
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe('every command', () => {
  it('is documented', () => {
    expect(commands.length).toBeGreaterThan(60);
    expect(groups).toContain('users');
  });

  it('prints its usage on standard output for --help, and exits with 0', async () => {
    await each(commands, async ({ words }) => {
      const { code, stdout, stderr } = await runCommand([...words, '--help'], {});
      expect([words, code, stderr]).toEqual([words, 0, '']);
      expect(stdout).toMatch(new RegExp(`^Usage: npm run cli -- ${words.join(' ')}`));
    });
  });

  it('exits with 2 for an unknown option, and names it in one line on standard error', async () => {
    await each(commands, async ({ words, required }) => {
      const { code, stdout, stderr } = await runCommand([...words, ...required, '--no-such-option'], nowhere);
      expect([words, code, stdout]).toEqual([words, 2, '']);
      expect(lines(stderr)).toEqual([expect.stringContaining("'--no-such-option'")]);
      expect(stderr).toContain(`npm run cli -- ${words.join(' ')} --help`);
    });
  });

  it('exits with 2 for an argument too many, unless it takes any number', async () => {
    const bounded = commands.filter(({ args }) => !args.some((name) => name.includes('...')));
    expect(bounded.length).toBeGreaterThan(60);
    await each(bounded, async ({ words, args }) => {
      const surplus = [...args, 'surplus'].map((_, position) => `word-${position}`);
      const { code, stdout, stderr } = await runCommand([...words, ...surplus], nowhere);
      expect([words, code, stdout, stderr]).toEqual([
        words,
        2,
        '',
        expect.stringMatching(/too many|required/i),
      ]);
    });
  });

  it('exits with 2 without an argument or an option that it needs', async () => {
    const demanding = commands.filter(({ args }) => args.some((name) => name.startsWith('<')));
    expect(demanding.length).toBeGreaterThan(30);
    await each(demanding, async ({ words }) => {
      const { code, stderr } = await runCommand(words, nowhere);
      expect([words, code, lines(stderr).length]).toEqual([words, 2, 1]);
    });
  });
});

describe('a command line', () => {
  it('that names a group only exits with 2, and shows the commands of the group on standard error', async () => {
    await each([[], ...groups.map((group) => [group])], async (words) => {
      const { code, stdout, stderr } = await runCommand(words, nowhere);
      expect([words, code, stdout]).toEqual([words, 2, '']);
      expect(stderr).toContain('Commands:');
    });
  });

  it.each([
    ['an unknown command', ['userss'], /^Unknown command 'userss'[.] Did you mean users[?] /],
    ['an unknown subcommand', ['users', 'lst'], /^Unknown command 'lst'[.] Use one of: .*list/],
    ['a misspelt option', ['users', 'list', '--jsn'], /^Unknown option '--jsn'[.] /],
    [
      'an option without its value',
      ['users', 'list', '--search'],
      /^Option '--search <text>' argument missing[.] /,
    ],
    ['an unknown value', ['mails', 'list', '--state', 'lost'], /^state: Enter one of: /],
  ])('with %s exits with 2 and says what is right', async (_, words, sentence) => {
    const { code, stdout, stderr } = await runCommand(words, nowhere);
    expect([code, stdout, lines(stderr)]).toEqual([2, '', [expect.stringMatching(sentence)]]);
  });
});

describe('a failure', () => {
  it('names what does not exist, and exits with 1', async () => {
    const failures: [string[], string][] = [
      [['users', 'show', 'ann@nowhere.example'], 'There is no user ann@nowhere.example.'],
      [['companies', 'approve', '99999999'], 'There is no user 99999999.'],
      [['invitations', 'show', 'lost'], 'There is no invitation lost.'],
      [['bans', 'remove', '203.0.113.7'], 'There is no target 203.0.113.7.'],
    ];
    await each(failures, async ([words, sentence]) => {
      expect(await runCommand(words, environment)).toMatchObject({
        code: 1,
        stdout: '',
        stderr: `${sentence}\n`,
      });
    });
  });

  it('is an object with code and detail on standard error with --json', async () => {
    const failures: [string[], number, object][] = [
      [
        ['users', 'list', '--jsn', '--json'],
        2,
        { code: 'wrong_use', detail: expect.stringContaining('--jsn') },
      ],
      [
        ['invitations', 'show', 'lost', '--json'],
        1,
        { code: 'resource.not_found', detail: 'There is no invitation lost.', invitation: ['lost'] },
      ],
    ];
    for (const [words, expected, object] of failures) {
      const { code, stdout, stderr } = await runCommand(words, environment);
      expect([code, stdout, JSON.parse(stderr)]).toEqual([expected, '', object]);
    }
  });

  it('of a missing database exits with 1 and names the database', async () => {
    const { code, stdout, stderr } = await runCommand(['users', 'list'], nowhere);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('"none" at 127.0.0.1:1')]);
  });
});

it('Ctrl+C ends a command that waits for standard input with 130', async () => {
  const child = spawn(process.execPath, [builtApp('cli'), 'users', 'set-password', '1'], {
    env: { ...bareEnvironment(), ...environment },
  });
  // The line shows that the command runs.
  await once(child.stderr, 'data');
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(130);
});
