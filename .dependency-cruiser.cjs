/** Import rules of the project, each with its reason; `test/architecture/import-rules.spec.ts` tries each one. */

const specs = '[.](spec|db-spec)[.]ts$';

/** Production code of `from` may import from this repository only itself and `allowed`. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  from: { path: `^${from}/`, pathNot: specs },
  to: { path: '^(apps|libs|test|scripts)/', pathNot: [from, ...allowed].map((path) => `^${path}/`) },
});

const errors = 'libs/errors';
const config = 'libs/config';
const database = 'libs/database';
const paging = 'libs/paging';
const text = 'libs/text';
const csv = 'libs/csv';
const display = 'libs/display';
const sealing = 'libs/sealing';
const background = 'libs/background';
const avatars = 'libs/avatar-store';
const mailQueue = 'libs/mail-queue';
const metrics = 'libs/metrics';
const tracing = 'libs/tracing';
const plumbing = [errors, config, background, tracing];
const foundations = [...plumbing, database];
const noun = (name) => `libs/auth/src/${name}`;
const contract = noun('contract');
const verification = [noun('token'), noun('verification')];
const running = ['libs/health', 'libs/logging', 'libs/startup'];
const http = noun('http');

/** The nouns of the auth library in their order: each may import only those before it (decision 65). */
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

const nounsOfHttp = [
  'authorization',
  'user',
  'security-event',
  'token',
  'verification',
  'throttle',
  'session',
  'second-factor',
  'login',
  'registration',
];

const accountNouns = nouns.slice(0, nouns.indexOf('second-factor')).map(noun);

const orderOfNouns = nouns.slice(0, -1).map((name, index) => ({
  name: `auth-order-${name}`,
  comment: `${name} may import only the nouns before it: ${nouns.slice(0, index).join(', ') || 'none'}.`,
  from: { path: `^${noun(name)}/`, pathNot: specs },
  to: { path: `^libs/auth/src/(?:${nouns.slice(index + 1).join('|')})/` },
}));

const publicModules = '^libs/(?:auth/src/[^/]+|(?!auth/)[^/]+/src)/index[.]ts$';

