import { type CommitError, type OnboardingStore, failure, handleCommand } from '@byoa/application'
import { VpcId } from '@byoa/core/iam/identity'
import { commandOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { type Parties, given, history, parties, playTo, start } from '../support/parties.ts'

const day = 24 * 60 * 60

interface Contested {
  readonly store: OnboardingStore
  /** How often a command was prepared, and a commit tried. */
  readonly tried: { prepared: number; committed: number }
}

/** A store whose first commits are lost. */
const losing = (store: OnboardingStore, losses: ReadonlyArray<CommitError>): Contested => {
  const tried = { prepared: 0, committed: 0 }
  const commit: OnboardingStore['commit'] = (changes) => () => {
    const lost = losses[tried.committed]
    tried.committed += 1
    return lost === undefined ? store.commit(changes)() : Promise.resolve(E.left(lost))
  }
  return { store: { ...store, commit }, tried }
}

const overtaken: CommitError = {
  _tag: 'VersionConflict',
  expectedVersion: 1,
  actualVersion: 2,
}

const cancelled = async ({ onboardingId }: Parties, { store, tried }: Contested) =>
  handleCommand(store, onboardingId, () => {
    tried.prepared += 1
    return TE.right(commandOf({ at: start, by: 'customer' }, 'Cancel', { reason: 'no need' }))
  })()

const contested = async (losses: ReadonlyArray<CommitError>) => {
  const played = parties()
  await playTo(played, 'Requested')
  const attempt = losing(played.rescale.store, losses)
  return { played, tried: attempt.tried, result: await cancelled(played, attempt) }
}

describe('a command that others overtake', () => {
  test.each([0, 1, 4])('%i times in a row is decided again, and goes through', async (count) => {
    const losses = Array.from({ length: count }, () => overtaken)
    const { played, result, tried } = await contested(losses)
    expect(result).toMatchObject({ _tag: 'Right', right: { state: { status: 'Cancelled' } } })
    expect(tried).toEqual({ prepared: count + 1, committed: count + 1 })
    expect(await history(played)).toEqual(['OnboardingRequested', 'OnboardingCancelled'])
  })

  test('five times in a row is given up', async () => {
    const { played, result, tried } = await contested(Array.from({ length: 9 }, () => overtaken))
    const { onboardingId } = played
    expect(result).toEqual(E.left({ _tag: 'Contended', onboardingId, attempts: 5 }))
    expect(tried).toEqual({ prepared: 5, committed: 5 })
    expect(await history(played)).toEqual(['OnboardingRequested'])
  })

  test('by taking its claim is decided again, too', async () => {
    const played = parties()
    const { onboardingId } = played
    const rescaleVpcId = given(VpcId, 'vpc-0aa10000000000001')
    const claim = { kind: 'Cidr', rescaleVpcId, cidr: played.cidr } as const
    const taken: CommitError = { _tag: 'ClaimTaken', claim, heldBy: onboardingId }
    const { result, tried } = await contested([taken])
    expect(result).toSatisfy(E.isRight)
    expect(tried).toEqual({ prepared: 2, committed: 2 })
  })

  test('is decided for what is true by then', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    const { store } = played.rescale
    const attempt = losing(store, [overtaken])
    const others: OnboardingStore = {
      ...attempt.store,
      commit: (changes) => async () => {
        const lost = await attempt.store.commit(changes)()
        if (E.isLeft(lost)) await cancelled(played, losing(store, []))
        return lost
      },
    }
    const extended = await handleCommand(others, played.onboardingId, () =>
      TE.right(commandOf({ at: start, by: 'rescale' }, 'ExtendLease', { leaseSeconds: 30 * day })),
    )()
    expect(extended).toMatchObject({ _tag: 'Left', left: { _tag: 'Rejected' } })
    expect(attempt.tried.committed).toBe(1)
  })
})

test('a command that the store fails on is not tried again', async () => {
  const error = failure({
    operation: 'OnboardingStore.commit',
    code: 'DiskFull',
    message: 'no space left',
    retryable: true,
  })
  const { result, tried } = await contested([error])
  expect(result).toEqual(E.left(error))
  expect(tried).toEqual({ prepared: 1, committed: 1 })
})
