export { createDataSource, type Entities } from './data-source.js';
export { databaseCheck } from './database-check.js';
export { DatabaseModule } from './database.module.js';
export { DatabaseListener } from './listener/database-listener.js';
export type { Subscriber, Subscription } from './listener/subscription.js';
export { hearOwnTransactions, inTransaction, readFrom } from './in-transaction.js';
export { type PreparedQuery, runPrepared } from './prepared-query.js';
export { runMigrations } from './run-migrations.js';
export { isUnavailable, isUniqueViolation } from './sql-states.js';
