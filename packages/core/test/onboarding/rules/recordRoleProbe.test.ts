import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import type { OnboardingCommandData } from '../../../src/onboarding/OnboardingCommand.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  type History,
  builtHistories,
  happened,
  histories,
  proven,
  rotating,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { reported, verified, connected } = histories
const { roleArn, goodProbe, externalId, nextExternalId } = sample
const openProbe = { ...goodProbe, withoutExternalId: 'allowed' } as const
const verifiedRole = happened('RoleVerified', { roleArn })

describe('StackReported', () => {
  it('verifies a role that lets in Rescale with its ID, and nobody else', () => {
    expect(decided(reported, usual('RecordRoleProbe'))).toEqual(accepted(verifiedRole))
  })

  it('rejects a role with every probe that misbehaved', () => {
    const probe = { ...openProbe, withWrongExternalId: 'allowed' } as const
    expect(decided(reported, usual('RecordRoleProbe', { probe }))).toEqual(
      accepted(
        happened('RoleRejected', {
          roleArn,
          problems: ['allowed-without-external-id', 'allowed-with-wrong-external-id'],
        }),
      ),
    )
  })

  it('does not repeat a rejection, and verifies the role once it is corrected', () => {
    const rejected = [
      ...reported,
      happened('RoleRejected', { roleArn, problems: ['allowed-without-external-id'] }),
    ]
    expect(decided(rejected, usual('RecordRoleProbe', { probe: openProbe }))).toEqual(nothing)
    expect(decided(rejected, usual('RecordRoleProbe'))).toEqual(accepted(verifiedRole))
  })

  it('is verified when role and VPC are, in either order', () => {
    const vpc = happened('VpcVerified', { vpcId: sample.vpcId, warnings: [] })
    expect(replay([...reported, verifiedRole])).toMatchObject({ status: 'StackReported' })
    expect(replay([...reported, verifiedRole, vpc])).toMatchObject({
      status: 'Verified',
      attempt: 1,
    })
    expect(replay([...reported, vpc, verifiedRole])).toEqual(
      replay([...reported, verifiedRole, vpc]),
    )
  })
})

/** Where a role leads to that is no longer as it was proven. */
const afterRejection: Readonly<Record<string, string>> = {
  Verified: 'StackReported',
  Connected: 'Degraded',
}

describe.each(Object.entries(builtHistories))('%s', (status, history) => {
  it('refuses the probe of another role', () => {
    expect(decided(history, usual('RecordRoleProbe', { roleArn: sample.otherRoleArn }))).toEqual(
      refused({ _tag: 'OtherRole', expected: roleArn, actual: sample.otherRoleArn }),
    )
  })

  it('takes a verification back when a later probe misbehaves', () => {
    const before = [...history, verifiedRole]
    const rejected = happened('RoleRejected', {
      roleArn,
      problems: ['allowed-without-external-id'],
    })
    expect(decided(before, usual('RecordRoleProbe', { probe: openProbe }))).toEqual(
      accepted(rejected),
    )
    expect(replay([...before, rejected]).status).toBe(afterRejection[status] ?? status)
  })

  it('takes a good probe of a role that is verified as settled', () => {
    expect(decided([...history, verifiedRole], usual('RecordRoleProbe'))).toEqual(nothing)
  })

  it('learns nothing from a probe with an ID that is not in force', () => {
    const probe = { ...openProbe, withExternalId: 'refused' } as const
    const other = usual('RecordRoleProbe', { probe, externalId: nextExternalId })
    expect(decided(history, other)).toEqual(nothing)
  })
})

describe('Connected', () => {
  it('is connected again when the role is as it was proven again', () => {
    const rejected = happened('RoleRejected', { roleArn, problems: ['refused-with-external-id'] })
    expect(replay([...connected, rejected]).status).toBe('Degraded')
    expect(replay([...connected, rejected, verifiedRole]).status).toBe('Connected')
  })
})

type Probed = OnboardingCommandData['RecordRoleProbe']

