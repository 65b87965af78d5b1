import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { addSeconds } from '../../../src/values/Instant.ts'
import { usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { type History, happened, histories, rotating } from '../support/histories.ts'
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

  it('judges no template during a rotation, which changes it', () => {
    const stack = { ...sample.stack, templateDigest: `sha256:${'9'.repeat(64)}` }
    const history = rotating([...histories.issued, happened('StackReported', { stack })])
    expect(decided(history, usual('RecordVpcInspection'))).toEqual(
      accepted(happened('VpcVerified', { vpcId, warnings: [] })),
    )
  })

  it('judges no template of a stack that was replaced after a rotation', () => {
    const templateDigest = `sha256:${'9'.repeat(64)}`
    const history: History = [
      ...rotating(histories.connected),
      happened('ExternalIdRotationCompleted', { externalId: sample.nextExternalId }),
      happened('StackReported', { stack: { ...sample.sameVpcStack, templateDigest } }),
    ]
    expect(decided(history, usual('RecordVpcInspection'))).toEqual(
      accepted(happened('VpcVerified', { vpcId, warnings: [] })),
    )
  })

  it('refuses a look at another VPC, also one under the right name', () => {
    const mistaken = { ...goodVpc, vpcId: sample.otherVpcId }
    expect(decided(reported, usual('RecordVpcInspection', { vpc: mistaken }))).toEqual(
      refused({ _tag: 'OtherVpc', expected: vpcId, actual: sample.otherVpcId }),
    )
    expect(decided(reported, usual('RecordVpcInspection', { vpcId: sample.otherVpcId }))).toEqual(
      refused({ _tag: 'OtherVpc', expected: vpcId, actual: sample.otherVpcId }),
    )
  })
})

describe.each([
  ['StackReported', reported],
  ['Verified', verified],
  ['PeeringPending', histories.pending],
  ['PeeringActive', histories.active],
] as const)('a VPC that is not visible in %s', (_status, history) => {
  const look = (seconds: number) =>
    ({
      ...usual('RecordVpcInspection'),
      at: addSeconds(usualTime, seconds),
      data: { vpcId },
    }) as ReturnType<typeof usual>
  const once: History = [...history, happened('ResourceNotVisible', { resourceId: vpcId })]

  it('is looked for again, and is what it was until then', () => {
    expect(decided(history, look(0))).toEqual(
      accepted(happened('ResourceNotVisible', { resourceId: vpcId })),
    )
    expect(replay(once).status).toBe(replay(history).status)
    for (const seconds of [0, 599.999]) expect(decided(once, look(seconds))).toEqual(nothing)
  })

  it('is missing when it is not visible ten minutes later either', () => {
    expect(decided(once, look(600))).toMatchObject({
      right: [
        {
          type: 'VpcRejected',
          data: { vpcId, findings: [{ id: 'vpc-missing', level: 'error', evidence: { vpcId } }] },
        },
      ],
    })
  })

  it('is what it was when it is visible in between', () => {
    const visible = happened('ResourceVisibleAgain', { resourceId: vpcId })
    const verifiedVpc = happened('VpcVerified', { vpcId, warnings: [] })
    expect(decided(once, usual('RecordVpcInspection'))).toEqual(
      history === reported ? accepted(verifiedVpc, visible) : accepted(visible),
    )
  })
})

describe('Verified', () => {
  it('takes a good look as settled', () => {
    expect(decided(verified, usual('RecordVpcInspection'))).toEqual(nothing)
  })

  it('is verified again after a look that finds something wrong', () => {
    const wrong = usual('RecordVpcInspection', { vpc: { ...goodVpc, state: 'pending' } })
    expect(decided(verified, wrong)).toMatchObject({ right: [{ type: 'VpcRejected' }] })
    const rejected = happened('VpcRejected', { vpcId, findings: [] })
    expect(replay([...verified, rejected]).status).toBe('StackReported')
  })
})

const drift = (id: 'vpc-not-available' | 'vpc-missing') =>
  happened('DriftFound', { findings: [{ id, level: 'error', evidence: { vpcId } }] })

/** The VPC of a connection in use is one of its parts. */
describe.each([
  ['Connected', histories.connected, 'Degraded'],
  ['Suspended', histories.suspended, 'Suspended'],
] as const)('%s', (status, history, drifted) => {
  const wrong = usual('RecordVpcInspection', { vpc: { ...goodVpc, state: 'pending' } })
  const unseen = (seconds: number) =>
    ({
      ...usual('RecordVpcInspection'),
      at: addSeconds(usualTime, seconds),
      data: { vpcId },
    }) as ReturnType<typeof usual>

  it('drifts by a VPC that is not as agreed, until it is again', () => {
    const found = [...history, drift('vpc-not-available')]
    expect(decided(history, wrong)).toEqual(accepted(drift('vpc-not-available')))
    expect(replay(found).status).toBe(drifted)
    expect(decided(found, wrong)).toEqual(nothing)
    const cleared = happened('DriftCleared', {})
    expect(decided(found, usual('RecordVpcInspection'))).toEqual(accepted(cleared))
    expect(replay([...found, cleared]).status).toBe(status)
  })

  it('takes a good look as settled, and keeps what is wrong beside the VPC', () => {
    const findings = [
      {
        id: 'route-missing' as const,
        level: 'error' as const,
        evidence: {
          side: 'customer' as const,
          routeTableId: sample.customerTableId,
          destination: sample.cidr,
          problem: 'absent' as const,
        },
      },
    ]
    expect(decided(history, usual('RecordVpcInspection'))).toEqual(nothing)
    const before = [...history, happened('DriftFound', { findings })]
    expect(decided(before, usual('RecordVpcInspection'))).toEqual(nothing)
  })

  it('has lost its VPC only when it is not visible ten minutes later either', () => {
    const notVisible = happened('ResourceNotVisible', { resourceId: vpcId })
    expect(decided(history, unseen(0))).toEqual(accepted(notVisible))
    expect(decided([...history, notVisible], unseen(599.999))).toEqual(nothing)
    expect(decided([...history, notVisible], unseen(600))).toMatchObject({
      right: [{ type: 'DriftFound', data: drift('vpc-missing').data }],
    })
  })

  it('has its access back once the VPC was read, after what is wrong with it', () => {
    const { roleArn } = sample
    const lost = [...history, happened('AccessLost', { roleArn, action: 'ec2:DescribeVpcs' })]
    expect(decided(lost, wrong)).toEqual(
      accepted(drift('vpc-not-available'), happened('AccessRegained', { roleArn })),
    )
  })

  it('refuses a look at another VPC', () => {
    expect(decided(history, usual('RecordVpcInspection', { vpcId: sample.otherVpcId }))).toEqual(
      refused({ _tag: 'OtherVpc', expected: vpcId, actual: sample.otherVpcId }),
    )
  })
})

describe('Degraded', () => {
  it('is connected again by a look that sees nothing wrong with the VPC any more', () => {
    expect(decided(histories.degraded, usual('RecordVpcInspection'))).toEqual(
      accepted(happened('DriftCleared', {})),
    )
  })
})
