import { advance } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  expectRight,
  history,
  otherCustomer,
  parties,
  playTo,
  stateOf,
} from '../support/parties.ts'

/** A party whose randomness gives these bytes whenever it is asked. */
const withEntropy = (played: Parties, entropy: Uint8Array): Parties => ({
  ...played,
  rescale: { ...played.rescale, ids: { ...played.rescale.ids, entropy: () => entropy } },
})

describe('a generated external ID', () => {
  test('that another onboarding holds is not issued', async () => {
    const bytes = new Uint8Array(16).fill(0xab)
    const first = withEntropy(parties(), bytes)
    const { setup } = await playTo(first, 'SetupIssued')
    expect(setup.externalId).toBe(`byoa-acme-${'ab'.repeat(16)}`)
    const second = withEntropy(otherCustomer(first, 1), bytes)
    await playTo(second, 'CidrLeased')
    const { state, failures } = expectRight(await advance(second.rescale, second.onboardingId)())
    expect(failures).toMatchObject([
      {
        intent: 'IssueSetup',
        error: { _tag: 'Rejected', rejection: { _tag: 'ExternalIdNotFresh' } },
      },
    ])
    expect(state.status).toBe('CidrLeased')
    expect(await history(second)).not.toContain('SetupIssued')
    expect(await second.rescale.store.holderOf({ kind: 'ExternalId', ...setup })()).toMatchObject(
      E.right({ _tag: 'Some', value: first.onboardingId }),
    )
  })

  test('is another once the randomness is right again', async () => {
    const bytes = new Uint8Array(16).fill(0xab)
    const first = parties()
    await playTo(withEntropy(first, bytes), 'SetupIssued')
    const second = otherCustomer(first, 1)
    await playTo(second, 'CidrLeased')
    expectRight(await advance(withEntropy(second, bytes).rescale, second.onboardingId)())
    const mended = withEntropy(second, new Uint8Array(16).fill(0xcd))
    expect((await playTo(mended, 'SetupIssued')).setup.externalId).toBe(
      `byoa-acme-${'cd'.repeat(16)}`,
    )
  })

  test('is not made from fewer than 16 random bytes', async () => {
    const played = withEntropy(parties(), new Uint8Array(15))
    await playTo(played, 'CidrLeased')
    const { failures } = expectRight(await advance(played.rescale, played.onboardingId)())
    expect(failures).toMatchObject([
      {
        intent: 'IssueSetup',
        error: { _tag: 'Failure', code: 'NotEnoughEntropy', retryable: false },
      },
    ])
    expect(await stateOf(played)).toMatchObject({ status: 'CidrLeased' })
  })
})