describe.each([
  ['Connected', connected],
  ['Verified', verified],
] as const)('a rotation in %s', (_status, before) => {
  const history: History = rotating(before)
  const both = (change: Partial<Probed> = {}) =>
    usual('RecordRoleProbe', {
      externalId,
      withNextExternalId: 'allowed',
      nextExternalId,
      ...change,
    })
  const probed = { nextExternalId: 'allowed', currentExternalId: 'allowed', problems: [] } as const

  it('keeps what both IDs answered, once', () => {
    expect(decided(history, both())).toEqual(accepted(happened('ExternalIdRotationProbed', probed)))
    expect(decided(rotating(before, probed), both())).toEqual(nothing)
  })

  it('keeps the role verified while it accepts either ID', () => {
    const onlyNext = both({ probe: { ...goodProbe, withExternalId: 'refused' } })
    expect(decided(history, onlyNext)).toEqual(
      accepted(happened('ExternalIdRotationProbed', proven)),
    )
    const onlyCurrent = both({ withNextExternalId: 'refused' })
    expect(decided(history, onlyCurrent)).toEqual(
      accepted(happened('ExternalIdRotationProbed', { ...probed, nextExternalId: 'refused' })),
    )
  })

  it('rejects the role when it accepts neither', () => {
    const neither = both({
      probe: { ...goodProbe, withExternalId: 'refused' },
      withNextExternalId: 'refused',
    })
    expect(decided(history, neither)).toMatchObject({
      right: [
        { type: 'ExternalIdRotationProbed' },
        { type: 'RoleRejected', data: { problems: ['refused-with-external-id'] } },
      ],
    })
  })

  it('learns nothing from a probe of another ID in force', () => {
    for (const withExternalId of ['allowed', 'refused'] as const) {
      const probe = both({
        probe: { ...openProbe, withExternalId },
        externalId: sample.externalIds[3] ?? externalId,
      })
      expect(decided(history, probe)).toEqual(nothing)
      expect(decided(rotating(before, proven), probe)).toEqual(nothing)
    }
  })
})

const ofAnotherRotation = { nextExternalId: sample.externalIds[3] ?? externalId } as const

/** Whoever probes may not know of the rotation yet, or still of another one. */
describe.each<readonly [string, Partial<Probed>]>([
  ['without the next ID', {}],
  [
    'with the next ID of another rotation, which is allowed',
    { withNextExternalId: 'allowed', ...ofAnotherRotation },
  ],
  [
    'with the next ID of another rotation, which is refused',
    { withNextExternalId: 'refused', ...ofAnotherRotation },
  ],
])('during a rotation, a probe %s', (_title, next) => {
  const rejected = happened('RoleRejected', { roleArn, problems: ['refused-with-external-id'] })
  const probe = (change: Partial<typeof goodProbe>) =>
    usual('RecordRoleProbe', { probe: { ...goodProbe, ...change }, externalId, ...next })

  it('verifies a role that accepts the current ID', () => {
    for (const history of [rotating(reported), rotating([...connected, rejected], proven)]) {
      expect(decided(history, probe({}))).toEqual(accepted(verifiedRole))
    }
    expect(decided(rotating(connected, proven), probe({}))).toEqual(nothing)
  })

  it('says nothing of one that refuses it: the next ID may be accepted', () => {
    for (const history of [reported, connected, [...connected, rejected]]) {
      expect(decided(rotating(history), probe({ withExternalId: 'refused' }))).toEqual(nothing)
    }
  })

  it('rejects one that is open, whatever else it answers', () => {
    for (const withExternalId of ['allowed', 'refused'] as const) {
      const open = probe({ withExternalId, withoutExternalId: 'allowed' })
      const found = happened('RoleRejected', { roleArn, problems: ['allowed-without-external-id'] })
      expect(decided(rotating(connected, proven), open)).toEqual(accepted(found))
      expect(decided([...rotating(connected, proven), found], open)).toEqual(nothing)
    }
  })
})
