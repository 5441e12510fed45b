/** Who may import whom: the table of the design, enforced. Every rule says why it exists. */

const specs = '[.](spec|db-spec)[.]ts$';

/** Production code of `from` may reach nothing of ours but itself and `allowed`. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: specs },
  to: { path: '^(apps|libs|test|scripts)/', pathNot: [from, ...allowed].map((path) => `^${path}/`) },
});

const errors = 'libs/errors';
const config = 'libs/config';
const database = 'libs/database';
const sealing = 'libs/sealing';
const contract = 'libs/auth/src/contract';
const core = 'libs/auth/src/core';
const http = 'libs/auth/src/http';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A knot cannot be read or tested in parts.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment:
        'Also what a door does not offer: a deeper path into a library does not resolve. test/client is compiled against ' +
        'types that its test generates.',
      severity: 'error',
      from: { pathNot: '^test/client/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'doors-only',
      comment: 'Another library, or an app, enters a library through its index.ts.',
      severity: 'error',
      from: { path: '^(?:apps|libs)/([^/]+)/' },
      to: {
        path: '^libs/',
        pathNot: [
          '^libs/$1/',
          '^libs/[^/]+/src/index[.]ts$',
          '^libs/auth/src/(?:contract|core|http)/index[.]ts$',
        ],
      },
    },
    {
      name: 'doors-only-within-auth',
      comment: 'The three parts of the auth library meet at their doors as well.',
      severity: 'error',
      from: { path: '^libs/auth/src/(contract|core|http)/' },
      to: {
        path: '^libs/auth/src/',
        pathNot: ['^libs/auth/src/$1/', '^libs/auth/src/(?:contract|core|http)/index[.]ts$'],
      },
    },
    {
      name: 'only-doors-have-an-index',
      comment: 'An index.ts inside a part hides where things are.',
      severity: 'error',
      from: {},
      to: {
        path: '^(?:apps|libs|packages)/.*/index[.]ts$',
        pathNot: [
          '^libs/[^/]+/src/index[.]ts$',
          '^libs/auth/src/(?:contract|core|http)/index[.]ts$',
          '^libs/database/src/migrations/index[.]ts$',
          '^packages/[^/]+/src/(?:nest/)?index[.]ts$',
        ],
      },
    },
    only('errors-and-config', 'The bottom: they know each other only.', '(?:libs/errors|libs/config)', []),
    only(
      'embedded-postgres',
      'A server for development; it knows nothing of the service.',
      'libs/embedded-postgres',
      [errors],
    ),
    only('database', 'Knows no subject.', database, [errors, config]),
    only('kafka', 'Knows no subject.', 'libs/kafka', [errors, config]),
    only('logging', 'Knows no subject.', 'libs/logging', [config]),
    only('startup', 'Knows how to start and to fail, and no subject.', 'libs/startup', [
      errors,
      config,
      'libs/logging',
      'libs/health',
    ]),
    only('health', 'Knows no subject.', 'libs/health', []),
    only(
      'avatar-store',
      'Keeps pictures under names; whose they are it does not know.',
      'libs/avatar-store',
      [errors, config],
    ),
    only('sealing', 'Encrypts bytes under a key it is given; whose they are it does not know.', sealing, []),
    only('mail-queue', 'Knows no subject.', 'libs/mail-queue', [errors, config, database, sealing]),
    only('auth-contract', 'What crosses a border depends on nothing behind it.', contract, [errors]),
    only('auth-http', 'Knows HTTP, and of the core its published use cases.', http, [
      contract,
      core,
      errors,
      config,
    ]),
    only('auth-core', 'Knows no HTTP and no Kafka.', core, [
      contract,
      errors,
      config,
      database,
      sealing,
      'libs/mail-queue',
      'libs/avatar-store',
    ]),
    {
      name: 'auth-core-knows-no-transport',
      comment: 'A use case takes no request and no message.',
      severity: 'error',
      from: { path: `^${core}/`, pathNot: specs },
      to: {
        path: 'node_modules/(?:fastify|@fastify|kafkajs|passport|passport-jwt|@nestjs/(?:platform-fastify|microservices|passport|swagger))/',
      },
    },
    {
      name: 'no-app-imports-another',
      comment: 'Each runs alone; standalone is the one that composes.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-library-imports-an-app',
      comment: 'Apps stand on libraries, never the reverse.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'packages-stand-alone',
      comment: 'They are installed in other projects, where nothing else of this one is.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: specs },
      to: { path: '^(apps|libs|packages|test|scripts)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'packages-declare-what-they-need',
      comment: 'What npm does not install with the package is missing elsewhere.',
      severity: 'error',
      from: { path: '^packages/', pathNot: specs },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['npm', 'npm-peer'],
      },
    },
    {
      name: 'examples-through-packages',
      comment: 'They show what anybody can do, with nothing of the inside.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^(apps|libs|test|scripts)/' },
    },
    {
      name: 'product-without-packages',
      comment: 'The packages are for callers of the service; its own image is built without them.',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { path: '^(?:packages|examples)/|^@gatehouse/' },
    },
    {
      name: 'product-without-tests',
      comment: 'Code that ships does not need the test kit; specs do.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: specs },
      to: { path: '^(test|scripts)/|node_modules/(?:vitest|@nestjs/testing)/' },
    },
    {
      name: 'e2e-through-public-doors',
      comment: 'End-to-end and fault tests speak HTTP, Kafka, SMTP and the shell.',
      severity: 'error',
      from: { path: '^test/(e2e|faults|systems)/' },
      to: { path: '^(apps|libs)/' },
    },
    {
      name: 'no-development-dependency-in-product',
      comment:
        'It would be missing in the image. The embedded PostgreSQL is looked up at run time for that reason.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: specs },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['npm', 'type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
    },
  },
};
