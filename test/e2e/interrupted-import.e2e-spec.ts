/** The import command that is interrupted, killed, or run by several processes. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { bareEnvironment, builtApp } from '../support/apps/start-app.js';
import { eventually } from '../support/eventually.js';
import type { Browser } from '../support/http/browser.js';
import { api, approvedCompany, superuserOf } from '../support/people/organisations.js';
import type { KnownPerson } from '../support/people/people.js';

const system = inject('system');

/** Milliseconds for several processes in sequence, each of which loads the whole program. */
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
let file: string;
let company: KnownPerson;
let admin: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupted-import-'));
  file = join(folder, 'people.csv');
  admin = await superuserOf(system);
  company = await approvedCompany(system, admin);
});

afterAll(() => rm(folder, { recursive: true }));

const people = (...command: string[]) => runCommand(['people', ...command], system.environment);

interface Counts {
  readonly counts: { readonly total: number; readonly done: Readonly<Record<string, number>> };
}

const doneOf = (stdout: string) => (JSON.parse(stdout) as Counts).counts.done;

interface Progress {
  readonly state: string;
  readonly done: { readonly invited: number; readonly wrong: number };
}

async function writePeople(count: number): Promise<void> {
  const domain = `${randomBytes(4).toString('hex')}.example.org`;
  const rows = Array.from({ length: count }, (_, index) => `p${index}@${domain},worker\n`);
  await writeFile(file, `email,type\n${rows.join('')}`);
}

const startCommand = (...command: string[]) =>
  spawn(process.execPath, [builtApp('cli'), 'people', ...command], {
    env: { ...bareEnvironment(), ...system.environment },
  });

const importCommand = () => ['import', file, '--company', company.email];

/** @returns the id of a checked import */
async function checked(): Promise<string> {
  const { stdout } = await people(...importCommand(), '--dry-run', '--json');
  return (JSON.parse(stdout) as { id: string }).id;
}

describe('an import in the shell', () => {
  it('that two processes and the worker do at once invites every address once', async () => {
    await writePeople(150);
    const id = await checked();
    const both = await Promise.all([1, 2].map(() => people('continue-import', id, '--json')));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    for (const { stdout } of both) expect(doneOf(stdout)).toEqual({ invited: 150 });
  });

  it('of one file by two processes at once invites every address once', async () => {
    await writePeople(150);
    const both = await Promise.all([1, 2].map(() => people(...importCommand(), '--json')));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const [first, second] = both.map(({ stdout }) => doneOf(stdout));
    expect((first!['invited'] ?? 0) + (second!['invited'] ?? 0)).toBe(150);
    expect((first!['already_invited'] ?? 0) + (second!['already_invited'] ?? 0)).toBe(150);
  });

  it('that is killed half-way is finished by the worker, and repeated it invites nobody twice', async () => {
    await writePeople(300);
    const id = await checked();
    const child = startCommand('continue-import', id);
    const state = async () => (await admin.get(api(`imports/${id}/`))).body as Progress;
    await eventually('The first invitation', async () => (await state()).done.invited > 0, 60);
    child.kill('SIGKILL');
    await eventually('The end', async () => (await state()).state === 'finished', 60);
    expect((await state()).done).toMatchObject({ invited: 300, wrong: 0 });
    const again = await people(...importCommand(), '--json');
    expect([again.code, doneOf(again.stdout)]).toEqual([0, { already_invited: 300 }]);
  });

  it('ends in order on Ctrl-C, says how to go on, and is cancelled', async () => {
    await writePeople(20_000);
    const child = startCommand(...importCommand());
    const output = Promise.all([text(child.stderr), once(child, 'close')]);
    const [heading] = (await once(child.stdout, 'data')) as [Buffer];
    const id = /^Import (\S+): 20,000 rows of people/.exec(heading.toString())![1]!;
    child.kill('SIGINT');
    const [stderr] = await output;
    expect([child.exitCode, stderr]).toEqual([130, expect.stringContaining(`people continue-import ${id}`)]);
    expect(stderr).toMatch(/Interrupted at [\d,]+ of 20,000 rows\./);
    const cancelled = await people('cancel-import', id);
    expect([cancelled.code, cancelled.stdout]).toEqual([0, `Import ${id} is cancelled.\n`]);
    const late = await people('continue-import', id);
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('The import was cancelled')]);
  });
});
