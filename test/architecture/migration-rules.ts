/**
 * The rules for migrations that run while the apps work, checked in the text of their SQL. docs/architecture.md gives the reasons
 * under "A migration".
 */
import ts from 'typescript';

export interface MigrationSource {
  /** Name of the file. */
  readonly name: string;
  readonly text: string;
}

interface Migration {
  /** Statements of `up` and of constants, without contents of functions. `?` stands for an interpolation. */
  readonly statements: readonly string[];
  readonly isTransaction: boolean;
  /** Tables that the migration creates: nobody uses them yet. */
  readonly created: ReadonlySet<string>;
}

export interface RuleContext {
  /** Migrations before the one that is checked. */
  readonly earlier: readonly MigrationSource[];
  /** `table` or `table.column` → the version whose apps no longer use it. */
  readonly unused: Readonly<Record<string, string>>;
  /** Whether apps of this version may still run when the migration does. */
  isStillRun(version: string): boolean;
}

/** Tables with a handful of rows, which one statement may change as a whole. */
const smallTables = new Set([
  'approval_announcer',
  'event_relay',
  'permission_groups',
  'permissions',
  'schema_compatibility',
  'signing_keys',
]);

/** @returns a sentence for each violation, empty if the migration keeps the rules */
export function violationsOf(source: MigrationSource, context: RuleContext): string[] {
  const migration = read(source.text);
  const checks = [checkIndex, checkConstraints, checkColumns, checkRows, checkRemovals, checkTransaction];
  const found = migration.statements.flatMap((statement) =>
    checks.flatMap((check) => check(statement, migration, context)),
  );
  return found.map((violation) => `${source.name}: ${violation}`);
}

function read(text: string): Migration {
  const file = ts.createSourceFile('migration.ts', text, ts.ScriptTarget.Latest, true);
  const statements: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node) && node.name.getText() === 'down') return;
    const sql = textOf(node);
    if (sql !== undefined) statements.push(...statementsIn(sql));
    ts.forEachChild(node, visit);
  };
  visit(file);
  const created = statements.flatMap(
    (statement) => /^CREATE TABLE (?:IF NOT EXISTS )?(\w+)/i.exec(statement)?.[1] ?? [],
  );
  const isTransaction = !/\btransaction\b[^=;]*=\s*false\b/.test(text);
  return { statements, isTransaction, created: new Set(created) };
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `?${literal.text}`).join('');
}

/** A body of a function runs later. A DO block runs at once, so its statements are checked. */
function statementsIn(sql: string): string[] {
  const withoutComments = sql.replaceAll(/--[^\n]*/g, '').replaceAll(/\/\*[^]*?\*\//g, '');
  const withoutBodies = withoutComments.replaceAll(
    /(CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE)\b[^;]*?)(\$\w*\$)[^]*?\2/gi,
    '$1',
  );
  return withoutBodies
    .replaceAll(/'(?:[^']|'')*'/g, (literal) => literal.replaceAll(/[^']/g, 'x'))
    .split(/;|\bDO \$\w*\$|\bBEGIN\b|\bTHEN\b/)
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);
}

const isExisting = ({ created }: Migration, table: string | undefined) =>
  table !== undefined && !created.has(table);

function checkIndex(statement: string, migration: Migration): string[] {
  const [, table] = /^CREATE (?:UNIQUE )?INDEX\b.*? ON (?:ONLY )?([\w?]+)/i.exec(statement) ?? [];
  if (!isExisting(migration, table)) return [];
  return [`build the index of ${table} with buildIndex, because CREATE INDEX stops all writes`];
}

/** The table that ALTER TABLE changes, if it existed before the migration. */
function alteredTable(statement: string, migration: Migration): string | undefined {
  const [, table] = /^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?([\w?]+)/i.exec(statement) ?? [];
  return isExisting(migration, table) ? table : undefined;
}

/** The parts of an ALTER TABLE, which commas separate outside parentheses. */
function actionsOf(statement: string): string[] {
  const actions = [''];
  let depth = 0;
  for (const character of statement.replace(/^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?[\w?]+ /i, '')) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (depth === 0 && character === ',') actions.push('');
    else actions[actions.length - 1] += character;
  }
  return actions.map((action) => action.trim());
}

