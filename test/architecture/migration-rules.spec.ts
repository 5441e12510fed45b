import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gte } from 'semver';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { type MigrationSource, type RuleContext, violationsOf } from './migration-rules.js';

/** The newest migration from before the rules. Later ones run while the apps work. */
const newestUnchecked = 1764000000137;

/**
 * Tables and columns (`table.column`) that may be dropped, with the version that no longer uses them. The version must be released
 * before the one that drops them, because its apps run while `migrate` does.
 */
const unused: Readonly<Record<string, string>> = {};

const folder = join(root, 'libs/database/src/migrations');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const files = readdirSync(folder)
  .filter((name) => /^\d+-/.test(name))
  .toSorted();
const sources = files.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const numberOf = ({ name }: MigrationSource) => Number(name.split('-')[0]);

const context: RuleContext = {
  earlier: sources,
  unused: { 'users.nickname': '0.1.0', 'users.nick': '0.2.0' },
  isStillRun: (since) => gte(since, '0.2.0'),
};

/** A migration with this statement, as a file has it. */
const migration = (sql: string, isTransaction = true) => ({
  name: 'change',
  text: `export class Change1764000000999 implements MigrationInterface {
    ${isTransaction ? '' : 'readonly transaction = false;'}
    async up(db: QueryRunner) { await db.query(\`${sql}\`); }
    async down(db: QueryRunner) { await db.query('DROP TABLE users'); }
  }`,
});

describe('the migrations', () => {
  it.each(sources.filter((source) => numberOf(source) > newestUnchecked))(
    'run while the apps work: $name',
    (source) => {
      const earlier = sources.filter((other) => numberOf(other) < numberOf(source));
      expect(violationsOf(source, { earlier, unused, isStillRun: (since) => gte(since, version) })).toEqual(
        [],
      );
    },
  );
});

describe('the rules for migrations', () => {
  it.each([
    ['CREATE INDEX i ON users (email)', 'buildIndex'],
    ['CREATE UNIQUE INDEX CONCURRENTLY i ON users (email)', 'buildIndex'],
    ['CREATE TABLE a (id int); CREATE INDEX i ON users (email)', 'buildIndex'],
    ['ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0)', 'NOT VALID'],
    ['ALTER TABLE users ADD a int, ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES houses (id)', 'NOT VALID'],
    ['ALTER TABLE users ADD COLUMN a int REFERENCES houses (id)', 'NOT VALID'],
    ['ALTER TABLE users ADD CONSTRAINT c UNIQUE (email)', 'USING INDEX'],
    [
      'ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0) NOT VALID; ALTER TABLE users VALIDATE CONSTRAINT c',
      'after the one',
    ],
    ['ALTER TABLE users ALTER COLUMN number SET NOT NULL', 'IS NOT NULL'],
    ['ALTER TABLE users ALTER number TYPE text', 'rewrites'],
    ['ALTER TABLE users ALTER COLUMN number SET DATA TYPE text USING lower(number)', 'rewrites'],
    ['ALTER TABLE users ADD token uuid NOT NULL DEFAULT gen_random_uuid()', 'rewrites'],
    ['ALTER TABLE users ADD seen timestamptz DEFAULT clock_timestamp()', 'rewrites'],
    ['ALTER TABLE users ADD n bigserial', 'rewrites'],
    ['ALTER TABLE users ADD k text GENERATED ALWAYS AS (lower(email)) STORED', 'rewrites'],
    [`UPDATE users SET email = lower(email)`, 'fillRows'],
    [`DELETE FROM sessions WHERE ended_at IS NOT NULL`, 'fillRows'],
    ['DO $$ BEGIN UPDATE users SET is_staff = false; END $$', 'fillRows'],
    ['WITH a AS (SELECT 1) UPDATE users SET is_staff = false', 'fillRows'],
    ['ALTER TABLE users DROP COLUMN number', 'the version before'],
    ['ALTER TABLE users ADD a int, DROP number', 'the version before'],
    ['ALTER TABLE users DROP nick', 'the version before'],
    ['DROP TABLE sessions', 'the version before'],
    ['ALTER TABLE users RENAME COLUMN number TO account_number', 'the old name'],
    ['ALTER TABLE users RENAME TO people', 'the old name'],
    ['LOCK TABLE users', 'stops the apps'],
    ['ALTER TABLE ? ADD CONSTRAINT c CHECK (id > 0)', 'NOT VALID'],
  ])('refuse %s', (sql, reason) => {
    expect(violationsOf(migration(sql), context)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    'CREATE TABLE parcels (id uuid PRIMARY KEY, user_id int REFERENCES users (id)); CREATE INDEX i ON parcels (user_id)',
    'CREATE TABLE parcels (id int); INSERT INTO parcels SELECT 1; UPDATE parcels SET id = 2; ALTER TABLE parcels ALTER id SET NOT NULL',
    'ALTER TABLE users ADD colour varchar(30)',
    `ALTER TABLE users ADD colour varchar(30) NOT NULL DEFAULT 'red', ADD seen timestamptz NOT NULL DEFAULT now()`,
    'ALTER TABLE users ADD CONSTRAINT c CHECK (coalesce(id, 0) > 0) NOT VALID',
    'ALTER TABLE users ADD CONSTRAINT c UNIQUE USING INDEX users_number_key',
    'ALTER TABLE users VALIDATE CONSTRAINT c',
    'ALTER TABLE users DROP COLUMN nickname',
    'ALTER TABLE users DROP CONSTRAINT c',
    'ALTER TABLE users ALTER COLUMN number DROP NOT NULL',
    'UPDATE signing_keys SET revoked_at = now()',
    'INSERT INTO throttle_counters (key) SELECT 1 ON CONFLICT (key) DO UPDATE SET used = 0',
    'CREATE OR REPLACE TRIGGER t AFTER UPDATE OF email OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION f()',
    'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN DELETE FROM sessions; RETURN NULL; END $f$',
    `INSERT INTO permissions (name) VALUES ('UPDATE users')`,
    '-- DROP TABLE users; \n ALTER TABLE users ADD colour text',
  ])('accept %s', (sql) => {
    expect(violationsOf(migration(sql), context)).toEqual([]);
  });

  it('accept SET NOT NULL after a migration that validated the check', () => {
    const earlier = [
      migration('ALTER TABLE users ADD CONSTRAINT has_number CHECK (number IS NOT NULL) NOT VALID'),
      migration('ALTER TABLE users VALIDATE CONSTRAINT has_number', false),
    ];
    const change = migration('ALTER TABLE users ALTER COLUMN number SET NOT NULL');
    expect(violationsOf(change, { ...context, earlier })).toEqual([]);
    expect(violationsOf(change, { ...context, earlier: earlier.slice(0, 1) })).toHaveLength(1);
  });

  it('refuse statements outside a transaction that would wait for a lock without a limit', () => {
    const outside = (sql: string) => violationsOf(migration(sql, false), context);
    expect(outside('ALTER TABLE users ADD colour text')).toEqual([expect.stringContaining('lock_timeout')]);
    expect(outside('DROP INDEX users_email_idx')).toEqual([expect.stringContaining('lock_timeout')]);
    expect(outside('ALTER TABLE users VALIDATE CONSTRAINT c')).toEqual([]);
    expect(outside('SELECT count(*) FROM users')).toEqual([]);
  });
});
