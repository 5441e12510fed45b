import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { migrations } from '../../libs/database/src/migrations/index.js';
import { triggerFiles, triggerFolder } from '../../libs/database/src/load-triggers.js';
import type { QueryRunner } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../support/database/migrated-database.js';

/** Used by indexes and queries, not by triggers. The collation of name_key depends on the server. */
const functionsOfNoTrigger = ['name_key', 'normal_line', 'with_long_numbers_as_text'];

const triggers = `
  SELECT format('%s on %s', trigger.tgname, trigger.tgrelid::regclass) AS name, pg_get_triggerdef(trigger.oid) AS definition,
    format('DROP TRIGGER %I ON %s', trigger.tgname, trigger.tgrelid::regclass) AS removal
  FROM pg_trigger trigger WHERE NOT trigger.tgisinternal`;
const functions = `
  SELECT routine.oid::regprocedure::text AS name, pg_get_functiondef(routine.oid) AS definition,
    format('DROP FUNCTION %s CASCADE', routine.oid::regprocedure) AS removal
  FROM pg_proc routine
  WHERE routine.pronamespace = 'public'::regnamespace AND NOT routine.proname = ANY ('{${functionsOfNoTrigger.join()}}')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = routine.oid AND deptype = 'e')`;

interface Definition {
  readonly name: string;
  readonly definition: string;
  readonly removal: string;
}

const sqlFiles = async () => (await readdir(triggerFolder)).filter((file) => file.endsWith('.sql')).sort();

const byName = (definitions: readonly Definition[]) =>
  Object.fromEntries(definitions.map(({ name, definition }) => [name, definition]));

async function definitionsIn(db: QueryRunner) {
  return {
    triggers: (await db.query(triggers)) as Definition[],
    functions: (await db.query(functions)) as Definition[],
  };
}

describe('the files of libs/database/triggers', () => {
  const database = databaseWithOwner();
  let migrated: Awaited<ReturnType<typeof definitionsIn>>;
  let loaded: Awaited<ReturnType<typeof definitionsIn>>;

  beforeAll(async () => {
    const db = database().owner.createQueryRunner();
    await db.startTransaction();
    try {
      migrated = await definitionsIn(db);
      for (const { removal } of [...migrated.triggers, ...migrated.functions]) await db.query(removal);
      for (const file of await sqlFiles())
        await db.query(await readFile(new URL(file, triggerFolder), 'utf8'));
      loaded = await definitionsIn(db);
    } finally {
      await db.rollbackTransaction();
      await db.release();
    }
  });

  it('define exactly the triggers of a migrated database', () => {
    expect(migrated.triggers.length).toBeGreaterThan(30);
    expect(byName(loaded.triggers)).toEqual(byName(migrated.triggers));
  });

  it('define exactly the functions that the triggers of a migrated database use', () => {
    expect(migrated.functions.length).toBeGreaterThan(20);
    expect(byName(loaded.functions)).toEqual(byName(migrated.functions));
  });

  it('are each loaded by a migration that exists', async () => {
    expect(Object.keys(triggerFiles)).toEqual(await sqlFiles());
    const numbers = migrations.map(({ name }) => Number(/\d+$/.exec(name)![0]));
    for (const { migration } of Object.values(triggerFiles)) expect(numbers).toContain(migration);
  });

  it('have the contents that their migrations were written for', async () => {
    for (const [file, { sha256 }] of Object.entries(triggerFiles)) {
      // Comments between the statements may change without a migration.
      const contents = (await readFile(new URL(file, triggerFolder), 'utf8')).replaceAll(/^--.*\n/gm, '');
      const changed = `${file} has changed: write a migration that loads it (libs/database/triggers/README.md)`;
      expect(createHash('sha256').update(contents).digest('hex'), changed).toBe(sha256);
    }
  });
});
