/** The npm packages as their users get them: packed, installed into an empty project, type-checked and used. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { bareEnvironment, type Environment } from '../support/apps/start-app.js';
import { root } from '../support/test-run/folders.js';
import { temporary } from '../support/test-run/process-guard.js';
import { compareLibraries } from '../support/apps/libraries/library-changes.js';

const names = ['browser', 'kafkajs-extensions', 'service'];
const project = mkdtempSync(join(temporary, 'project-'));

/** @returns its output. @throws Error with its output when it fails */
async function run(
  command: string,
  args: readonly string[],
  cwd = project,
  environment: Environment = {},
): Promise<string> {
  try {
    const env = { ...bareEnvironment(), ...environment };
    return (await promisify(execFile)(command, args, { cwd, env })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

const write = (file: string, text: string) => writeFileSync(join(project, file), text);

/** The examples of a README, one module each, with the extension of its file. */
function examplesOf(name: string): { extension: string; code: string }[] {
  const text = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8');
  const found = text.matchAll(/```(tsx?)\n([\s\S]*?)```/g);
  return [...found].map(([, extension, code]) => ({ extension: extension!, code: code! }));
}

let archives: string[];

beforeAll(async () => {
  for (const name of names) {
    await run('npm', ['pack', '--silent', '--pack-destination', project], join(root, 'packages', name));
  }
  archives = readdirSync(project).filter((file) => file.endsWith('.tgz'));
  write('package.json', JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  await run('npm', ['install', ...quietly, ...archives.map((archive) => `./${archive}`)]);
}, 240_000);

describe('the packed packages', () => {
  it('contain the build, its sources and a README, and no tests', async () => {
    for (const archive of archives) {
      const files = (await run('tar', ['-tzf', archive])).trim().split('\n');
      expect(files).toEqual(
        expect.arrayContaining(['package/dist/index.js', 'package/dist/index.d.ts', 'package/src/index.ts']),
      );
      expect(files).toEqual(expect.arrayContaining(['package/README.md', 'package/LICENSE']));
      expect(files.filter((file) => /spec|tsbuildinfo/.test(file))).toEqual([]);
    }
  });

  it('install all they need, and Nest only where it is used', async () => {
    write('use.js', `import '@gatehouse/browser';\n${useOfService}`);
    expect(await run('node', ['use.js'])).toBe('undefined 7 false\n');
    // The scopes of the prebuilt binaries of lz4-napi and snappy.
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      '@antoniomuso',
      '@gatehouse',
      '@napi-rs',
      'fzstd',
      'jose',
      'kafkajs',
      'lru-cache',
      'lz4-napi',
      'snappy',
    ]);
  });

  it.each([
    ['no broker', '127.0.0.1:1'],
    ['a broker', new URL(inject('system').environment['KAFKA_URL']!).host],
  ])('change nothing of kafkajs in a process that has %s', async (_, broker) => {
    write('connect.js', useOfBroker);
    const { environment, changes } = compareLibraries(project, ['kafkajs']);
    const said = await run('node', ['connect.js'], project, { ...environment, BROKER: broker });
    expect(said).toBe(broker === '127.0.0.1:1' ? 'GatehouseUnavailable\n' : 'ready\n');
    expect(changes()).toEqual({ compared: expect.any(Number), changed: [] });
    expect(changes().compared).toBeGreaterThan(1_000);
  });

  it('work as their READMEs show, under the strictest compiler options', async () => {
    const peers = [
      '@nestjs',
      '@opentelemetry',
      'rxjs',
      'reflect-metadata',
      '@types',
      '@simplewebauthn',
      'react',
      'react-dom',
    ];
    for (const name of peers) {
      symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
    }
    mkdirSync(join(project, 'examples'));
    const examples = names.flatMap((name) => examplesOf(name));
    examples.forEach(({ extension, code }, index) => write(`examples/${index}.${extension}`, code));
    write('examples/imagined.d.ts', imagined);
    write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['examples'] }));
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit']);
    write(
      'nest.js',
      `import { GatehouseModule } from '@gatehouse/service/nest';\nconsole.log(GatehouseModule.name);\n`,
    );
    expect(await run('node', ['nest.js'])).toBe('GatehouseModule\n');
    expect(examples.length).toBeGreaterThanOrEqual(7);
  }, 120_000);
});

const useOfService = `
import { Gatehouse, createGatehouse, may } from '@gatehouse/service';
const client = createGatehouse({ mode: 'ask', kafka: { brokers: ['127.0.0.1:1'] } });
const refused = await client.verify('garbage');
await client.close();
const known = new Gatehouse({ ready: async () => {}, close: async () => {}, verify: async () => ({ userId: 7, permissions: {} }) });
const identity = await known.verify('a.b.c');
console.log(refused, identity.userId, may(identity, 'crm_button', 'read'));
`;

/** Verifies once in each mode, then exits. */
const useOfBroker = `
import { createGatehouse } from '@gatehouse/service';
const kafka = { brokers: [process.env.BROKER] };
const ask = createGatehouse({ mode: 'ask', kafka, timeout: 500 });
const local = createGatehouse({ mode: 'local', gateway: 'http://127.0.0.1:1', kafka, timeout: 500 });
const isAway = process.env.BROKER === '127.0.0.1:1';
if (!isAway) await ask.ready();
const token = [{ alg: 'ES256', typ: 'at+jwt' }, {}].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
const outcomes = await Promise.allSettled([ask, local].map((client) => client.verify([...token, 'AAAA'].join('.'))));
console.log(isAway ? outcomes[0].reason.name : 'ready');
await Promise.all([ask.close(), local.close()]);
`;

/** The declarations that the examples leave out. */
const imagined = `
declare const email: string, password: string, newPassword: string, code: string;
declare function showError(title: string, errors: object): void;
declare function showWait(seconds: number | undefined): void;
declare function ordersOf(userId: number): object[];
declare function allOrders(): object[];
`;

const compilerOptions = {
  target: 'ES2022',
  module: 'nodenext',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: ['node'],
  jsx: 'react-jsx',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  moduleDetection: 'force',
  skipLibCheck: true,
};
