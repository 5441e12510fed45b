/** Tells whether PostgreSQL answers. */
import type { DataSource } from 'typeorm';

export function databaseCheck(dataSource: DataSource) {
  return { name: 'database', kind: 'ready', check: () => dataSource.query('SELECT 1') } as const;
}
