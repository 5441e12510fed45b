/** Writes results to standard output. Stored text is escaped, so that it cannot forge a line or a column. */
import { printable, printableLines } from './printable.js';

/** Separates the fields by tabs. */
export function printLine(...fields: readonly (string | number)[]): void {
  process.stdout.write(`${fields.map((field) => printable(String(field))).join('\t')}\n`);
}

/** With the names of fields as in the HTTP API: `waiting_since`. */
export const apiJson = (value: unknown, indent?: number): string =>
  printableLines(JSON.stringify(named(value), undefined, indent));

/** One document. */
export function printApiJson(value: unknown): void {
  process.stdout.write(`${apiJson(value, 2)}\n`);
}

/** Values of the audit log keep the names under which they are stored, over HTTP too. */
const storedValues = new Set(['before', 'after']);

function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(named);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const fields = Object.entries(value).map(([name, field]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    storedValues.has(name) ? field : named(field),
  ]);
  return Object.fromEntries(fields) as object;
}
