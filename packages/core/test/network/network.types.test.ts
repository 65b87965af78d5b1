/** What must not compile. Each line is refused by the compiler, or its `ts-expect-error` is. */
import { expectTypeOf, test } from 'vitest'

import type { CidrEvidence, CidrFinding, CidrFindingId } from '../../src/network/CidrFinding.ts'
import type { CidrProposal } from '../../src/network/CidrProposal.ts'
import type { Ipv4Block } from '../../src/network/Ipv4Block.ts'
import { type Ipv4Cidr, render, toBlock } from '../../src/network/Ipv4Cidr.ts'
import type { CidrVerdict } from '../../src/network/reviewCidr.ts'
import type { AnyCidrRule } from '../../src/network/rules/checkSets.ts'
import { cidrOf } from './arbitraries.ts'

const cidr = cidrOf('10.20.0.0/16')

test('text is no CIDR, and a number is no block, until it was parsed', () => {
  // @ts-expect-error -- text that nobody parsed
  const fromText: Ipv4Cidr = '10.0.0.0/16'
  // @ts-expect-error -- a number that nobody packed
  const fromNumber: Ipv4Block = 640
  expectTypeOf([fromText, fromNumber]).not.toBeAny()
  expectTypeOf(render(toBlock(cidr))).toEqualTypeOf<Ipv4Cidr>()
})

test('a finding has the evidence of its own id', () => {
  const held: CidrFinding = {
    id: 'held-overlap',
    level: 'error',
    evidence: { proposed: cidr, other: cidr, ownerKind: 'onboarding' },
  }
  const named: CidrFinding = {
    id: 'held-overlap',
    level: 'error',
    // @ts-expect-error -- who holds the block has no place in the evidence
    evidence: { proposed: cidr, other: cidr, ownerKind: 'onboarding', owner: 'acme' },
  }
  // @ts-expect-error -- a block held for an onboarding is not Rescale's own
  const mixed: CidrFinding = { ...held, id: 'rescale-vpc-overlap' }
  expectTypeOf([held, named, mixed]).toEqualTypeOf<CidrFinding[]>()
  expectTypeOf<CidrFinding['id']>().toEqualTypeOf<CidrFindingId>()
  expectTypeOf<CidrFindingId>().toEqualTypeOf<keyof CidrEvidence>()
})

test('a rule exists for every kind of finding', () => {
  expectTypeOf<AnyCidrRule['id']>().toEqualTypeOf<CidrFindingId>()
})

test('values do not change', () => {
  const proposal: CidrProposal = { cidr, zoneCount: 3 }
  // @ts-expect-error -- readonly
  proposal.zoneCount = 4
  expectTypeOf<CidrVerdict['findings']>().toEqualTypeOf<ReadonlyArray<CidrFinding>>()
})
