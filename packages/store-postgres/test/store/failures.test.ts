/** A database that cannot be reached: every operation says which it was. */
import type { Failure } from '@byoa/application'
import { VpcId } from '@byoa/core/iam/identity'
import { valid } from '@byoa/testing'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { countOnboardings, exportRecords, importRecords, verifyRecords } from '../../src/index.ts'
import type { Database, SqlError } from '../../src/sql/SqlClient.ts'
import { sqlStore } from '../../src/store/sqlStore.ts'
import { failed, histories, idOf } from '../stores.ts'

const refusal: SqlError = {
  _tag: 'SqlError',
  code: '42501',
  message: 'permission denied',
  isConnectionLost: false,
}

const database: Database = {
  query: () => TE.left(refusal),
  run: () => TE.left(refusal),
  transaction: () => TE.left(refusal),
  close: () => Promise.resolve(),
}

const [history = []] = histories(1)
const stream = idOf(history)
const rescaleVpcId = valid('vpc-0123456789abcdef0', VpcId)
const store = sqlStore(database)

async function* noLines(): AsyncGenerator<string> {
  yield await Promise.resolve('')
}

describe('a failure of the database names the operation', () => {
  it.each<readonly [string, TE.TaskEither<unknown, unknown>]>([
    ['OnboardingStore.read', store.read(stream)],
    [
      'OnboardingStore.commit',
      store.commit({ stream, expectedVersion: 0, events: history, claim: [], release: [] }),
    ],
    ['OnboardingStore.holderOf', store.holderOf({ kind: 'CustomerVpc', vpcId: rescaleVpcId })],
    ['OnboardingStore.heldCidrs', store.heldCidrs(rescaleVpcId)],
    ['OnboardingStore.streams', store.streams],
    ['OnboardingStore.list', store.list({ after: 0, limit: 1 })],
    ['OnboardingStore.readAll', store.readAll({ after: 0, limit: 1 })],
    ['onboardings.count', countOnboardings(database)],
    ['byoa store export', exportRecords(database, () => TE.right(undefined))],
    ['byoa store import', importRecords(database, noLines())],
    ['byoa store verify', verifyRecords(database)],
  ])('%s', async (operation, task) => {
    const failure: Partial<Failure> = { operation, code: '42501', message: 'permission denied' }
    expect(await failed(task)).toMatchObject(failure)
  })
})