const rules = [
  {
    name: 'no-cycles',
    comment: 'Files that import each other cannot be read or tested separately.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolved',
    comment: 'Also rejects paths below a public module. test/client is compiled with generated types.',
    from: { pathNot: '^test/client/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'public-modules-only',
    comment: 'Apps and libraries import another library through its public module (index.ts).',
    from: { path: '^(?:apps|libs)/([^/]+)/', pathNot: specs },
    to: { path: '^libs/', pathNot: ['^libs/$1/', publicModules] },
  },
  {
    name: 'public-modules-only-within-auth',
    comment: 'A noun of the auth library imports another noun through its public module (index.ts).',
    from: { path: '^libs/auth/src/([^/]+)/', pathNot: specs },
    to: { path: '^libs/auth/src/', pathNot: ['^libs/auth/src/$1/', publicModules] },
  },
  {
    name: 'index-files-are-public-modules',
    comment: 'An index.ts below a public module hides where things are.',
    from: {},
    to: {
      path: '^(?:apps|libs|packages)/.*/index[.]ts$',
      pathNot: [
        publicModules,
        '^libs/database/src/migrations/index[.]ts$',
        '^packages/[^/]+/src/(?:nest/)?index[.]ts$',
      ],
    },
  },
  only('errors-and-config', 'The lowest layer: they import each other.', '(?:libs/errors|libs/config)', []),
  only('text', 'Rules for stored text. They need field errors only.', text, [errors]),
  only('csv', 'Reads and writes CSV; independent of what the columns mean.', csv, [errors]),
  only('display', 'Moments and devices as people read them.', display, [errors]),
  only('paging', 'Keyset paging. It needs field errors only.', paging, [errors]),
  only('embedded-postgres', 'A PostgreSQL server for development.', 'libs/embedded-postgres', [errors]),
  only('background', 'Loops, outage logs and time limits; independent of every library.', background, []),
  only('database', 'Infrastructure: independent of every noun.', database, plumbing),
  only('kafka', 'Infrastructure: independent of every noun.', 'libs/kafka', plumbing),
  only('tracing', 'Infrastructure: independent of every noun.', tracing, [errors, config, background]),
  only('logging', 'Infrastructure: independent of every noun.', 'libs/logging', [config, tracing]),
  only('startup', 'Starts an app and reports a failed start; independent of every noun.', 'libs/startup', [
    errors,
    config,
    'libs/logging',
    'libs/health',
  ]),
  only('health', 'Infrastructure: independent of every noun.', 'libs/health', [config, tracing]),
  only('avatar-store', 'Stores pictures by name; independent of accounts.', avatars, [errors, config]),
  only('sealing', 'Encrypts bytes with a given key; independent of what they mean.', sealing, []),
  only('metrics', 'Infrastructure: independent of every noun.', metrics, [...foundations, 'libs/health']),
  only('mail-queue', 'Knows no noun.', mailQueue, [...foundations, paging, display, sealing, metrics]),
  only('auth-contract', 'Callers share the contract, so it imports nothing that implements it.', contract, [
    errors,
  ]),
  only(
    'auth-http',
    'Guards, strategies and cookies use the public modules of the nouns they authenticate with.',
    http,
    [contract, ...nounsOfHttp.map(noun), errors, config, metrics],
  ),
  only(
    'auth-nouns',
    'Use cases know no HTTP, no Kafka and no organisation.',
    `libs/auth/src/(?:${nouns.join('|')})`,
    [contract, ...foundations, paging, text, display, sealing, mailQueue, avatars, metrics],
  ),
  ...orderOfNouns,
  only(
    'auth-entities',
    'Lists the entities of all nouns for the DataSource.',
    noun('entities'),
    nouns.map(noun),
  ),
  only(
    'organisation',
    'Builds on accounts, permissions and the audit log; knows no transport.',
    'libs/organisation',
    [...accountNouns, contract, ...foundations, sealing, paging, text, csv, mailQueue, metrics],
  ),
  only(
    'account-export',
    'Collects the declarations of all nouns for the export; knows no transport.',
    'libs/account-export',
    [...nouns.map(noun), 'libs/organisation', errors, database, mailQueue],
  ),
  only(
    'operation',
    'What administrators of the installation see: reads every noun, changes none; knows no transport.',
    'libs/operation',
    [...nouns.map(noun), 'libs/organisation', errors, config, database, mailQueue, metrics],
  ),
  only('diagnosis', 'Looks at every server that the settings name.', 'libs/diagnosis', [
    ...['authorization', 'token', 'contract'].map(noun),
    ...foundations,
    'libs/logging',
    'libs/kafka',
    mailQueue,
    metrics,
  ]),
  only(
    'auth-service-verifies-only',
    'It verifies tokens, so it loads no accounts, mails or organisations.',
    'apps/auth-service',
    [contract, ...verification, ...foundations, metrics, 'libs/kafka', ...running],
  ),
  {
    name: 'use-cases-without-transport',
    comment: 'A use case takes plain values, never a request or a Kafka message.',
    from: {
      path: `^(?:libs/organisation|libs/account-export|libs/operation|libs/auth/src/(?:${nouns.join('|')}))/`,
      pathNot: specs,
    },
    to: {
      path: 'node_modules/(?:fastify|@fastify|kafkajs|passport|passport-jwt|@nestjs/(?:platform-fastify|microservices|passport|swagger))/',
    },
  },
  {
    name: 'no-app-imports-another',
    comment: 'Each app runs as a process of its own. Only standalone composes others.',
    from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'no-library-imports-an-app',
    comment: 'Apps import libraries, never the reverse.',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'packages-stand-alone',
    comment: 'They are installed in other projects. npm installs kafkajs-extensions with service.',
    from: { path: '^packages/([^/]+)/', pathNot: specs },
    to: {
      path: '^(apps|libs|packages|test|scripts)/',
      pathNot: ['^packages/$1/', '^packages/kafkajs-extensions/src/index[.]ts$'],
    },
  },
  {
    name: 'kafkajs-extensions-from-kafka-clients',
    comment: 'Only libs/kafka and the service package build Kafka clients.',
    from: {
      path: '^(?:apps|libs|packages|examples)/',
      pathNot: '^(?:libs/kafka|packages/(?:service|kafkajs-extensions))/',
    },
    to: { path: '^packages/kafkajs-extensions/' },
  },
  {
    name: 'packages-declare-what-they-need',
    comment: 'An undeclared dependency is missing where the package is installed.',
    from: { path: '^packages/', pathNot: specs },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['npm', 'npm-peer'],
    },
  },
  {
    name: 'examples-through-packages',
    comment: 'The examples show what any caller can do with the packages alone.',
    from: { path: '^examples/' },
    to: { path: '^(apps|libs|test|scripts)/' },
  },
  {
    name: 'product-without-packages',
    comment: 'The image is built without them, except for kafkajs-extensions, which libs/kafka compiles in.',
    from: { path: '^(apps|libs)/', pathNot: '^apps/console/' },
    to: {
      path: '^(?:packages|examples)/|^@gatehouse/',
      pathNot: '^packages/kafkajs-extensions/src/index[.]ts$',
    },
  },
  {
    name: 'console-through-the-api',
    comment: 'It runs in browsers and knows only the API.',
    from: { path: '^apps/console/', pathNot: specs },
    to: { path: '^(?:apps|libs|packages|test|scripts)/', pathNot: ['^apps/console/', '^packages/browser/'] },
  },
  {
    name: 'product-without-tests',
    comment: 'Only specs may import the test kit.',
    from: { path: '^(apps|libs)/', pathNot: specs },
    to: { path: '^(test|scripts)/|node_modules/(?:vitest|@nestjs/testing)/' },
  },
  {
    name: 'end-to-end-through-entry-points',
    comment: 'End-to-end, fault and systems tests use HTTP, Kafka, SMTP and the shell only.',
    from: { path: '^test/(e2e|faults|systems)/' },
    to: { path: '^(apps|libs)/' },
  },
  {
    name: 'no-development-dependency-in-product',
    comment: 'The image has none. The embedded PostgreSQL is imported at run time; the console is bundled.',
    from: { path: '^(apps|libs)/', pathNot: [specs, '^apps/console/'] },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['npm', 'type-only'],
    },
  },
];

module.exports = {
  forbidden: rules.map((rule) => Object.assign(rule, { severity: 'error' })),
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
