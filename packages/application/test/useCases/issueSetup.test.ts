import { type RescaleDirectory, advance } from '@byoa/application'
import { holdCidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  cidr,
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
        error: {
          _tag: 'Failure',
          operation: 'Ids.entropy',
          code: 'NotEnoughEntropy',
          message: '16 random bytes are needed, but there are 15',
          retryable: false,
        },
      },
    ])
    expect(await stateOf(played)).toMatchObject({ status: 'CidrLeased' })
  })
})

describe('a request that was judged before the Rescale VPC was read from AWS', () => {
  /** A directory that knows no route tables, as without credentials. */
  const unseen = (directory: RescaleDirectory): RescaleDirectory => ({
    ...directory,
    candidates: (region) =>
      pipe(
        directory.candidates(region),
        TE.map((candidates) =>
          candidates.map(({ vpc, load }) => ({ vpc: { ...vpc, routeTableIds: [] }, load })),
        ),
      ),
  })

  const withDirectory = (played: Parties, directory: RescaleDirectory): Parties => ({
    ...played,
    rescale: { ...played.rescale, directory },
  })

  const leasedUnseen = async (): Promise<readonly [Parties, Parties]> => {
    const played = parties()
    const offline = withDirectory(played, unseen(played.rescale.directory))
    await playTo(offline, 'CidrLeased')
    return [played, offline]
  }

  test('gets its setup only after the VPC was read', async () => {
    const [played, offline] = await leasedUnseen()
    const { failures } = expectRight(await advance(offline.rescale, offline.onboardingId)())
    expect(failures).toMatchObject([
      { intent: 'IssueSetup', error: { rejection: { _tag: 'RescaleVpcNotSeen' } } },
    ])
    expect(await stateOf(played)).toMatchObject({ status: 'CidrLeased' })
    expect(expectRight(await advance(played.rescale, played.onboardingId)()).failures).toEqual([])
    const types = await history(played)
    expect(types.filter((type) => type !== 'WorkFailed' && type !== 'WorkRecovered')).toEqual([
      'OnboardingRequested',
      'CidrLeased',
      'RescaleVpcChanged',
      'SetupIssued',
    ])
  })

  test('loses a block that AWS shows to be taken, and proposes another', async () => {
    const [played] = await leasedUnseen()
    const { directory } = played.rescale
    const taken: RescaleDirectory = {
      ...directory,
      inventory: (vpcId) =>
        pipe(
          directory.inventory(vpcId),
          TE.map((inventory) => holdCidr(inventory, cidr)),
        ),
    }
    const online = withDirectory(played, taken)
    const { state, failures, waitingFor } = expectRight(
      await advance(online.rescale, played.onboardingId)(),
    )
    expect(failures).toEqual([])
    expect(state).toMatchObject({ status: 'Requested', declined: { cidr } })
    expect(waitingFor).toMatchObject([{ type: 'ProposeCidr', party: 'customer' }])
    expect(await history(played)).not.toContain('SetupIssued')
    expect(await played.rescale.store.heldCidrs(state.rescaleVpc.vpcId)()).toEqual(E.right([]))
  })
})
