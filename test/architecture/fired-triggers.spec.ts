/** A newcomer finds the triggers of a statement in the comments of its store. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { allTriggers, entityTables, isFiredBy, triggersIn, writesIn, writesOf } from './fired-triggers.js';
import { isSpec, type SourceFile, sourceFiles } from './source-files.js';

const triggers = allTriggers();
const tables = entityTables();

/** Without the stores of libs/database, whose callers name the table, and with the statements of the import. */
const stores = sourceFiles('libs', 'apps').filter(
  ({ path }) =>
    (path.endsWith('.store.ts') && !path.startsWith('libs/database/')) ||
    (path.startsWith('apps/cli/src/import-legacy/kinds/') && !isSpec(path)),
);

function firedBy({ text }: SourceFile) {
  const writes = writesOf(text, tables);
  return triggers.filter((trigger) => writes.some((write) => isFiredBy(trigger, write)));
}

const commentsOf = ({ text }: SourceFile) => (text.match(/\/\*\*[^]*?\*\/|\/\/ .*$/gm) ?? []).join('\n');

describe('every store', () => {
  it('names each trigger that its statements fire, with the file that defines it', () => {
    const missing = stores.flatMap((store) => {
      const comments = commentsOf(store);
      const unnamed = firedBy(store).filter(
        ({ name, file }) => !comments.includes(`\`${name}\``) || !comments.includes(file),
      );
      return unnamed.map(({ name, file }) => `${store.path}: ${name} of ${file}`);
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  it('names only trigger files that exist', () => {
    const files = new Set(triggers.map(({ file }) => file));
    const named = stores.flatMap((store) => commentsOf(store).match(/(?<![*\w-])[a-z][a-z-]*\.sql\b/g) ?? []);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !files.has(file))).toEqual([]);
  });
});

describe('the comparison of stores with triggers', () => {
  it('reads every trigger, event and condition of the trigger files', () => {
    const folder = join(root, 'libs/database/triggers');
    const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
    const definitions = files.flatMap((file) =>
      readFileSync(join(folder, file), 'utf8').match(/\bTRIGGER \w+ (?:BEFORE|AFTER|INSTEAD OF)\b/g)!,
    );
    expect(triggers.length).toBe(definitions.length);
    expect(triggers.length).toBeGreaterThan(30);
    const [trigger] = triggersIn(
      'x.sql',
      `CREATE OR REPLACE TRIGGER renamed AFTER UPDATE ON people
         FOR EACH ROW WHEN ((OLD.name, OLD.email) IS DISTINCT FROM (NEW.name, NEW.email)) EXECUTE FUNCTION f();`,
    );
    expect(trigger).toEqual({
      name: 'renamed',
      file: 'x.sql',
      table: 'people',
      events: ['UPDATE'],
      columns: new Set(['name', 'email']),
    });
    const [kept] = triggersIn(
      'x.sql',
      'CREATE OR REPLACE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON people EXECUTE FUNCTION f();',
    );
    expect(kept).toEqual({
      name: 'kept',
      file: 'x.sql',
      table: 'people',
      events: ['UPDATE', 'DELETE', 'TRUNCATE'],
    });
  });

  it('reads the tables and columns that a statement writes', () => {
    expect(writesIn('INSERT INTO a (b) VALUES ($1) ON CONFLICT (b) DO UPDATE SET b = excluded.b')).toEqual([
      { event: 'INSERT', table: 'a' },
      { event: 'UPDATE', table: 'a', columns: ['b'] },
    ]);
    expect(
      writesIn(`WITH gone AS (DELETE FROM a WHERE id = $1 RETURNING id)
        UPDATE b AS t SET c = least(1, 2), (d, e) = (SELECT 1, 2), f = (1 IS DISTINCT FROM 2) FROM gone WHERE t.id = gone.id`),
    ).toEqual([
      { event: 'DELETE', table: 'a' },
      { event: 'UPDATE', table: 'b', columns: ['c', 'd', 'e', 'f'] },
    ]);
    expect(writesIn('UPDATE ?_profiles p SET version = 1, ? WHERE id = $1')).toEqual([
      { event: 'UPDATE', table: '?_profiles' },
    ]);
    expect(writesIn('SELECT id FROM a FOR NO KEY UPDATE OF a SKIP LOCKED')).toEqual([]);
  });

  it('ignores updates of columns that a trigger does not compare', () => {
    const of = (sql: string) =>
      triggers
        .filter((trigger) => writesIn(sql).some((write) => isFiredBy(trigger, write)))
        .map(({ name }) => name);
    expect(of('UPDATE users SET last_login = now() WHERE id = $1')).toEqual([]);
    expect(of('UPDATE users SET email = $2 WHERE id = $1')).toEqual(['tell_account_change']);
    expect(of('DELETE FROM ?_profiles WHERE user_id = $1').length).toBe(3);
  });

  it.each([
    ['libs/auth/src/session/end-sessions.store.ts', ['session_changed', 'tell_revoked']],
    [
      'libs/auth/src/account/account.store.ts',
      ['erase_invitations', 'tell_purged', 'tell_registered', 'user_removed'],
    ],
    ['libs/auth/src/session/expired-rows.store.ts', ['session_removed', 'tell_deleted']],
  ])('finds the triggers of %s', (path, names) => {
    const store = stores.find((file) => file.path === path)!;
    expect(
      firedBy(store)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(names);
  });
});
