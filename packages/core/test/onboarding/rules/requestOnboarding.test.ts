import { describe, expect, it } from 'vitest'

import { currentCheckSet } from '../../../src/network/CheckSet.ts'
import { ZoneId } from '../../../src/iam/identity/identifiers.ts'
import { PolicyArn } from '../../../src/iam/identity/PolicyArn.ts'
import { goodData, usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import { known } from '../support/known.ts'
import * as sample from '../support/sample.ts'

const boundary = (arn: string) =>
  usual('RequestOnboarding', {
    request: { ...sample.request, permissionsBoundaryArn: known(PolicyArn, arn) },
  })

describe('before the request', () => {
  it('opens on the least loaded Rescale VPC of the Region', () => {
    const { load } = sample.candidate
    const full = {
      vpc: { ...sample.rescaleVpc, vpcId: sample.otherVpcId },
      load: { ...load, activePeerings: 124 },
    }
    expect(
      decided(
        histories.notRequested,
        usual('RequestOnboarding', { candidates: [full, sample.candidate] }),
      ),
    ).toEqual(
      accepted(
        happened(
          'OnboardingRequested',
          {
            onboardingId: sample.onboardingId,
            request: sample.request,
            rescaleVpc: sample.rescaleVpc,
            checkSet: currentCheckSet,
          },
          { by: 'customer' },
        ),
      ),
    )
  })

  it('refuses when no Rescale VPC of the Region has room', () => {
    const { load } = sample.candidate
    const full = { ...sample.candidate, load: { ...load, activePeerings: 125 } }
    const refusal = refused({ _tag: 'NoRescaleVpcWithRoom', region: sample.region })
    for (const candidates of [[], [full]]) {
      expect(decided([], usual('RequestOnboarding', { candidates }))).toEqual(refusal)
    }
  })

  it('takes a Rescale VPC that was not read from AWS', () => {
    const rescaleVpc = { ...sample.rescaleVpc, routeTableIds: [] }
    const unseen = { ...sample.candidate, vpc: rescaleVpc }
    expect(decided([], usual('RequestOnboarding', { candidates: [unseen] }))).toMatchObject({
      right: [{ type: 'OnboardingRequested', data: { rescaleVpc } }],
    })
  })

  it("refuses Rescale's own account", () => {
    const request = { ...sample.request, accountId: sample.rescaleAccount }
    expect(decided([], usual('RequestOnboarding', { request }))).toEqual(
      refused({ _tag: 'AccountIsRescales', accountId: sample.rescaleAccount }),
    )
  })

  it('refuses while the account and Region have another open onboarding', () => {
    expect(
      decided([], usual('RequestOnboarding', { openOnboardingId: sample.otherOnboardingId })),
    ).toEqual(refused({ _tag: 'AlreadyOpen', onboardingId: sample.otherOnboardingId }))
  })

  it('refuses more zones than most accounts see, unless the request names them', () => {
    const request = { ...sample.request, zoneCount: 7 }
    expect(decided([], usual('RequestOnboarding', { request }))).toEqual(
      refused({ _tag: 'TooManyZones', region: sample.region, zoneCount: 7, usualZoneCount: 6 }),
    )
    const zoneIds = Array.from({ length: 7 }, (_, index) => known(ZoneId, `use1-az${index + 1}`))
    expect(
      decided([], usual('RequestOnboarding', { request: { ...request, zoneIds } })),
    ).toMatchObject({ right: [{ type: 'OnboardingRequested' }] })
  })

  it('goes by the zones of the account where they are known', () => {
    const zone = (number: number, letter: string) => ({
      zoneId: known(ZoneId, `use1-az${number}`),
      zoneName: `us-east-1${letter}`,
    })
    const zones = [zone(4, 'a'), zone(6, 'b')]
    const deciding = (change: Partial<typeof sample.request>) =>
      decided([], usual('RequestOnboarding', { request: { ...sample.request, ...change }, zones }))
    const { accountId, region } = sample.request
    expect(deciding({ zoneCount: 2 })).toMatchObject({ right: [{ type: 'OnboardingRequested' }] })
    expect(deciding({ zoneCount: 3 })).toEqual(
      refused({ _tag: 'TooFewZonesSeen', accountId, region, zoneCount: 3, seen: zones }),
    )
    const zoneIds = [known(ZoneId, 'use1-az1')]
    expect(deciding({ zoneCount: 1, zoneIds })).toEqual(
      refused({ _tag: 'ZonesNotSeen', accountId, region, zoneIds, seen: zones }),
    )
  })

  it('refuses what no template could be made of', () => {
    const zoneIds = [known(ZoneId, 'use1-az1')]
    const request = { ...sample.request, zoneCount: 2, zoneIds }
    expect(decided([], usual('RequestOnboarding', { request }))).toEqual(
      refused({
        _tag: 'SetupImpossible',
        error: { _tag: 'ZoneIdsDoNotMatch', zoneCount: 2, zoneIdCount: 1 },
      }),
    )
  })

  it('refuses a permissions boundary of another account or partition', () => {
    expect(decided([], boundary('arn:aws:iam::444455556666:policy/Boundary'))).toEqual(
      refused({
        _tag: 'BoundaryAccountDisagrees',
        expected: '111122223333',
        actual: '444455556666',
      }),
    )
    expect(decided([], boundary('arn:aws-cn:iam::111122223333:policy/Boundary'))).toEqual(
      refused({ _tag: 'BoundaryPartitionDisagrees', expected: 'aws', actual: 'aws-cn' }),
    )
  })

  it.each(['arn:aws:iam::111122223333:policy/team/Boundary', 'arn:aws:iam::aws:policy/PowerUser'])(
    'takes a permissions boundary of the same account, or of AWS: %s',
    (arn) => {
      expect(decided([], boundary(arn))).toMatchObject({ _tag: 'Right' })
    },
  )
})

describe('Requested', () => {
  it('takes the same request again as settled', () => {
    expect(decided(histories.requested, usual('RequestOnboarding'))).toEqual(nothing)
  })

  it('refuses another request under the same name', () => {
    const request = { ...goodData.RequestOnboarding.request, zoneCount: 3 }
    expect(decided(histories.requested, usual('RequestOnboarding', { request }))).toEqual(
      refused({
        _tag: 'WrongStatus',
        command: 'RequestOnboarding',
        status: 'Requested',
        permitted: ['NotRequested'],
      }),
    )
  })
})
