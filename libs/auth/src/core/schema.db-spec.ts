import { runMigrations } from '#database';
import { describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/migrated-database.js';

const database = migratedDatabase();

describe('the migrations', () => {
  it('make exactly the schema that the entities describe', async () => {
    const drift = await database().driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can all be undone and done again, by several processes at once', async () => {
    const applied = database().migrations.length;
    for (let step = 0; step < applied; step++) await database().undoLastMigration();
    const [one, other] = await Promise.all([runMigrations(database()), runMigrations(database())]);
    expect([...one, ...other]).toHaveLength(applied);
  });
});
