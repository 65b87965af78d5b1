import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { currentCheckSet } from '../../src/network/CheckSet.ts'
import type { CidrFinding } from '../../src/network/CidrFinding.ts'
import type { CidrProposal } from '../../src/network/CidrProposal.ts'
import { type InventoryDocument, holdCidr, inventoryOf } from '../../src/network/Inventory.ts'
import type { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { type CidrVerdict, reviewCidr } from '../../src/network/reviewCidr.ts'
import { rulesOf } from '../../src/network/rules/checkSets.ts'
import {
  cidrOf,
  covered,
  crowdedCidr,
  customerNetwork,
  denied,
  documentOf,
  held,
  inventoryDocument,
  meet,
  overlapping,
  owners,
  partsOf,
  peeredWith,
  privateSpace,
  routesTo,
  vpcBlock,
} from './arbitraries.ts'
import { wordsIn } from '../words/wordsIn.ts'

const proposal: fc.Arbitrary<CidrProposal> = fc
  .record({
    cidr: fc.oneof({ weight: 4, arbitrary: vpcBlock() }, crowdedCidr({ min: 0, max: 32 })),
    zoneCount: fc.integer({ min: 1, max: 6 }),
    plannedNodes: fc.option(fc.integer({ min: 1, max: 70_000 }), { nil: undefined }),
  })
  .map(({ cidr, zoneCount, plannedNodes }) => ({
    cidr,
    zoneCount,
    ...(plannedNodes === undefined ? {} : { plannedNodes }),
  }))

const review = (document: InventoryDocument, proposed: CidrProposal): CidrVerdict =>
  reviewCidr(inventoryOf(document), proposed, currentCheckSet)

const othersOf = (verdict: CidrVerdict, id: CidrFinding['id']): ReadonlyArray<string> =>
  verdict.findings.flatMap((finding) =>
    finding.id === id && 'other' in finding.evidence ? [finding.evidence.other] : [],
  )

/** A proposal with a block that overlaps it, and an inventory around them. */
const planted = proposal.chain((proposed) =>
  fc.record({
    proposed: fc.constant(proposed),
    overlap: overlapping(proposed.cidr),
    document: inventoryDocument(),
  }),
)

const withRoute = (proposed: CidrProposal) =>
  fc.record({ proposed: fc.constant(proposed), destination: overlapping(proposed.cidr) })

describe('a planted overlap is always found', () => {
  test('among the held blocks', () => {
    fc.assert(
      fc.property(planted, ({ proposed, overlap, document }) => {
        const verdict = reviewCidr(holdCidr(inventoryOf(document), overlap), proposed, 1)
        expect(verdict.verdict).toBe('declined')
        expect(othersOf(verdict, 'held-overlap')).toContain(overlap)
      }),
    )
  })

  test("among the Rescale VPC's own blocks", () => {
    fc.assert(
      fc.property(planted, ({ proposed, overlap, document }) => {
        const cidrs = [...document.rescaleVpc.cidrs, overlap]
        const rescaleVpc = { ...document.rescaleVpc, cidrs }
        const verdict = review({ ...document, rescaleVpc }, proposed)
        expect(verdict.verdict).toBe('declined')
        expect(othersOf(verdict, 'rescale-vpc-overlap')).toContain(overlap)
      }),
    )
  })

  test('among the blocks of peered VPCs, unless it is held and reported as such', () => {
    fc.assert(
      fc.property(planted, fc.boolean(), ({ proposed, overlap, document }, isHeld) => {
        const peering = {
          ...document,
          peered: [...(document.peered ?? []), ...peeredWith(overlap)],
        }
        const inventory = inventoryOf({ ...peering, held: [] })
        const verdict = reviewCidr(isHeld ? holdCidr(inventory, overlap) : inventory, proposed, 2)
        expect(verdict.verdict).toBe('declined')
        expect(othersOf(verdict, 'peered-overlap').includes(overlap)).toBe(!isHeld)
        expect(othersOf(verdict, 'held-overlap').includes(overlap)).toBe(isHeld)
      }),
    )
  })

  test('among the routes, when the destination is the block or inside it', () => {
    fc.assert(
      fc.property(proposal.chain(withRoute), ({ proposed, destination }) => {
        const verdict = review(documentOf({ routes: routesTo(destination) }, []), proposed)
        const isInTheWay = partsOf(destination).length >= partsOf(proposed.cidr).length
        expect(othersOf(verdict, 'route-in-the-way')).toEqual(isInTheWay ? [destination] : [])
      }),
    )
  })

  test('on the deny list, with its reason', () => {
    fc.assert(
      fc.property(planted, ({ proposed, overlap, document }) => {
        const list = [...document.denied, { cidr: overlap, reason: 'planted' }]
        const verdict = review({ ...document, denied: list }, proposed)
        expect(verdict.verdict).toBe('declined')
        expect(verdict.findings).toContainEqual({
          id: 'denied-overlap',
          level: 'error',
          evidence: {
            proposed: proposed.cidr,
            other: overlap,
            ownerKind: 'deny-list',
            reason: 'planted',
          },
        })
      }),
    )
  })

  test("among the customer's networks, by name, as a warning", () => {
    fc.assert(
      fc.property(planted, ({ proposed, overlap, document }) => {
        const list = [...document.customerNetworks, { cidr: overlap, name: 'planted' }]
        expect(review({ ...document, customerNetworks: list }, proposed).findings).toContainEqual({
          id: 'customer-network-overlap',
          level: 'warning',
          evidence: {
            proposed: proposed.cidr,
            other: overlap,
            ownerKind: 'customer-network',
            name: 'planted',
          },
        })
      }),
    )
  })
})

describe('what a verdict depends on', () => {
  test('every overlap it tells of is one, and every one there is it tells', () => {
    fc.assert(
      fc.property(inventoryDocument(), proposal, (document, proposed) => {
        const met = (list: ReadonlyArray<{ readonly cidr: Ipv4Cidr }>): ReadonlySet<string> =>
          new Set(list.map(({ cidr }) => cidr).filter((cidr) => meet(cidr, proposed.cidr)))
        const verdict = review(document, proposed)
        const told = (id: CidrFinding['id']): ReadonlySet<string> => new Set(othersOf(verdict, id))
        expect(told('held-overlap')).toEqual(met(document.held))
        expect(told('denied-overlap')).toEqual(met(document.denied))
        expect(told('customer-network-overlap')).toEqual(met(document.customerNetworks))
      }),
    )
  })

  test('a peered block is told unless it is held, a route that is no broader unless another rule tells it', () => {
    fc.assert(
      fc.property(inventoryDocument(), proposal, (document, proposed) => {
        const { rescaleVpc, routes = [] } = document
        const heldCidrs = document.held.map(({ cidr }) => cidr)
        const peered = (document.peered ?? []).map(({ cidr }) => cidr)
        const verdict = review(document, proposed)
        expect(new Set(othersOf(verdict, 'peered-overlap'))).toEqual(
          new Set(peered.filter((cidr) => meet(cidr, proposed.cidr) && !covered(cidr, heldCidrs))),
        )
        const reported = [rescaleVpc.cidrs, heldCidrs, peered]
        const inTheWay = routes
          .map(({ destination }) => destination)
          .filter((destination) => covered(destination, [proposed.cidr]))
          .filter((destination) => !reported.some((list) => covered(destination, list)))
        expect(new Set(othersOf(verdict, 'route-in-the-way'))).toEqual(new Set(inTheWay))
      }),
    )
  })

  test('a range is allowed exactly when each of its addresses is', () => {
    fc.assert(
      fc.property(inventoryDocument(), proposal, (document, proposed) => {
        const { findings } = review(document, proposed)
        expect(findings.some(({ id }) => id === 'range-not-allowed')).toBe(
          !covered(proposed.cidr, document.allowed ?? privateSpace),
        )
      }),
    )
  })

  test('adding any network never removes a finding, unless its addresses are told as held', () => {
    const addition = fc.record({
      held: held(),
      denied: denied(),
      own: customerNetwork(),
      route: crowdedCidr({ min: 0, max: 32 }),
    })
    const isReplaceable = ({ id }: CidrFinding): boolean =>
      id === 'peered-overlap' || id === 'route-in-the-way'
    fc.assert(
      fc.property(inventoryDocument(), proposal, addition, (document, proposed, added) => {
        const before = review(document, proposed)
        const after = review(
          {
            ...document,
            held: [...document.held, added.held],
            denied: [...document.denied, added.denied],
            customerNetworks: [...document.customerNetworks, added.own],
            routes: [...(document.routes ?? []), ...routesTo(added.route)],
          },
          proposed,
        )
        const told = after.findings.map((finding) => JSON.stringify(finding))
        const removed = before.findings.filter((finding) => !told.includes(JSON.stringify(finding)))
        expect(removed.filter((finding) => !isReplaceable(finding))).toEqual([])
        if (removed.length > 0) expect(othersOf(after, 'held-overlap')).not.toEqual([])
      }),
    )
  })

  test('the order of the inventory changes nothing', () => {
    const shuffled = <A>(list: ReadonlyArray<A>): fc.Arbitrary<ReadonlyArray<A>> =>
      fc.shuffledSubarray([...list], { minLength: list.length })
    const withShuffled = inventoryDocument().chain((document) =>
      fc.record({
        document: fc.constant(document),
        held: shuffled(document.held),
        denied: shuffled(document.denied),
        customerNetworks: shuffled(document.customerNetworks),
        routes: shuffled(document.routes ?? []),
        peered: shuffled(document.peered ?? []),
        allowed: shuffled(document.allowed ?? privateSpace.map(cidrOf)),
        cidrs: shuffled(document.rescaleVpc.cidrs),
      }),
    )
    fc.assert(
      fc.property(withShuffled, proposal, ({ document, cidrs, ...lists }, proposed) => {
        const rescaleVpc = { ...document.rescaleVpc, cidrs }
        const other = review({ ...document, ...lists, rescaleVpc }, proposed)
        expect(JSON.stringify(other)).toBe(JSON.stringify(review(document, proposed)))
      }),
    )
  })

  test('findings stand in the order of the rules', () => {
    const ids = rulesOf(currentCheckSet).map(({ id, level }) => `${id} ${level}`)
    fc.assert(
      fc.property(inventoryDocument(), proposal, (document, proposed) => {
        const positions = review(document, proposed).findings.map(({ id, level }) =>
          ids.indexOf(`${id} ${level}`),
        )
        expect(positions).not.toContain(-1)
        expect(positions).toEqual(positions.toSorted((a, b) => a - b))
      }),
    )
  })

  test('it is declined exactly when a finding is an error', () => {
    fc.assert(
      fc.property(inventoryDocument(), proposal, (document, proposed) => {
        const { verdict, findings } = review(document, proposed)
        const errors = findings.filter(({ level }) => level === 'error')
        expect(verdict).toBe(errors.length > 0 ? 'declined' : 'accepted')
      }),
    )
  })
})

describe('alternatives', () => {
  test('pass a review themselves, and stand only in a declined verdict', () => {
    fc.assert(
      fc.property(inventoryDocument(), proposal, (document, proposed) => {
        const { verdict, alternatives } = review(document, proposed)
        if (verdict === 'accepted') expect(alternatives).toEqual([])
        expect(new Set(alternatives).size).toBe(alternatives.length)
        for (const cidr of alternatives) {
          expect(review(document, { ...proposed, cidr }).verdict).toBe('accepted')
        }
      }),
    )
  })

  test('there are some whenever the crowded inventory leaves room, which it does', () => {
    fc.assert(
      fc.property(inventoryDocument(), proposal, (document, proposed) => {
        const { verdict, alternatives } = review(document, proposed)
        expect(alternatives).toHaveLength(verdict === 'declined' ? 3 : 0)
      }),
    )
  })

  test('the one block that is left is found, however small', () => {
    const rest = [
      '10.0.0.0/8',
      '172.16.0.0/12',
      '100.64.0.0/10',
      '192.168.0.0/17',
      '192.168.192.0/18',
    ]
    const more = ['192.168.128.0/19', '192.168.160.0/20', '192.168.184.0/21', '192.168.176.0/22']
    const document = documentOf({
      held: [...rest, ...more].map((cidr) => ({ cidr: cidrOf(cidr), owner: 'someone' })),
    })
    const verdict = review(document, { cidr: cidrOf('10.0.0.0/16'), zoneCount: 3 })
    expect(verdict.alternatives).toEqual(['192.168.180.0/22'])
  })

  test('a proposal of no VPC size gets some of the nearest size, enough for the zones', () => {
    const document = documentOf({})
    const alternativesTo = (cidr: string): ReadonlyArray<string> =>
      review(document, { cidr: cidrOf(cidr), zoneCount: 3 }).alternatives
    expect(alternativesTo('10.0.0.0/8')[0]).toBe('10.0.0.0/16')
    expect(alternativesTo('10.0.0.0/30')[0]).toBe('10.0.0.0/26')
    expect(alternativesTo('10.0.0.0/28')[0]).toBe('10.0.0.0/26')
  })

  test('there are none on a Rescale VPC without room', () => {
    const quotas = { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 }
    const load = { activePeerings: 50, pendingRequests: 25, routesInFullestTable: 1, quotas }
    const verdict = review(
      { ...documentOf({}), load },
      { cidr: cidrOf('10.0.0.0/16'), zoneCount: 1 },
    )
    expect(verdict).toMatchObject({ verdict: 'declined', alternatives: [] })
    expect(verdict.findings.map(({ id }) => id)).toEqual([
      'rescale-vpc-capacity',
      'rescale-vpc-capacity',
    ])
  })
})

describe('privacy', () => {
  test("another customer's name is in no verdict and no description", () => {
    fc.assert(
      fc.property(planted, ({ proposed, overlap, document }) => {
        const theirs = owners.map((owner) => ({ cidr: overlap, owner }))
        const verdict = review(
          {
            ...document,
            held: [...document.held, ...theirs],
            routes: routesTo(overlap),
            peered: peeredWith(...document.rescaleVpc.cidrs, overlap),
          },
          proposed,
        )
        const said = verdict.findings.flatMap((finding) => [
          wordsIn.en.describeCidrFinding(finding),
          wordsIn.ja.describeCidrFinding(finding),
        ])
        const everything = JSON.stringify([verdict, said])
        expect(everything).toContain(overlap)
        for (const owner of [...owners, 'pcx-', 'rtb-']) expect(everything).not.toContain(owner)
      }),
    )
  })
})

describe('documented verdicts', () => {
  test('a private block that nobody has is accepted without a word', () => {
    const verdict = review(documentOf({}), {
      cidr: cidrOf('10.20.0.0/16'),
      zoneCount: 3,
      plannedNodes: 1000,
    })
    expect(verdict).toEqual({ verdict: 'accepted', checkSet: 2, findings: [], alternatives: [] })
  })

  test('every conflict is listed at once', () => {
    const document = documentOf(
      {
        held: [{ cidr: cidrOf('10.250.16.0/20'), owner: 'someone' }],
        peered: peeredWith(cidrOf('10.250.16.0/20'), cidrOf('10.250.32.0/20')),
        routes: routesTo(...['10.250.32.0/20', '10.250.48.0/20', '0.0.0.0/0'].map(cidrOf)),
        denied: [{ cidr: cidrOf('10.250.1.0/24'), reason: 'management' }],
        customerNetworks: [{ cidr: cidrOf('10.0.0.0/8'), name: 'office' }],
      },
      ['10.250.0.0/24'],
    )
    const verdict = review(document, {
      cidr: cidrOf('10.250.0.0/16'),
      zoneCount: 3,
      plannedNodes: 60_000,
    })
    expect(verdict.findings.map(({ id, level }) => `${level}: ${id}`)).toEqual([
      'error: rescale-vpc-overlap',
      'error: held-overlap',
      'error: peered-overlap',
      'error: route-in-the-way',
      'error: denied-overlap',
      'warning: customer-network-overlap',
      'warning: too-few-addresses',
    ])
  })

  test('0.0.0.0/0 overlaps more than is listed, and is answered nevertheless', () => {
    const document = documentOf({})
    const many = Array.from({ length: 5000 }, (_, index) => ({
      cidr: cidrOf(`10.${index >> 8}.${index & 255}.0/24`),
      owner: 'someone',
    }))
    const verdict = review({ ...document, held: many }, { cidr: cidrOf('0.0.0.0/0'), zoneCount: 1 })
    expect(othersOf(verdict, 'held-overlap')).toHaveLength(4096)
    expect(othersOf(verdict, 'reserved-range')).toHaveLength(5)
  })
})