function checkConstraints(statement: string, migration: Migration): string[] {
  const table = alteredTable(statement, migration);
  if (table === undefined) return [];
  return actionsOf(statement).flatMap((action) => {
    if (!/^ADD\b/i.test(action)) return [];
    if (/\b(?:CHECK ?\(|FOREIGN KEY\b|REFERENCES\b)/i.test(action) && !/\bNOT VALID\b/i.test(action))
      return [
        `add the constraint of ${table} as NOT VALID and validate it in the next migration: the check of all rows stops all writes`,
      ];
    if (/\b(?:UNIQUE|PRIMARY KEY|EXCLUDE)\b/i.test(action) && !/\bUSING INDEX\b/i.test(action))
      return [
        `build a unique index of ${table} with buildIndex, then ADD CONSTRAINT … USING INDEX: otherwise all access stops while PostgreSQL builds it`,
      ];
    return [];
  });
}

function checkColumns(statement: string, migration: Migration, context: RuleContext): string[] {
  const table = alteredTable(statement, migration);
  if (table === undefined) return [];
  return actionsOf(statement).flatMap((action) => {
    const [, column] = /^ALTER (?:COLUMN )?(\w+)/i.exec(action) ?? [];
    if (/^ALTER\b.*?(?: SET DATA)? TYPE\b/i.test(action))
      return [
        `add a column beside ${table}.${column}: a new type rewrites the table, and the version before reads the old type`,
      ];
    if (/\bSET NOT NULL\b/i.test(action) && !hasValidCheck(table, column!, context.earlier))
      return [
        `first add CHECK (${column} IS NOT NULL) NOT VALID and validate it: otherwise SET NOT NULL reads all rows of ${table} while all access stops`,
      ];
    if (/^ADD\b/i.test(action) && rewrites(action))
      return [
        `add the column of ${table} without its default or expression and fill it with fillRows: a value that differs between rows rewrites the table`,
      ];
    return [];
  });
}

/** PostgreSQL stores the value of a default that is the same for all rows, such as a constant or now(), without writing the rows. */
function rewrites(action: string): boolean {
  if (/\bGENERATED\b|\b(?:small|big)?serial\b/i.test(action)) return true;
  const [, value = ''] = /\bDEFAULT (.*)$/i.exec(action) ?? [];
  return /\w+ ?\(/.test(value.replaceAll(/\b(?:now|CHECK|NOT NULL CHECK|varchar|numeric) ?\(/gi, ''));
}

function hasValidCheck(table: string, column: string, earlier: readonly MigrationSource[]): boolean {
  const statements = earlier.flatMap(({ text }) => read(text).statements);
  const check = new RegExp(
    `^ALTER TABLE ${table} ADD CONSTRAINT (\\w+) CHECK ?\\(\\(?${column} IS NOT NULL\\)`,
    'i',
  );
  const names = statements.flatMap((statement) => check.exec(statement)?.[1] ?? []);
  return names.some((name) => statements.some((one) => one.includes(`VALIDATE CONSTRAINT ${name}`)));
}

/** Not `FOR UPDATE`, `ON UPDATE` and `DO UPDATE SET`. */
const change =
  /(?<!\b(?:FOR|KEY|ON|DO) )\b(?:UPDATE (?:ONLY )?|DELETE FROM (?:ONLY )?|TRUNCATE (?:TABLE )?)(?!SET\b)([\w?]+)/i;

function checkRows(statement: string, migration: Migration): string[] {
  if (/^(?:CREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER|GRANT|REVOKE)\b/i.test(statement)) return [];
  const [, table] = change.exec(statement) ?? [];
  if (!isExisting(migration, table) || smallTables.has(table!)) return [];
  return [`change the rows of ${table} with fillRows: one statement for all keeps their locks to its end`];
}

function checkRemovals(statement: string, migration: Migration, context: RuleContext): string[] {
  if (/^ALTER (?:TABLE|INDEX|VIEW|TYPE)\b.*\bRENAME\b/i.test(statement) && alteredTable(statement, migration))
    return ['add the new name beside the old one: the version before reads the old name'];
  const [, dropped] = /^DROP TABLE (?:IF EXISTS )?([\w?, ]+)/i.exec(statement) ?? [];
  const tables = dropped?.replace(/ (?:CASCADE|RESTRICT)$/i, '').split(/, ?/) ?? [];
  const table = alteredTable(statement, migration);
  const columns = (table === undefined ? [] : actionsOf(statement)).flatMap((action) => {
    const [, column] = /^DROP (?!CONSTRAINT\b)(?:COLUMN )?(?:IF EXISTS )?(\w+)/i.exec(action) ?? [];
    return column === undefined ? [] : [`${table}.${column}`];
  });
  return [...tables, ...columns]
    .filter((removed) => !migration.created.has(removed))
    .filter((removed) => {
      const since = context.unused[removed];
      return since === undefined || context.isStillRun(since);
    })
    .map(
      (removed) =>
        `${removed} may be dropped once the version before this one does not use it; list it in \`unused\``,
    );
}

/** Outside a transaction no lock_timeout is set, and a failure between two statements leaves the first behind. */
const outside = /^(?:ALTER TABLE [\w?]+ VALIDATE CONSTRAINT|ANALYZE|DROP INDEX CONCURRENTLY)\b/i;
const inside = /^ALTER TABLE [\w?]+ VALIDATE CONSTRAINT\b/i;
const neverOnline =
  /^(?:LOCK TABLE|LOCK\b|CLUSTER\b|VACUUM FULL|REINDEX (?!.*CONCURRENTLY)|ALTER TABLE .*\bSET (?:UN)?LOGGED\b|ALTER TABLE .*\bSET TABLESPACE\b)/i;
const isStatement = /^(?:ALTER|CREATE|DROP|INSERT INTO|GRANT|REVOKE|COMMENT ON)\b/i;

function checkTransaction(statement: string, { isTransaction, statements }: Migration): string[] {
  if (neverOnline.test(statement))
    return [`"${statement.slice(0, 40)}" stops the apps for as long as it runs`];
  if (isTransaction) {
    const adds = statements.some((one) => /\bADD CONSTRAINT\b.*\bNOT VALID\b/i.test(one));
    return inside.test(statement) && adds
      ? [
          'validate the constraint in a migration after the one that adds it: in one transaction the lock of ADD CONSTRAINT lasts while all rows are read',
        ]
      : [];
  }
  if (!isStatement.test(statement) || outside.test(statement)) return [];
  return [
    `"${statement.slice(0, 40)}" belongs into a migration of its own, in a transaction with lock_timeout`,
  ];
}
