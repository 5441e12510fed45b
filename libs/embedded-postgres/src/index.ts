export { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';
export type { EmbeddedPostgresOptions } from './options.js';
