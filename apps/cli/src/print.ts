/** Writes results to standard output. Stored text is escaped, so that it cannot forge a line or a column. */
import { printable, printableLines } from './printable.js';

/** Separates the fields by tabs. */
export function printLine(...fields: readonly (string | number)[]): void {
  process.stdout.write(`${fields.map((field) => printable(String(field))).join('\t')}\n`);
}

/** @param indent spaces per level; without it the JSON is one line */
export function printJson(value: unknown, indent?: number): void {
  process.stdout.write(`${printableLines(JSON.stringify(value, undefined, indent))}\n`);
}

/** As `printJson`, with the names of fields as in the HTTP API: `waiting_since`. */
export function printApiJson(value: unknown): void {
  printJson(named(value));
}

function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(named);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const fields = Object.entries(value).map(([name, field]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    named(field),
  ]);
  return Object.fromEntries(fields) as object;
}
