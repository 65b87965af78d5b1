import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories, rotating } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { reported, verified, connected } = histories
const { roleArn, goodProbe } = sample
const openProbe = { ...goodProbe, withoutExternalId: 'allowed' } as const

describe('StackReported', () => {
  it('verifies a role that lets in Rescale with its ID, and nobody else', () => {
    expect(decided(reported, usual('RecordRoleProbe'))).toEqual(
      accepted(happened('RoleVerified', { roleArn })),
    )
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
    expect(decided(rejected, usual('RecordRoleProbe'))).toEqual(
      accepted(happened('RoleVerified', { roleArn })),
    )
  })

  it('takes a verification back when a later probe misbehaves', () => {
    const half = [...reported, happened('RoleVerified', { roleArn })]
    expect(decided(half, usual('RecordRoleProbe', { probe: openProbe }))).toMatchObject({
      right: [{ type: 'RoleRejected' }],
    })
  })

  it('refuses the probe of another role', () => {
    expect(decided(reported, usual('RecordRoleProbe', { roleArn: sample.otherRoleArn }))).toEqual(
      refused({ _tag: 'OtherRole', expected: roleArn, actual: sample.otherRoleArn }),
    )
  })

  it('is verified when role and VPC are, in either order', () => {
    const role = happened('RoleVerified', { roleArn })
    const vpc = happened('VpcVerified', { vpcId: sample.vpcId, warnings: [] })
    expect(replay([...reported, role])).toMatchObject({ status: 'StackReported' })
    expect(replay([...reported, role, vpc])).toMatchObject({ status: 'Verified', attempt: 1 })
    expect(replay([...reported, vpc, role])).toEqual(replay([...reported, role, vpc]))
  })
})

describe('Verified', () => {
  it('takes a good probe as settled and has no use for a bad one', () => {
    expect(decided(verified, usual('RecordRoleProbe'))).toEqual(nothing)
    expect(decided(verified, usual('RecordRoleProbe', { probe: openProbe }))).toMatchObject({
      left: { _tag: 'WrongStatus' },
    })
  })
})

describe('Connected', () => {
  it('refuses a probe when no rotation asks for it', () => {
    expect(decided(connected, usual('RecordRoleProbe'))).toEqual(
      refused({ _tag: 'NoRotationUnderWay' }),
    )
  })

  it('keeps what both IDs answered during a rotation, once', () => {
    const both = usual('RecordRoleProbe', { withNextExternalId: 'allowed' })
    const probed = {
      nextExternalId: 'allowed',
      currentExternalId: 'allowed',
      problems: [],
    } as const
    expect(decided(rotating(connected), both)).toEqual(
      accepted(happened('ExternalIdRotationProbed', probed)),
    )
    expect(decided(rotating(connected, probed), both)).toEqual(nothing)
  })

  it('counts a probe without an answer for the next ID as refused', () => {
    expect(decided(rotating(connected), usual('RecordRoleProbe'))).toMatchObject({
      right: [{ data: { nextExternalId: 'refused' } }],
    })
  })
})
