/** Tries each import rule on a violation, so that a rule which reports nothing is noticed. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Rules {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions;
}

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Rules;

/** In their order: each may import only those before it. */
const nouns = [
  'authorization',
  'user',
  'audit',
  'mail',
  'security-event',
  'event',
  'token',
  'verification',
  'password',
  'throttle',
  'session',
  'permission',
  'account',
  'second-factor',
  'login',
  'registration',
  'clean-up',
];

/** Rule → [file, what the file imports]; the violation is reported for the first file. */
const violations: Record<string, readonly [from: string, to: string][]> = {
  'no-cycles': [
    ['libs/kafka/src/left.ts', './right.js'],
    ['libs/kafka/src/right.ts', './left.js'],
  ],
  'no-unresolved': [['apps/worker/src/deep.ts', '#auth/session/rotate-session.js']],
  'public-modules-only': [['apps/gateway/src/deep.ts', '../../../libs/kafka/src/topics.js']],
  'public-modules-only-within-auth': [['libs/auth/src/http/deep.ts', '../user/user.entity.js']],
  'index-files-are-public-modules': [['apps/gateway/src/nested.ts', './account/index.js']],
  'errors-and-config': [['libs/config/src/outward.ts', '#database']],
  text: [['libs/text/src/outward.ts', '#config']],
  csv: [['libs/csv/src/outward.ts', '#config']],
  display: [['libs/display/src/outward.ts', '#config']],
  paging: [['libs/paging/src/outward.ts', '#config']],
  'embedded-postgres': [['libs/embedded-postgres/src/outward.ts', '#config']],
  database: [['libs/database/src/outward.ts', '#auth/user']],
  kafka: [['libs/kafka/src/outward.ts', '#database']],
  logging: [['libs/logging/src/outward.ts', '#database']],
  tracing: [['libs/tracing/src/outward.ts', '#database']],
  startup: [['libs/startup/src/outward.ts', '#kafka']],
  health: [['libs/health/src/outward.ts', '#kafka']],
  'avatar-store': [['libs/avatar-store/src/outward.ts', '#database']],
  sealing: [['libs/sealing/src/outward.ts', '#config']],
  background: [['libs/background/src/outward.ts', '#config']],
  metrics: [['libs/metrics/src/outward.ts', '#auth/user']],
  'mail-queue': [['libs/mail-queue/src/outward.ts', '#auth/contract']],
  'auth-contract': [['libs/auth/src/contract/outward.ts', '#config']],
  'auth-http': [['libs/auth/src/http/outward.ts', '#database']],
  'auth-nouns': [['libs/auth/src/session/outward.ts', '#kafka']],
  ...Object.fromEntries(
    nouns
      .slice(0, -1)
      .map((noun, index) => [
        `auth-order-${noun}`,
        [[`libs/auth/src/${noun}/early.ts`, `#auth/${nouns[index + 1]}`] as const],
      ]),
  ),
  'auth-entities': [['libs/auth/src/entities/outward.ts', '#database']],
  organisation: [['libs/organisation/src/outward.ts', '#auth/login']],
  'account-export': [['libs/account-export/src/outward.ts', '#kafka']],
  operation: [['libs/operation/src/outward.ts', '#kafka']],
  diagnosis: [['libs/diagnosis/src/outward.ts', '#auth/login']],
  'auth-service-verifies-only': [['apps/auth-service/src/outward.ts', '#auth/account']],
  'use-cases-without-transport': [['libs/auth/src/session/transport.ts', 'fastify']],
  'no-app-imports-another': [['apps/gateway/src/other.ts', '../../worker/src/main.js']],
  'no-library-imports-an-app': [['libs/kafka/src/upward.ts', '../../../apps/worker/src/main.js']],
  'packages-stand-alone': [['packages/service/src/outward.ts', '../../../libs/kafka/src/index.js']],
  'kafkajs-extensions-from-kafka-clients': [['apps/worker/src/sockets.ts', '#kafkajs-extensions']],
  'packages-declare-what-they-need': [['packages/browser/src/undeclared.ts', 'fastify']],
  'examples-through-packages': [['examples/orders/src/inside.ts', '#kafka']],
  'product-without-packages': [['libs/kafka/src/client.ts', '../../../packages/service/src/index.js']],
  'console-through-the-api': [['apps/console/src/inside.ts', '#config']],
  'product-without-tests': [['apps/worker/src/tested.ts', '../../../test/support/http/browser.js']],
  'end-to-end-through-entry-points': [['test/e2e/inside.ts', '#config']],
  'no-development-dependency-in-product': [['apps/worker/src/development.ts', 'tsx']],
};

