/**
 * Five tiers. `unit` tests are beside the file they test. `database` (`*.db-spec.ts`) uses a real PostgreSQL. `e2e` runs the
 * built apps on real servers. `faults` stops and breaks servers that each test starts. `systems` holds long fault tests and
 * tests that need unusual programs (PgBouncer). `npm test` runs the first four, `npm run test:systems` the last.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Resolve the `imports` of package.json to the sources instead of the build. */
const conditions = ['source', 'node', 'development|production'];
const sources = { resolve: { conditions }, ssr: { resolve: { conditions } } };

const support = (file: string) => `./test/support/vitest/${file}.ts`;

export default defineConfig({
  test: {
    reporters: ['default', support('totals-reporter')],
    // Tests mostly wait for servers, so two files in parallel suit two cores, where vitest would run one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...sources,
        test: {
          name: 'unit',
          include: ['{apps,libs,packages}/**/*.spec.ts', 'test/{architecture,support,timing}/**/*.spec.ts'],
          setupFiles: support('quiet-logs'),
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...sources,
        test: {
          name: 'database',
          include: ['{apps,libs}/**/*.db-spec.ts', 'test/database/**/*.db-spec.ts'],
          globalSetup: support('database-setup'),
          setupFiles: support('quiet-logs'),
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...sources,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e-spec.ts'],
          globalSetup: support('e2e-setup'),
          setupFiles: support('checked-answers'),
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...sources,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.fault-spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // One file at a time: each starts its own servers and measures how fast they recover.
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
      {
        ...sources,
        test: {
          name: 'systems',
          include: ['test/systems/**/*.systems-spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
