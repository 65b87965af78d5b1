import {
  type ExpectedConnection,
  type InspectionFinding,
  findDrift,
  findMissingRoutes,
  findVpcProblems,
} from '@byoa/core/inspection'
import { Ipv4Cidr } from '@byoa/core/network'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  accountId,
  brokenConnection,
  brokenRouteTables,
  brokenVpc,
  matchingVpc,
  peeringId,
  record,
  region,
  rescaleVpc,
  routeTableId,
  subnetId,
  valid,
  vpcId,
  workingConnection,
  workingRouteTables,
} from '../../src/index.ts'
import { freeCidr } from '../../src/onboarding/plausible/freeCidr.ts'

const tables = fc.uniqueArray(routeTableId(), { minLength: 1, maxLength: 3 })

/** Connections that an onboarding could expect. */
const expectedConnection: fc.Arbitrary<ExpectedConnection> = fc
  .tuple(rescaleVpc(), freeCidr, peeringId(), tables)
  .chain(([rescale, cidr, peering, routeTableIds]) =>
    record({
      peeringId: fc.constant(peering),
      peeringDns: fc.boolean(),
      vpc: record({
        vpcId: vpcId(),
        accountId: accountId(),
        region: region(),
        cidr: fc.constant(cidr),
        secondaryCidrs: fc.subarray([valid('10.200.0.0/16', Ipv4Cidr)]),
        egress: fc.constantFrom('open', 'blocked'),
        peeringDns: fc.boolean(),
        subnetIds: fc.uniqueArray(subnetId(), { minLength: 1, maxLength: 3 }),
        routeTableIds: fc.constant(routeTableIds),
        rescaleVpcCidrs: fc.constant(rescale.cidrs),
      }),
      rescaleRoutes: fc.constant({
        routeTableIds: rescale.routeTableIds,
        destinations: [cidr],
        peeringId: peering,
      }),
      customerRoutes: fc.constant({
        routeTableIds,
        destinations: rescale.cidrs,
        peeringId: peering,
      }),
    }),
  )

const against = <A>(
  make: (expected: ExpectedConnection) => fc.Arbitrary<A>,
): fc.Arbitrary<readonly [ExpectedConnection, A]> =>
  expectedConnection.chain((expected) => fc.tuple(fc.constant(expected), make(expected)))

const errorsOf = (findings: ReadonlyArray<InspectionFinding>): ReadonlyArray<string> =>
  findings.filter(({ level }) => level === 'error').map(({ id }) => id)

describe('snapshots made to match an expectation', () => {
  it('have no error: a VPC', () => {
    fc.assert(
      fc.property(
        against(({ vpc }) => matchingVpc(vpc)),
        ([{ vpc }, seen]) => {
          expect(errorsOf(findVpcProblems(vpc, seen))).toEqual([])
        },
      ),
    )
  })

  it('have no error: the routes of a side', () => {
    fc.assert(
      fc.property(
        against(({ customerRoutes }) => workingRouteTables(customerRoutes)),
        ([{ customerRoutes }, seen]) => {
          expect(findMissingRoutes(customerRoutes, seen)).toEqual([])
        },
      ),
    )
  })

  it('have no error: a connection', () => {
    fc.assert(
      fc.property(against(workingConnection), ([expected, seen]) => {
        expect(errorsOf(findDrift(expected, seen))).toEqual([])
      }),
    )
  })
})

describe('snapshots broken in one place', () => {
  it('have the error they were broken with, and no other: a VPC', () => {
    fc.assert(
      fc.property(
        against(({ vpc }) => brokenVpc(vpc)),
        ([{ vpc: expected }, { finding, vpc }]) => {
          expect(errorsOf(findVpcProblems(expected, vpc))).toEqual([finding])
        },
      ),
    )
  })

  it('have the problem they were broken with, and no other: the routes of a side', () => {
    fc.assert(
      fc.property(
        against(({ customerRoutes }) => brokenRouteTables(customerRoutes)),
        ([{ customerRoutes }, { problem, routeTables }]) => {
          const problems = findMissingRoutes(customerRoutes, routeTables).map(
            (route) => route.problem,
          )
          expect(new Set(problems)).toEqual(new Set([problem]))
        },
      ),
    )
  })

  it('have an error: a connection', () => {
    fc.assert(
      fc.property(against(brokenConnection), ([expected, seen]) => {
        expect(errorsOf(findDrift(expected, seen))).not.toEqual([])
      }),
    )
  })
})
