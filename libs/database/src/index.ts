export { createDataSource, type Entities } from './data-source.js';
export { CommandDatabaseModule } from './command-database.module.js';
export { checkSchema } from './check-schema.js';
export { connect } from './connect.js';
export {
  countOrEstimate,
  countOrEstimateQuery,
  countOrEstimateUnion,
  type RowCount,
} from './count-or-estimate.js';
export { compareMigrations, type MigrationDifferences } from './compare-migrations.js';
export { type DeletedBatch, deleteInBatches } from './delete-in-batches.js';
export { databaseHost, describeDatabase } from './database-address.js';
export { databaseCheck } from './database-check.js';
export { DatabaseModule } from './database.module.js';
export { deleteExpired, type ExpiredRows } from './expired-rows.store.js';
export { DatabaseListener } from './listener/database-listener.js';
export { reachesPooler, tryNotifications } from './listener/try-connection-path.js';
export type { Subscriber, ChannelSubscription } from './listener/channel-subscription.js';
export {
  inStatement,
  inTransaction,
  inTrial,
  invalidateCachesOnCommit,
  onCommit,
  readFrom,
  type Running,
} from './in-transaction.js';
export { type PreparedQuery, runPrepared } from './prepared-query.js';
export { type Parameter, queryParameters, whereAll } from './query-parameters.js';
export { runMigrations } from './run-migrations.js';
export { isStatementFault, isUnavailable, isUniqueViolation } from './sql-states.js';
export { insertAll } from './insert-all.js';
export { batchQueries } from './batch-queries.js';
export { withLock } from './with-lock.js';
export { type VersionedId, changeVersioned, removeVersioned } from './versioned-rows.store.js';
