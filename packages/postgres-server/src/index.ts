/** A PostgreSQL server in a private folder, for tests and measurements; databases of PGlite. */
export { createPglite } from './createPglite.ts'
export { type PostgresSource, hasPostgres, isPostgresRequired } from './findPostgres.ts'
export { type PostgresServer, type StartOptions, startPostgres } from './startPostgres.ts'
