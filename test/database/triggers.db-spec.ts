import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { migrations } from '../../libs/database/src/migrations/index.js';
import { triggerFiles, triggerFolder } from '../../libs/database/src/load-triggers.js';
import type { QueryRunner } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../support/database/migrated-database.js';

/** SHA-256 of the statements of each file, without the comments between them, at the migration that `triggerFiles` names. */
const digests: Readonly<Record<string, string>> = {
  'account-activation.sql': 'fb64cc6990805748d5bc976855bcc04fe2deb352d82a77c0c818fdbf8eedb283',
  'account-events.sql': '184bd4cc2883b0c5a913baae81c4876365d54bd18d0305cb35a8c7c3003c74a4',
  'audit.sql': '15ca7193ebd44869e5a20af35070a37b76e0b38749b79eb2f9c8ae1643053b3e',
  'cache-invalidation.sql': '577aa8bb5df01e921a4905993eba3c3b218210eae4577b1ff3ac37d98153c16b',
  'event-outbox.sql': '158c391d07effa4d6b14bd7821e9e210ef3f6b39197fbcff716e129f5744fc55',
  'invitation-events.sql': 'ddd02b1e6e654ec077360df2da44d61131703e4c59eb1b5b4b5ee4c0908b12a1',
  'invitation-mails.sql': 'fc87efe10236c50d0ee2b9e7c47fa12403cde4e62030fe27780a852bda875cb1',
  'name-conflicts.sql': 'bd3fcaed6523edc4c7aa5f4797b88d68a35954579959f9ebf5ca73a953fe47ca',
  'permission-events.sql': 'b32372c6de932165c5200dfc41d78e04e4ebb196e57dfe40cc221c09ea1fee11',
  'profiles.sql': '30a00454412f3d4eb9599fc473265ce7e8d2359dd76d0b5033bd3d58a7b0c684',
  'second-factor-events.sql': '7afd884ef83761de65b978cda8df39deadc2a6ad7666916a94965f42dae4d6fa',
  'session-events.sql': '1e3e39523c7ac8de4b7227c30564677c18a1a047e3efcab51726dc88d3ad55e4',
};

/** Used by indexes and queries, not by triggers. The collation of name_key and sort_key depends on the server. */
const functionsOfNoTrigger = ['name_key', 'normal_line', 'sort_key', 'with_long_numbers_as_text'];

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
    for (const migration of Object.values(triggerFiles)) expect(numbers).toContain(migration);
  });

  it('have the contents that their migrations were written for', async () => {
    for (const file of await sqlFiles()) {
      // Comments between the statements may change without a migration.
      const contents = (await readFile(new URL(file, triggerFolder), 'utf8')).replaceAll(/^--.*\n/gm, '');
      const changed = `${file} has changed: write a migration that loads it (libs/database/triggers/README.md)`;
      expect(createHash('sha256').update(contents).digest('hex'), changed).toBe(digests[file]);
    }
  });
});
