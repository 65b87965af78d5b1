import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type ConnectionPart, findDrift, partOfFinding } from '../../src/inspection/findDrift.ts'
import type { ConnectionSnapshot, PeeringStatus } from '../../src/inspection/snapshots.ts'
import { replay } from '../../src/onboarding/Decider.ts'
import { expectedConnection } from '../../src/onboarding/expectations.ts'
import { RouteTableId } from '../../src/iam/identity/identifiers.ts'
import { histories } from '../onboarding/support/histories.ts'
import { known } from '../onboarding/support/known.ts'
import * as sample from '../onboarding/support/sample.ts'

const peeringId = sample.peeringOf(1)
const state = replay(histories.connected)
const expected = state.status === 'Connected' ? expectedConnection(state, peeringId) : undefined

const driftOf = (seen: ConnectionSnapshot) =>
  expected === undefined ? undefined : findDrift(expected, seen)

const healthy = sample.healthy(peeringId)

/** The main table of the VPC, which is none of the stack's. */
const emptyMain = {
  routeTableId: known(RouteTableId, 'rtb-00000000000000009'),
  vpcId: sample.vpcId,
  isMain: true,
  subnetIds: [],
  routes: [],
}

/** Faults of the parts of a connection, and the ids of what must be found, part after part. */
const faults = [
  { change: { peering: undefined }, ids: ['peering-not-active'] },
  { change: { vpc: undefined }, ids: ['vpc-missing'] },
  { change: { rescaleRouteTables: [] }, ids: ['rescale no-table'] },
  {
    change: { customerRouteTables: sample.emptyRoutesOf('customer') },
    ids: ['customer absent', 'customer absent'],
  },
]

describe('drift', () => {
  it('is nothing while both ends are as they should be', () => {
    expect(driftOf(healthy)).toEqual([])
  })

  it('is every fault of every part: peering, VPC, Rescale’s routes, customer’s routes', () => {
    fc.assert(
      fc.property(fc.subarray(faults), (chosen) => {
        const seen = chosen.reduce<ConnectionSnapshot>(
          (snapshot, { change }) => ({ ...snapshot, ...change }),
          healthy,
        )
        const found = driftOf(seen)?.map((finding) =>
          finding.id === 'route-missing'
            ? `${finding.evidence.side} ${finding.evidence.problem}`
            : finding.id,
        )
        expect(found).toEqual(chosen.flatMap(({ ids }) => ids))
      }),
    )
  })

  it.each<PeeringStatus>([
    'initiating-request',
    'pending-acceptance',
    'provisioning',
    'deleting',
    'deleted',
    'rejected',
    'failed',
    'expired',
  ])('is a peering that is %s', (status) => {
    expect(driftOf({ ...healthy, peering: { peeringId, status, message: '' } })).toEqual([
      { id: 'peering-not-active', level: 'error', evidence: { peeringId, status } },
    ])
  })

  describe('of the DNS options', () => {
    const off = { rescale: false, customer: false }
    const seen = (allowsDns: { rescale?: boolean; customer?: boolean }) => ({
      peering: { peeringId, status: 'active' as const, message: '', allowsDns },
    })
    const dnsDrift = (allowsDns: { rescale?: boolean; customer?: boolean }) =>
      expected && findDrift({ ...expected, peeringDns: true }, seen(allowsDns))

    it('is an error of each side whose option is off, once names are agreed', () => {
      expect(dnsDrift(off)).toEqual(
        (['rescale', 'customer'] as const).map((side) => ({
          id: 'peering-dns-off',
          level: 'error',
          evidence: { peeringId, side },
        })),
      )
      expect(dnsDrift({ rescale: true, customer: false })).toMatchObject([
        { evidence: { side: 'customer' } },
      ])
      expect(dnsDrift(off)?.map(partOfFinding)).toEqual(['peering', 'peering'])
    })

    it('is nothing where names are not agreed, or AWS does not show the options', () => {
      expect(driftOf(seen(off))).toEqual([])
      expect(dnsDrift({})).toEqual([])
      expect(dnsDrift({ rescale: true, customer: true })).toEqual([])
    })
  })

  it('is an active peering that is another one', () => {
    const peering = { peeringId: sample.peeringOf(2), status: 'active', message: '' } as const
    expect(driftOf({ ...healthy, peering })).toMatchObject([{ id: 'peering-not-active' }])
  })

  describe('of a subnet that no longer uses the table of the stack', () => {
    const [own] = healthy.customerRouteTables
    const tables = [
      ...(own === undefined ? [] : [{ ...own, isMain: false, subnetIds: [] }]),
      emptyMain,
    ]
    const vpc = { ...sample.goodVpc, routeTables: tables }
    const seenWith = (change: Partial<typeof vpc>) =>
      driftOf({ ...healthy, vpc: { ...vpc, ...change }, customerRouteTables: tables })?.flatMap(
        ({ level, id, evidence }) => (level === 'error' ? [{ id, evidence }] : []),
      )

    it('is the absence of the routes from the table that it uses instead', () => {
      expect(seenWith({})).toEqual(
        sample.rescaleVpc.cidrs.map((destination) => ({
          id: 'route-missing',
          evidence: {
            side: 'customer',
            routeTableId: emptyMain.routeTableId,
            destination,
            problem: 'absent',
          },
        })),
      )
    })

    it('is no absence of routes where the subnet is gone', () => {
      expect(seenWith({ subnets: [] })?.map(({ id }) => id)).toEqual(
        sample.subnetIds.map(() => 'subnet-missing'),
      )
    })
  })

  it('passes on the warnings of the VPC', () => {
    const vpc = { ...sample.goodVpc, dnsHostnames: false }
    expect(driftOf({ ...healthy, vpc })).toMatchObject([
      { id: 'dns-hostnames-off', level: 'warning' },
    ])
  })
})

