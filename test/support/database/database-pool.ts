/** The connection pool of a data source, for specs that count or fail queries. */
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

export const poolOf = (database: DataSource): Pool => (database.driver as PostgresDriver).master as Pool;
