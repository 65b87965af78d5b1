/** The store port on SQL; `./pglite` and `./postgres` open it. */
export type { SqlStore } from './openStore.ts'
export type { Migrated } from './schema/migrate.ts'
export { isConnectionCode } from './sql/sqlError.ts'
export type { Database, SqlClient, SqlError, SqlValue, Statement } from './sql/SqlClient.ts'

// records
export type { RecordsEnd } from './records/RecordLine.ts'
export { exportRecords } from './records/exportRecords.ts'
export { importRecords } from './records/importRecords.ts'
export { type Verified, verifyRecords } from './records/verifyRecords.ts'

// workers
export { type StatusCount, countOnboardings } from './store/countOnboardings.ts'
export { type ReaderPosition, lockReader, moveReader } from './store/readers.ts'
export { type EventPlace, readPlaces } from './store/streams.ts'

// locks
export { type LockError, type Unlock, lockFile } from './lock/lockFile.ts'