describe('a part that was not looked at', () => {
  const parts: ReadonlyArray<ConnectionPart> = [
    'peering',
    'vpc',
    'rescaleRouteTables',
    'customerRouteTables',
  ]

  /** Everything is wrong with this one. */
  const broken: Required<ConnectionSnapshot> = {
    peering: undefined,
    vpc: undefined,
    rescaleRouteTables: [],
    customerRouteTables: [],
  }

  const only = (looked: ReadonlyArray<ConnectionPart>): ConnectionSnapshot =>
    Object.fromEntries(
      Object.entries(broken).filter(([part]) => looked.some((one) => one === part)),
    )

  it('has no finding, however wrong it is; each of the others has its own', () => {
    fc.assert(
      fc.property(fc.subarray([...parts]), (looked) => {
        const found = driftOf(only(looked)) ?? []
        expect([...new Set(found.map(partOfFinding))]).toEqual(
          parts.filter((part) => looked.includes(part)),
        )
      }),
    )
  })

  it('is not one that was described and is not visible', () => {
    expect(driftOf({ peering: undefined })).toMatchObject([{ id: 'peering-not-active' }])
    expect(driftOf({ vpc: undefined })).toMatchObject([{ id: 'vpc-missing' }])
    expect(driftOf({})).toEqual([])
  })
})

describe('the part of a finding', () => {
  it('is the VPC for whatever is wrong with it, and the side for a route', () => {
    const partsOf = (seen: ConnectionSnapshot) => driftOf(seen)?.map(partOfFinding)
    const wrongVpc = { ...sample.goodVpc, cidrs: [sample.otherCidr], dnsSupport: false }
    expect(partsOf({ vpc: wrongVpc })).toEqual(['vpc', 'vpc'])
    expect(partsOf({ rescaleRouteTables: [] })).toEqual(['rescaleRouteTables'])
    expect(partsOf({ customerRouteTables: [] })).toEqual([
      'customerRouteTables',
      'customerRouteTables',
    ])
  })
})
