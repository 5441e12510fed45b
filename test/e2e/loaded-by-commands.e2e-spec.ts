/** What the built commands load: it decides how long they take to start (decision 100). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';

interface BuiltFile {
  readonly file: string;
  /** The compiled file that is loaded under this name, if one is. */
  readonly entryPoint?: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

/** Only servers need these. */
const neverLoaded = new Set([
  '@fastify/swagger',
  '@nestjs-modules/mailer',
  '@nestjs/bull',
  '@nestjs/passport',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  '@nestjs/terminus',
  '@nestjs/typeorm',
  'bull',
  'class-transformer',
  'class-validator',
  'fastify',
  'handlebars',
  'kafkajs',
  'nodemailer',
  'prom-client',
  'sharp',
  '@simplewebauthn/server',
  'libs/health',
  'libs/kafka',
]);

let files: readonly BuiltFile[];

beforeAll(() => {
  files = JSON.parse(readFileSync(join(root, 'dist', 'cli', 'contents.json'), 'utf8')) as BuiltFile[];
});

/** @returns the packages and libraries that are loaded with the file: its own, and those of the files that it imports */
function loadedWith(start: BuiltFile): string[] {
  const seen = new Set<BuiltFile>();
  const waiting = [start];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...next.imports.map((path) => files.find(({ file }) => file === path)!));
  }
  return [...new Set([...seen].flatMap(({ packages }) => packages))];
}

const builtFrom = (name: string) =>
  files.find(({ entryPoint }) => entryPoint === `dist/apps/cli/src/${name}.js`)!;

describe('the built commands', () => {
  it('load neither Nest nor TypeORM to print the version', () => {
    const loaded = loadedWith(builtFrom('main'));
    expect(
      loaded.filter((name) => /^(?:@nestjs\/core|nest-commander|inquirer|typeorm|pg)$/.test(name)),
    ).toEqual([]);
  });

  it('load neither TypeORM nor a library of the database to print help and to refuse an unknown command', () => {
    const loaded = loadedWith(builtFrom('run-command-line'));
    expect(loaded).toContain('nest-commander');
    const needless = /^(?:typeorm|pg|ioredis|libs\/(?:auth|organisation|database|mail-queue|metrics))$/;
    expect(loaded.filter((name) => needless.test(name))).toEqual([]);
  });

  it('load nothing that only servers need, whichever command runs', () => {
    const commands = files.filter(({ entryPoint }) => /[.]command[.]js$/.test(entryPoint ?? ''));
    expect(commands.length).toBeGreaterThan(20);
    for (const command of [builtFrom('command-database'), ...commands]) {
      const loaded = loadedWith(command);
      expect(
        loaded.filter((name) => neverLoaded.has(name)),
        command.entryPoint,
      ).toEqual([]);
    }
  });
});
