import { runMigrations } from '#database';
import { describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../support/database/migrated-database.js';

const roles = databaseWithOwner();
const database = () => roles().app;

describe('the migrations', () => {
  it('create exactly the schema that the entities describe', async () => {
    const drift = await database().driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can all be reverted and run again, by several processes at the same time', async () => {
    const { owner } = roles();
    const applied = owner.migrations.length;
    for (let step = 0; step < applied; step++) await owner.undoLastMigration();
    const [one, other] = await Promise.all([runMigrations(owner), runMigrations(owner)]);
    expect([...one, ...other]).toHaveLength(applied);
  });
});
