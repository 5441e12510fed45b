export { createDataSource, type Entities } from './data-source.js';
export { DatabaseModule } from './database.module.js';
export { inTransaction, readFrom } from './in-transaction.js';
export { type PreparedQuery, runPrepared } from './prepared-query.js';
export { isUniqueViolation } from './sql-states.js';
