/** Session parameter defaults of a database and its roles, as administrators may have set them. */
import type { FreshDatabase } from './fresh-database.js';

const parameters = {
  DateStyle: "'German, DMY'",
  IntervalStyle: "'sql_standard'",
  TimeZone: "'Asia/Kathmandu'",
  standard_conforming_strings: 'off',
  default_transaction_isolation: "'serializable'",
  default_transaction_read_only: 'on',
  bytea_output: "'escape'",
  extra_float_digits: '-15',
  array_nulls: 'off',
};

/** @returns statements for a superuser; they apply to later connections */
export function unusualDefaults({ url, appRole }: FreshDatabase, searchPath: string): string[] {
  const name = new URL(url).pathname.slice(1);
  const role = appRole.DB_APP_USERNAME;
  const all = Object.entries({ ...parameters, search_path: searchPath });
  return [
    ...all.map(([parameter, value]) => `ALTER DATABASE ${name} SET ${parameter} = ${value}`),
    ...all.map(([parameter, value]) => `ALTER ROLE ${role} SET ${parameter} = ${value}`),
  ];
}
