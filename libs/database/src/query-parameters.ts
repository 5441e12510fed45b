/** Parameters and conditions of a query that is put together while it is known what is sought. */

/** Adds a value to a query. @returns its placeholder */
export type Parameter = (value: unknown) => string;

/** @param given values whose placeholders, from `$1` on, are in the text of the query */
export function queryParameters(given: readonly unknown[] = []): {
  readonly values: unknown[];
  readonly parameter: Parameter;
} {
  const values = [...given];
  return { values, parameter: (value) => `$${values.push(value)}` };
}

/** @returns the WHERE clause with all conditions that there are; empty without one */
export function whereAll(conditions: readonly (string | false | undefined)[]): string {
  const used = conditions.filter(Boolean);
  return used.length === 0 ? '' : `WHERE ${used.join(' AND ')}`;
}