const legal: readonly [from: string, to: string][] = [
  ['apps/gateway/src/legal.ts', '#auth/account'],
  ['apps/standalone/src/legal.ts', '../../worker/src/main.js'],
  ...nouns
    .slice(1)
    .map((noun, index) => [`libs/auth/src/${noun}/legal.ts`, `#auth/${nouns[index]}`] as [string, string]),
  ['libs/auth/src/account/mailing.ts', '#mail-queue'],
  ['libs/auth/src/account/keeping.ts', '#avatar-store'],
  ['libs/auth/src/second-factor/sealing.ts', '#sealing'],
  ['libs/auth/src/session/legal.spec.ts', '../../../../test/support/http/browser.js'],
  ['libs/organisation/src/legal.ts', '#auth/permission'],
  ['libs/account-export/src/legal.ts', '#auth/registration'],
  ['libs/kafka/src/legal.ts', '#errors'],
  ['libs/kafka/src/sockets.ts', '#kafkajs-extensions'],
  ['packages/service/src/sockets.ts', '../../kafkajs-extensions/src/index.js'],
  ['packages/service/src/nest/legal.ts', '../index.js'],
  ['packages/service/src/nest/declared.ts', 'fastify'],
  ['test/e2e/legal.ts', '../support/http/browser.js'],
];

const libraries = [
  'background',
  'kafka',
  'database',
  'config',
  'errors',
  'mail-queue',
  'avatar-store',
  'health',
  'sealing',
];
const authModules = [...nouns, 'http', 'contract'];
const plain = [
  ...libraries.map((library) => `libs/${library}/src/index.ts`),
  ...authModules.map((module) => `libs/auth/src/${module}/index.ts`),
  'libs/kafka/src/topics.ts',
  'libs/auth/src/user/user.entity.ts',
  'apps/gateway/src/account/index.ts',
  'apps/worker/src/main.ts',
  'packages/service/src/index.ts',
  'packages/kafkajs-extensions/src/index.ts',
  'test/support/http/browser.ts',
];

describe('the import rules', () => {
  let tree: string;
  let found: { rule: string; from: string }[];

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  };

  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'import-rules-'));
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(tree, 'node_modules'));
    const imports = [
      ...libraries.map((library) => [`#${library}`, { source: `./libs/${library}/src/index.ts` }]),
      ...authModules.map((module) => [`#auth/${module}`, { source: `./libs/auth/src/${module}/index.ts` }]),
      ['#kafkajs-extensions', { source: './packages/kafkajs-extensions/src/index.ts' }],
    ];
    const dependencies = { fastify: '5' };
    const devDependencies = { tsx: '4' };
    write(
      'package.json',
      JSON.stringify({ imports: Object.fromEntries(imports), dependencies, devDependencies }),
    );
    write('packages/service/package.json', JSON.stringify({ dependencies }));
    write('packages/browser/package.json', '{}');
    write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext' } }));
    for (const file of plain) write(file, 'export {};\n');
    for (const [from, to] of [...Object.values(violations).flat(), ...legal])
      write(from, `import '${to}';\n`);

    const { output } = await cruise(['apps', 'libs', 'packages', 'examples', 'test'], {
      ...rules.options,
      baseDir: tree,
      validate: true,
      ruleSet: { forbidden: rules.forbidden },
    });
    found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  });

  afterAll(() => rmSync(tree, { recursive: true }));

  it('are all tried in this file', () => {
    expect(Object.keys(violations).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.entries(violations))('%s reports its violation', (rule, cases) => {
    expect(found).toContainEqual({ rule, from: cases[0]![0] });
  });

  it('accept imports in the order of the nouns', () => {
    const allowed = new Set(legal.map(([from]) => from));
    expect(found.filter(({ from }) => allowed.has(from))).toEqual([]);
  });
});
