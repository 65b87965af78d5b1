import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { beforeEach, describe, expect, it } from 'vitest'

import { openStore } from '../../src/openStore.ts'
import { currentVersion, migrate } from '../../src/schema/migrate.ts'
import type { Database } from '../../src/sql/SqlClient.ts'
import { sqlStore } from '../../src/store/sqlStore.ts'
import { verifyRecords } from '../../src/records/verifyRecords.ts'
import { commitHistory, emptyDatabase, failed, histories, idOf, sql, succeed } from '../stores.ts'

let database: Database

beforeEach(async () => {
  database = await emptyDatabase()
})

const migrationsOf = () => sql(database, 'SELECT version FROM byoa.migrations ORDER BY version')

const every = Array.from({ length: currentVersion }, (_, index) => ({ version: index + 1 }))

describe('migrating', () => {
  it('brings a database of the first version, with its records, to the current one', async () => {
    expect(await succeed(migrate(database, 1))).toEqual({ from: 0, to: 1 })
    const [first = [], second = []] = histories(2)
    await commitHistory(sqlStore(database), first)
    const { migrated, ...store } = await succeed(openStore(database))
    expect(migrated).toEqual({ from: 1, to: currentVersion })
    expect((await succeed(store.read(idOf(first)))).events).toEqual(first)
    await commitHistory(store, second)
    expect(await succeed(verifyRecords(database))).toEqual({
      events: first.length + second.length,
      onboardings: 2,
      problems: [],
    })
    expect(await migrationsOf()).toEqual(every)
  })

  it('does nothing to a database of the current version', async () => {
    await succeed(migrate(database))
    const again = { from: currentVersion, to: currentVersion }
    expect(await succeed(migrate(database))).toEqual(again)
    expect(await migrationsOf()).toEqual(every)
  })

  it('refuses a database of a later release, and leaves it as it is', async () => {
    await succeed(migrate(database))
    const later = currentVersion + 1
    await sql(database, 'INSERT INTO byoa.migrations (version) VALUES ($1)', [later])
    const failure = await failed(migrate(database))
    expect(failure).toMatchObject({ code: 'NewerDatabase', retryable: false })
    expect(failure.message).toContain(`schema version ${later}`)
    expect(await migrationsOf()).toEqual([...every, { version: later }])
  })

  it('leaves nothing of a migration that fails', async () => {
    const broken: Database = {
      ...database,
      transaction: (work) =>
        database.transaction((client) =>
          work({
            ...client,
            run: (script) =>
              script.includes('byoa.readers')
                ? client.run(`${script}; SELECT 1 / 0`)
                : client.run(script),
          }),
        ),
    }
    expect(await failed(migrate(broken))).toMatchObject({ code: '22012' })
    expect(await succeed(migrate(database))).toEqual({ from: 0, to: currentVersion })
  })

  it('is done once by processes that begin at the same time', async () => {
    const results = await succeed(
      pipe(TE.sequenceArray([migrate(database), migrate(database), migrate(database)])),
    )
    expect(results.filter(({ from }) => from === 0)).toHaveLength(1)
    expect(await migrationsOf()).toEqual(every)
  })
})
