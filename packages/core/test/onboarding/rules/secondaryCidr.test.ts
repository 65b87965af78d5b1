import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import type { OnboardingCommand } from '../../../src/onboarding/OnboardingCommand.ts'
import { react } from '../../../src/onboarding/react.ts'
import { command, usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  builtHistories,
  disassociatedCidrEnd,
  happened,
  histories,
  secondaryCidrEnd,
  withAssociatedCidr,
  withDisassociatedCidr,
  withSecondaryCidr,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { cidr, secondaryCidr } = sample
const propose = usual('ProposeSecondaryCidr')
const release = usual('ReleaseSecondaryCidr')

/** The VPC with the further block. */
const extended = { ...sample.goodVpc, cidrs: [cidr, secondaryCidr] }

describe.each(Object.entries(builtHistories))('%s', (status, history) => {
  it('holds a further block for thirty days', () => {
    expect(decided(history, propose)).toEqual(
      accepted(
        happened(
          'SecondaryCidrAgreed',
          { cidr: secondaryCidr, expiresAt: secondaryCidrEnd, warnings: [] },
          { by: 'customer' },
        ),
      ),
    )
    expect(replay(withSecondaryCidr(history))).toMatchObject({
      status,
      secondaryCidrs: [{ cidr: secondaryCidr, expiresAt: secondaryCidrEnd, isAssociated: false }],
    })
  })

  it('takes a block that it holds as settled', () => {
    expect(decided(withSecondaryCidr(history), propose)).toEqual(nothing)
  })

  it('releases it, once', () => {
    const released = happened('SecondaryCidrReleased', { cidr: secondaryCidr })
    expect(decided(withSecondaryCidr(history), release)).toEqual(accepted(released))
    expect(decided([...withSecondaryCidr(history), released], release)).toEqual(nothing)
  })

  it('does not release a block that is in use', () => {
    expect(decided(withAssociatedCidr(history), release)).toEqual(
      refused({ _tag: 'SecondaryCidrInUse', cidr: secondaryCidr }),
    )
  })
})

describe('a further block', () => {
  it('is refused with every conflict and alternatives when it is taken', () => {
    const inventory = inventoryOf({
      version: 1,
      rescaleVpc: sample.rescaleVpc,
      held: [{ cidr: secondaryCidr, owner: 'onb-other' }],
      denied: [],
      customerNetworks: [],
    })
    const decision = decided(histories.connected, usual('ProposeSecondaryCidr', { inventory }))
    expect(decision).toMatchObject(
      E.left({
        _tag: 'SecondaryCidrConflicts',
        cidr: secondaryCidr,
        findings: [{ id: 'held-overlap' }],
        alternatives: [expect.any(String), expect.any(String), expect.any(String)],
      }),
    )
    expect(JSON.stringify(decision)).not.toContain('onb-other')
  })

  it('is refused when AWS would not associate it with the VPC', () => {
    const proposed = (other: string) =>
      decided(histories.connected, usual('ProposeSecondaryCidr', { cidr: other as typeof cidr }))
    // One that overlaps the first block, and one of a range that a VPC in 10.0.0.0/8 cannot have.
    for (const other of [cidr, '192.168.0.0/16']) {
      expect(proposed(other)).toMatchObject(E.left({ findings: [{ id: 'secondary-association' }] }))
    }
  })

  it('is reviewed against the blocks that were agreed before', () => {
    const decision = decided(
      withSecondaryCidr(histories.connected),
      usual('ProposeSecondaryCidr', { cidr: '10.51.0.0/17' as typeof cidr }),
    )
    expect(decision).toMatchObject(E.left({ _tag: 'SecondaryCidrConflicts' }))
  })

  it('is not reviewed against the inventory of another Rescale VPC', () => {
    const inventory = { ...sample.inventory, rescaleVpcId: sample.otherVpcId }
    expect(decided(histories.connected, usual('ProposeSecondaryCidr', { inventory }))).toEqual(
      refused({
        _tag: 'InventoryOfOtherVpc',
        expected: sample.rescaleVpc.vpcId,
        actual: sample.otherVpcId,
      }),
    )
  })

  const associated = happened('SecondaryCidrAssociated', { cidr: secondaryCidr })

  it('is seen by an inspection once it is associated, and is routed to from then on', () => {
    const history = withSecondaryCidr(histories.connected)
    const seen = { ...sample.healthy(sample.peeringOf(1)), vpc: extended }
    expect(decided(history, usual('RecordInspection', { seen }))).toMatchObject({
      right: [
        associated,
        {
          type: 'DriftFound',
          data: {
            findings: [
              { id: 'route-missing', evidence: { side: 'rescale', destination: secondaryCidr } },
            ],
          },
        },
      ],
    })
    const routed = sample.routesOf('rescale', sample.peeringOf(1), { blocks: extended.cidrs })
    expect(
      decided(
        history,
        usual('RecordInspection', { seen: { ...seen, rescaleRouteTables: routed } }),
      ),
    ).toEqual(accepted(associated))
  })

  it.each([
    ['StackReported', histories.reported],
    ['PeeringActive', histories.active],
  ] as const)('is seen by the verification of a VPC in %s as well', (_status, history) => {
    const look = usual('RecordVpcInspection', { vpc: extended })
    const decision = decided(withSecondaryCidr(history), look)
    expect(decision).toMatchObject({ right: expect.arrayContaining([associated]) as unknown })
    expect(JSON.stringify(decision)).not.toContain('vpc-extra-cidr')
  })

  it('is routed to from then on: a connection without the route is not as agreed', () => {
    const seen = { ...sample.healthy(sample.peeringOf(1)), vpc: extended }
    expect(
      decided(withAssociatedCidr(histories.connected), usual('RecordInspection', { seen })),
    ).toMatchObject({
      right: [
        {
          type: 'DriftFound',
          data: {
            findings: [
              { id: 'route-missing', evidence: { side: 'rescale', destination: secondaryCidr } },
            ],
          },
        },
      ],
    })
  })
})

describe.each(Object.entries(builtHistories))(
  'a block that the VPC has lost in %s',
  (status, of) => {
    const before = withAssociatedCidr(of)
    const at = sample.hours(2)
    const expiresAt = disassociatedCidrEnd
    const lost = happened('SecondaryCidrDisassociated', { cidr: secondaryCidr, expiresAt }, { at })
    const isInUse = status === 'Connected' || status === 'Degraded' || status === 'Suspended'
    const looks = [
      usual('RecordVpcInspection', {}, { at }),
      ...(isInUse ? [usual('RecordInspection', {}, { at })] : []),
    ]

    it('is held for thirty days more, and is no finding', () => {
      for (const look of looks) {
        const decision = decided(before, look)
        const [first] = E.isRight(decision) ? decision.right : []
        expect(first).toEqual(lost)
        expect(JSON.stringify(decision)).not.toContain('vpc-cidr-differs')
        expect(decided([...before, lost], look)).not.toMatchObject({ right: [lost] })
      }
      expect(replay([...before, lost])).toMatchObject({
        status,
        secondaryCidrs: [{ cidr: secondaryCidr, expiresAt, isAssociated: false }],
      })
    })

    it('is not lost by a VPC that was not visible', () => {
      const look = command('RecordVpcInspection', { vpcId: sample.vpcId }) as OnboardingCommand
      expect(JSON.stringify(decided(before, look))).not.toContain('SecondaryCidrDisassociated')
    })

    it('is asked of the customer again, and given back to nobody until then', () => {
      const state = replay([...before, lost])
      const asked = react(state, sample.hours(100)).filter(({ data }) => 'cidr' in data)
      expect(asked).toEqual([
        {
          type: 'AssociateCidr',
          party: 'customer',
          data: { cidr: secondaryCidr },
          deadline: expiresAt,
        },
      ])
      expect(decided(withDisassociatedCidr(of), release)).toMatchObject({
        right: [{ type: 'SecondaryCidrReleased' }],
      })
    })

    it('is in use again once the VPC has it', () => {
      const look = usual('RecordVpcInspection', { vpc: extended }, { at: sample.hours(3) })
      const decision = decided(withDisassociatedCidr(of), look)
      const [first] = E.isRight(decision) ? decision.right : []
      expect(first).toMatchObject({
        type: 'SecondaryCidrAssociated',
        data: { cidr: secondaryCidr },
      })
    })
  },
)

describe('a connection in use', () => {
  it('has no drift by a block that its VPC has lost', () => {
    const at = sample.hours(2)
    const lost = happened(
      'SecondaryCidrDisassociated',
      { cidr: secondaryCidr, expiresAt: disassociatedCidrEnd },
      { at },
    )
    for (const look of [
      usual('RecordVpcInspection', {}, { at }),
      usual('RecordInspection', {}, { at }),
    ]) {
      expect(decided(withAssociatedCidr(histories.connected), look)).toEqual(accepted(lost))
    }
  })

  it('drifts by a VPC without the block that it was made with, whatever was agreed later', () => {
    const vpc = { ...sample.goodVpc, cidrs: [secondaryCidr] }
    expect(
      decided(
        withAssociatedCidr(histories.connected),
        usual('RecordVpcInspection', { vpc }, { at: sample.hours(2) }),
      ),
    ).toMatchObject({
      right: [
        {
          type: 'DriftFound',
          data: {
            findings: [
              {
                id: 'vpc-cidr-differs',
                evidence: { expected: `${cidr}, ${secondaryCidr}`, actual: secondaryCidr },
              },
            ],
          },
        },
      ],
    })
  })
})

describe('before there is a stack', () => {
  it('has one block only', () => {
    expect(decided(histories.issued, propose)).toMatchObject({ left: { _tag: 'WrongStatus' } })
    expect(decided(histories.issued, release)).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
