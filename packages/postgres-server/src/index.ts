/** A PostgreSQL server in a private folder, for tests and measurements. */
export { type PostgresServer, startPostgres } from './startPostgres.ts'
