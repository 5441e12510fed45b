/** Three tiers: unit beside its file, database (`*.db-spec.ts`) on a real PostgreSQL, end to end against the built apps. */
import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['source'] };
const ssr = { resolve: { conditions: ['source'] } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: { name: 'unit', include: ['{apps,libs}/**/*.spec.ts', 'test/architecture/**/*.spec.ts'] },
      },
    ],
  },
});
