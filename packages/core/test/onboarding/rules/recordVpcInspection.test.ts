import { describe, expect, it } from 'vitest'

import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { reported, verified } = histories
const { vpcId, goodVpc } = sample

describe('StackReported', () => {
  it('verifies the VPC that was agreed', () => {
    expect(decided(reported, usual('RecordVpcInspection'))).toEqual(
      accepted(happened('VpcVerified', { vpcId, warnings: [] })),
    )
  })

  it('verifies with warnings what does not stand in the way', () => {
    const vpc = { ...goodVpc, dnsHostnames: false }
    expect(decided(reported, usual('RecordVpcInspection', { vpc }))).toEqual(
      accepted(
        happened('VpcVerified', {
          vpcId,
          warnings: [{ id: 'dns-hostnames-off', level: 'warning', evidence: { vpcId } }],
        }),
      ),
    )
  })

  it('warns of a stack that is of another template than the one handed over', () => {
    const digest = (templateDigest: string) => [
      ...histories.issued,
      happened('StackReported', { stack: { ...sample.stack, templateDigest } }, { by: 'customer' }),
    ]
    const expected = sample.setup.templateDigest
    const actual = `sha256:${'9'.repeat(64)}`
    const warnings = [
      { id: 'template-edited' as const, level: 'warning' as const, evidence: { expected, actual } },
    ]
    expect(decided(digest(actual), usual('RecordVpcInspection'))).toEqual(
      accepted(happened('VpcVerified', { vpcId, warnings })),
    )
    expect(decided(digest(expected), usual('RecordVpcInspection'))).toEqual(
      accepted(happened('VpcVerified', { vpcId, warnings: [] })),
    )
  })

  it('rejects a VPC with all that is wrong, once', () => {
    const vpc = { ...goodVpc, cidrs: [sample.otherCidr], internetGatewayAttached: false }
    const findings = [
      {
        id: 'vpc-cidr-differs' as const,
        level: 'error' as const,
        evidence: { expected: sample.cidr, actual: sample.otherCidr },
      },
      {
        id: 'internet-gateway-missing' as const,
        level: 'error' as const,
        evidence: { vpcId },
      },
    ]
    const rejected = happened('VpcRejected', { vpcId, findings })
    const command = usual('RecordVpcInspection', { vpc })
    expect(decided(reported, command)).toEqual(accepted(rejected))
    expect(decided([...reported, rejected], command)).toEqual(nothing)
    expect(decided([...reported, rejected], usual('RecordVpcInspection'))).toMatchObject({
      right: [{ type: 'VpcVerified' }],
    })
  })

  it('rejects a VPC that cannot be seen', () => {
    const { vpc: _vpc, ...unseen } = { vpcId, vpc: goodVpc }
    const command = { ...usual('RecordVpcInspection'), data: unseen } as ReturnType<typeof usual>
    expect(decided(reported, command)).toEqual(
      accepted(
        happened('VpcRejected', {
          vpcId,
          findings: [{ id: 'vpc-missing', level: 'error', evidence: { vpcId } }],
        }),
      ),
    )
  })

  it('refuses a look at another VPC', () => {
    expect(decided(reported, usual('RecordVpcInspection', { vpcId: sample.otherVpcId }))).toEqual(
      refused({ _tag: 'OtherVpc', expected: vpcId, actual: sample.otherVpcId }),
    )
  })
})

describe('Verified', () => {
  it('takes a good look as settled', () => {
    expect(decided(verified, usual('RecordVpcInspection'))).toEqual(nothing)
  })
})
