import type { CidrEvidence, CidrFinding, CidrFindingId, CidrFindingOf } from '@byoa/core/network'
import * as fc from 'fast-check'

import { text } from '../text.ts'
import { ipv4Cidr } from './ipv4Cidr.ts'
import { record, recordWithOptional } from '../record.ts'

const block = ipv4Cidr()
const count = fc.integer({ min: 0, max: 65_536 })
const conflictWith = <Owner extends string>(
  ownerKind: Owner,
): {
  readonly proposed: typeof block
  readonly other: typeof block
  readonly ownerKind: fc.Arbitrary<Owner>
} => ({ proposed: block, other: block, ownerKind: fc.constant(ownerKind) })

const findingOf = <Id extends CidrFindingId>(
  id: Id,
  evidence: fc.Arbitrary<CidrEvidence[Id]>,
): fc.Arbitrary<CidrFindingOf<Id>> =>
  record({ id: fc.constant(id), level: fc.constantFrom('error', 'warning', 'info'), evidence })

const findings: { readonly [Id in CidrFindingId]: fc.Arbitrary<CidrFindingOf<Id>> } = {
  'vpc-size': findingOf(
    'vpc-size',
    record({
      proposed: block,
      shortestPrefixLength: fc.constant(16),
      longestPrefixLength: fc.constant(28),
    }),
  ),
  'reserved-range': findingOf(
    'reserved-range',
    record({
      ...conflictWith('aws'),
      use: fc.constantFrom('this-network', 'loopback', 'link-local', 'multicast', 'future-use'),
    }),
  ),
  'range-not-allowed': findingOf(
    'range-not-allowed',
    record({ proposed: block, allowed: fc.array(block, { maxLength: 4 }) }),
  ),
  'rescale-vpc-overlap': findingOf('rescale-vpc-overlap', record(conflictWith('rescale-vpc'))),
  'held-overlap': findingOf('held-overlap', record(conflictWith('onboarding'))),
  'peered-overlap': findingOf('peered-overlap', record(conflictWith('peered-vpc'))),
  'route-in-the-way': findingOf('route-in-the-way', record(conflictWith('rescale-vpc'))),
  'denied-overlap': findingOf(
    'denied-overlap',
    record({ ...conflictWith('deny-list'), reason: text() }),
  ),
  'secondary-association': findingOf(
    'secondary-association',
    record({
      ...conflictWith('customer-vpc'),
      problem: fc.constantFrom(
        'NotAVpcSize',
        'OverlapsExisting',
        'RestrictedRange',
        'NotSmallerThanRoute',
        'TooManyBlocks',
      ),
    }),
  ),
  'rescale-vpc-capacity': findingOf(
    'rescale-vpc-capacity',
    record({
      proposed: block,
      ownerKind: fc.constant('rescale-vpc'),
      limit: fc.constantFrom('active-peerings', 'pending-requests', 'routes-per-table'),
      used: count,
      quota: count,
    }),
  ),
  'docker-bridge-range': findingOf('docker-bridge-range', record(conflictWith('aws'))),
  'default-vpc-range': findingOf('default-vpc-range', record(conflictWith('aws'))),
  'aws-internal-range': findingOf('aws-internal-range', record(conflictWith('aws'))),
  'public-space': findingOf(
    'public-space',
    record({ proposed: block, ownerKind: fc.constant('internet') }),
  ),
  'customer-network-overlap': findingOf(
    'customer-network-overlap',
    record({ ...conflictWith('customer-network'), name: text() }),
  ),
  'too-few-addresses': findingOf(
    'too-few-addresses',
    recordWithOptional(
      {
        proposed: block,
        zoneCount: fc.integer({ min: 1, max: 6 }),
        capacityNodes: count,
      },
      {
        plannedNodes: count,
        fittingPrefixLength: fc.integer({ min: 16, max: 28 }),
      },
    ),
  ),
}

const anyCidrFinding: fc.Arbitrary<CidrFinding> = fc.oneof(...Object.values(findings))

/**
 * Findings of a CIDR review, each id equally often, with any level and any evidence of the right
 * shape.
 */
export const cidrFinding = (): fc.Arbitrary<CidrFinding> => anyCidrFinding
