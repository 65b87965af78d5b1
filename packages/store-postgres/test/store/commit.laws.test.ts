/** Commits that are asked for at the same time, and made in one transaction where that succeeds. */
import type { Commit } from '@byoa/application'
import { RoleArn, VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { type Claim, OnboardingId } from '@byoa/core/onboarding'
import { valid } from '@byoa/testing'
import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'

import type { SqlStore } from '../../src/openStore.ts'
import { sqlStore } from '../../src/store/sqlStore.ts'
import { emptied, emptyStore, histories, succeed } from '../stores.ts'

let store: SqlStore

beforeAll(async () => {
  store = await emptyStore()
})

const [history = []] = histories(1)
const rescaleVpcId = valid('vpc-0123456789abcdef0', VpcId)

const streamOf = (index: number): OnboardingId =>
  valid(`onb-${String(index).padStart(16, '0')}`, OnboardingId)

const streams = [0, 1, 2].map(streamOf)

const block = (cidr: string): Claim => ({
  kind: 'Cidr',
  rescaleVpcId,
  cidr: valid(cidr, Ipv4Cidr),
})

const claims: ReadonlyArray<Claim> = [
  block('10.0.0.0/16'),
  block('10.0.1.0/24'),
  { kind: 'RoleArn', roleArn: valid('arn:aws:iam::111122223333:role/rescale', RoleArn) },
]

const anyCommit: fc.Arbitrary<Commit> = fc.record({
  stream: fc.constantFrom(...streams),
  expectedVersion: fc.constantFrom(0, 0, 1, 2),
  events: fc.nat(2).map((count) => history.slice(0, count)),
  claim: fc.subarray([...claims]),
  release: fc.subarray([...claims]),
})

const commitOf = (stream: OnboardingId, claim: ReadonlyArray<Claim>): Commit => ({
  stream,
  expectedVersion: 0,
  events: history.slice(0, 1),
  claim,
  release: [],
})

/** A store with one onboarding, which holds something. */
const begun = async () => {
  await emptied(store)
  let batches = 0
  const counting = sqlStore({
    ...store.database,
    query: (statement) => {
      if (statement.text.includes('json_to_recordset')) batches += 1
      return store.database.query(statement)
    },
  })
  await succeed(counting.commit(commitOf(streamOf(0), claims.slice(1, 2))))
  return { counting, batches: () => batches }
}

/** All that can be read of the store. */
const contents = async () => ({
  streams: await Promise.all(streams.map((stream) => succeed(store.read(stream)))),
  held: await succeed(store.heldCidrs(rescaleVpcId)),
  holders: await Promise.all(claims.map((claim) => succeed(store.holderOf(claim)))),
})

const ordersOf = <A>(items: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, index) =>
        ordersOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
      )

/** Makes commits in an order, each alone, and returns their results in another order. */
const oneByOne = async (order: ReadonlyArray<Commit>, commits: ReadonlyArray<Commit>) => {
  const { counting, batches } = await begun()
  const results = new Map<Commit, unknown>()
  for (const commit of order) results.set(commit, await counting.commit(commit)())
  expect(batches()).toBe(0)
  return { results: commits.map((commit) => results.get(commit)), contents: await contents() }
}

describe('commits at the same time', () => {
  it('have the results, and leave the store, that they do one by one in some order', async () => {
    let batched = 0
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommit, { minLength: 3, maxLength: 4 }), async (commits) => {
        const { counting, batches } = await begun()
        const results = await Promise.all(commits.map((commit) => counting.commit(commit)()))
        const found = { results, contents: await contents() }
        batched += batches()
        for (const order of ordersOf(commits)) {
          if (isDeepStrictEqual(await oneByOne(order, commits), found)) return
        }
        expect.unreachable('in no order')
      }),
      { numRuns: 30 },
    )
    expect(batched).toBeGreaterThan(10)
  })

  it('are made in one statement, and a refused one is the only one that is refused', async () => {
    const { counting, batches } = await begun()
    const wanted = [[], [], claims.slice(0, 1), [], claims.slice(2)]
    const commits = wanted.map((claim, index) => commitOf(streamOf(9 - index), claim))
    const results = await Promise.all(commits.map((commit) => counting.commit(commit)()))
    const taken = { _tag: 'ClaimTaken', claim: claims[0], heldBy: streamOf(0) }
    expect(results).toMatchObject(
      wanted.map((_, index) => (index === 2 ? { left: taken } : { right: 1 })),
    )
    expect(batches()).toBe(1)
  })
})
