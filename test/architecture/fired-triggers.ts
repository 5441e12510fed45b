/** Which triggers the SQL of a store fires, read from `libs/database/triggers/*.sql` and from the syntax tree of the store. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../support/test-run/folders.js';
import { sourceFiles } from './source-files.js';

type Event = 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE';

export interface Trigger {
  readonly name: string;
  /** Name of the file that defines it. */
  readonly file: string;
  readonly table: string;
  readonly events: readonly Event[];
  /** An UPDATE of other columns does not fire the trigger. Undefined: an UPDATE of any column fires it. */
  readonly columns?: ReadonlySet<string> | undefined;
}

export interface Write {
  readonly event: Event;
  /** `?` stands for an interpolated part of the name. */
  readonly table: string;
  /** Columns that an UPDATE sets; undefined if they are not known from the text. */
  readonly columns?: readonly string[] | undefined;
}

const definition = /CREATE OR REPLACE TRIGGER (\w+) (?:BEFORE|AFTER) ([^;]+?) ON (\w+)([^;]*);/g;

/** @param sql contents of a trigger file */
export function triggersIn(file: string, sql: string): Trigger[] {
  return [...sql.matchAll(definition)].map(([, name, events, table, rest]) => {
    const columns = columnsOf(events!, rest!);
    const kinds = events!.split(' OR ').map((event) => event.split(' ')[0] as Event);
    return { name: name!, file, table: table!, events: kinds, columns };
  });
}

/** The columns of `UPDATE OF`, or those that the condition compares before and after the UPDATE. */
function columnsOf(events: string, rest: string): Set<string> | undefined {
  const listed = /UPDATE OF ([\w, ]+?)(?: OR |$)/.exec(events)?.[1];
  if (listed) return new Set(listed.split(', '));
  const condition = /\bWHEN\b([^]*)\bEXECUTE\b/.exec(rest)?.[1] ?? '';
  const isComparison = /\bOLD\.\w/.test(condition) && /\bNEW\.\w/.test(condition);
  return isComparison
    ? new Set([...condition.matchAll(/\b(?:OLD|NEW)\.(\w+)/g)].map(([, name]) => name!))
    : undefined;
}

export function allTriggers(): Trigger[] {
  const folder = join(root, 'libs/database/triggers');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .flatMap((file) => triggersIn(file, readFileSync(join(folder, file), 'utf8')));
}

/** Table by class, of all entities. */
export function entityTables(): Map<string, string> {
  const entity = /@Entity\((?:\{ name: )?'(\w+)'[^]*?\bexport class (\w+)/g;
  const files = sourceFiles('libs').filter(({ path }) => path.endsWith('.entity.ts'));
  return new Map(
    files.flatMap(({ text }) => [...text.matchAll(entity)].map(([, table, name]) => [name!, table!])),
  );
}

const insertion = /\bINSERT INTO\s+([\w?]+)/g;
const deletion = /\bDELETE FROM\s+([\w?]+)/g;
const truncation = /\bTRUNCATE\s+(?:TABLE\s+)?([\w?]+)/g;
const update = /\bUPDATE\s+(?!SET\b)([\w?]+)(?:\s+(?:AS\s+)?(?!SET\b)\w+)?\s+(?:SET\s+|(?=\?))/g;
const upsert = /\bINSERT INTO\s+([\w?]+)(?:(?!\bINSERT INTO\b)[^])*?\bDO UPDATE\s+SET\s+/g;

/** @param sql text of a literal, with `?` for each interpolation. @returns what its statements write */
export function writesIn(sql: string): Write[] {
  const simple = [
    { event: 'INSERT', pattern: insertion },
    { event: 'DELETE', pattern: deletion },
    { event: 'TRUNCATE', pattern: truncation },
  ] as const;
  const plain = simple.flatMap(({ event, pattern }) =>
    [...sql.matchAll(pattern)].map(([, table]) => ({ event, table: table! })),
  );
  const updates = [update, upsert].flatMap((pattern) =>
    [...sql.matchAll(pattern)].map((found) => {
      const columns = assignedColumns(sql.slice(found.index + found[0].length));
      return { event: 'UPDATE' as const, table: found[1]!, columns };
    }),
  );
  return [...plain, ...updates];
}

const end = /^(?:WHERE|RETURNING|(?<!DISTINCT )FROM)\b/;

/** @param assignments the text after SET. @returns undefined if an interpolation may assign columns */
function assignedColumns(assignments: string): string[] | undefined {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < assignments.length; at++) {
    const character = assignments[at]!;
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    const isWordStart = /\W/.test(assignments[at - 1] ?? ' ');
    const isDistinct = assignments.slice(0, at).endsWith('DISTINCT ');
    if (depth < 0 || (depth === 0 && isWordStart && !isDistinct && end.test(assignments.slice(at)))) break;
    if (depth === 0 && character === ',') parts.push('');
    else parts[parts.length - 1] += character;
  }
  const targets = parts.map((part) => /^\s*(?:(\w+)|\(([\w, ]+)\))\s*=/.exec(part));
  if (targets.some((target) => target === null)) return undefined;
  return targets.flatMap((target) => (target![1] ?? target![2]!).split(/,\s*/));
}

const managerCalls: Readonly<Record<string, Event>> = {
  insert: 'INSERT',
  update: 'UPDATE',
  delete: 'DELETE',
};

/** @returns what the SQL and the calls of the entity manager in a store write, and the tables of its expired rows */
export function writesOf(source: string, tables: ReadonlyMap<string, string>): Write[] {
  const writes: Write[] = [];
  const visit = (node: ts.Node): void => {
    const sql = textOf(node);
    if (sql !== undefined) writes.push(...writesIn(sql));
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const event = managerCalls[node.expression.name.text];
      const table = tables.get(node.arguments[0]?.getText() ?? '');
      if (event && table) writes.push({ event, table });
    }
    if (ts.isVariableDeclaration(node) && node.type?.getText().includes('ExpiredRows')) {
      for (const [, table] of node.getText().matchAll(/\btable: '(\w+)'/g))
        writes.push({ event: 'DELETE', table: table! });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('store.ts', source, ts.ScriptTarget.Latest, true));
  return writes;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `?${literal.text}`).join('');
}

export function isFiredBy(trigger: Trigger, { event, table, columns }: Write): boolean {
  const named = new RegExp(`^${table.replaceAll('?', '\\w*')}$`);
  if (!trigger.events.includes(event) || !named.test(trigger.table)) return false;
  if (event !== 'UPDATE' || columns === undefined || trigger.columns === undefined) return true;
  return columns.some((column) => trigger.columns!.has(column));
}
