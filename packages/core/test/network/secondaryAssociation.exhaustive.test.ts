/**
 * Every cell of AWS's table: a VPC whose primary block lies in one range (row) gets a block from
 * another (column), in every size a VPC block may have. The table is written out by hand from the
 * page, not derived from the code.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import {
  type AssociationProblem,
  findAssociationProblems,
} from '../../src/network/secondaryAssociation.ts'
import { blockOf, cidrOf, crowdedCidr, meet, partsOf, vpcBlock } from './arbitraries.ts'

/** Ranges that the table tells apart, each with places of a /16 or less in it. */
const ranges = {
  '10.0': ['10.0.0.0/16'],
  '10.1': ['10.1.0.0/16'],
  '10 other': ['10.2.0.0/16', '10.128.0.0/16', '10.255.0.0/16'],
  '172 other': ['172.16.0.0/16', '172.17.0.0/16', '172.30.0.0/16'],
  '172.31': ['172.31.0.0/16'],
  '192.168': ['192.168.0.0/16'],
  '198.19': ['198.19.0.0/16'],
  '100.64': ['100.64.0.0/16', '100.127.0.0/16'],
  public: [
    '8.8.0.0/16',
    '11.0.0.0/16',
    '172.32.0.0/16',
    '192.167.0.0/16',
    '198.18.0.0/16',
    '100.128.0.0/16',
  ],
} as const

type Range = keyof typeof ranges

const columns: ReadonlyArray<Range> = [
  '10.0',
  '10.1',
  '10 other',
  '172 other',
  '172.31',
  '192.168',
  '198.19',
  '100.64',
  'public',
]

/** `+` may be added, `-` may not; the columns in the order above. */
const table: Readonly<Record<Range, string>> = {
  '10.0': '- + + - - - - + +',
  '10.1': '- + + - - - - + +',
  '10 other': '+ + + - - - - + +',
  '172 other': '- - - + - - - + +',
  '172.31': '- - - + - - - + +',
  '192.168': '- - - - - + - + +',
  '198.19': '- - - - - - + + +',
  '100.64': '- - - - - - - + +',
  public: '- - - - - - - + +',
}

const cells = columns.flatMap((row) =>
  columns.map((column, index) => ({ row, column, allowed: table[row].split(' ')[index] === '+' })),
)

const sizes = Array.from({ length: 13 }, (_, index) => 16 + index)

/** The first and the last block of a size in a place. */
const blocksAt = (place: string, length: number): ReadonlyArray<Ipv4Cidr> => {
  const { base } = partsOf(place)
  return [blockOf(base, length), blockOf(base + 2 ** 16 - 1, length)]
}

const kindsOf = (problems: ReadonlyArray<AssociationProblem>): ReadonlySet<string> =>
  new Set(problems.map(({ _tag }) => _tag))

describe('the table', () => {
  test('has 81 cells, of which 29 allow the block', () => {
    expect(cells).toHaveLength(81)
    expect(cells.filter(({ allowed }) => allowed)).toHaveLength(29)
  })

  test.each(cells)('a VPC in $row may add from $column: $allowed', ({ row, column, allowed }) => {
    for (const primaryPlace of ranges[row]) {
      // A small primary block in the middle leaves both ends of its range to the block that is
      // added.
      const primary = blockOf(partsOf(primaryPlace).base + 2 ** 15, 28)
      for (const place of ranges[column]) {
        for (const added of sizes.flatMap((length) => blocksAt(place, length))) {
          const problems = findAssociationProblems({ existing: [primary], routes: [], added })
          const expected = [
            ...(meet(primary, added) ? ['OverlapsExisting'] : []),
            ...(allowed ? [] : ['RestrictedRange']),
          ]
          expect(kindsOf(problems), `${primary} + ${added}`).toEqual(new Set(expected))
        }
      }
    }
  })

  test('the row is that of the primary block, whatever was added since', () => {
    const existing = ['10.8.0.0/16', '100.64.0.0/16', '11.0.0.0/16'].map(cidrOf)
    expect(findAssociationProblems({ existing, routes: [], added: cidrOf('10.9.0.0/16') })).toEqual(
      [],
    )
  })

  test('nothing from 10.0.0.0/16 is added once any block lies in 10.0.0.0/15', () => {
    const existing = [cidrOf('10.8.0.0/16'), cidrOf('10.1.0.0/24')]
    const problems = findAssociationProblems({ existing, routes: [], added: cidrOf('10.0.4.0/24') })
    expect(problems).toEqual([
      { _tag: 'RestrictedRange', existing: '10.1.0.0/24', range: '10.0.0.0/16' },
    ])
  })
})

describe('the rules beside the table', () => {
  test('a block must be a /16 to /28', () => {
    for (let length = 8; length <= 32; length += 1) {
      const added = blockOf(partsOf('11.0.0.0/8').base, length)
      const problems = findAssociationProblems({
        existing: [cidrOf('100.64.0.0/16')],
        routes: [],
        added,
      })
      const expected = length >= 16 && length <= 28 ? [] : [{ _tag: 'NotAVpcSize', added }]
      expect(problems).toEqual(expected)
    }
  })

  test.each([
    ['0.0.0.0/8', '0.255.0.0/16'],
    ['127.0.0.0/8', '127.0.0.0/28'],
    ['169.254.0.0/16', '169.254.0.0/16'],
    ['224.0.0.0/4', '239.255.0.0/16'],
    ['240.0.0.0/4', '240.0.0.0/16'],
  ])('no VPC can use %s', (range, added) => {
    for (const primary of ['10.2.0.0/16', '100.64.0.0/16', '198.19.0.0/16']) {
      const association = { existing: [cidrOf(primary)], routes: [], added: cidrOf(added) }
      expect(findAssociationProblems(association)).toEqual([{ _tag: 'ReservedRange', range }])
    }
  })

  test("a block must be smaller than any route that it overlaps: AWS's example", () => {
    const existing = [cidrOf('10.2.0.0/16')]
    const routes = [cidrOf('10.0.0.0/24'), cidrOf('0.0.0.0/0')]
    const problemsOf = (added: string): ReadonlySet<string> =>
      kindsOf(findAssociationProblems({ existing, routes, added: cidrOf(added) }))
    expect(problemsOf('10.0.0.0/16')).toEqual(new Set(['NotSmallerThanRoute']))
    expect(problemsOf('10.0.0.0/24')).toEqual(new Set(['NotSmallerThanRoute']))
    expect(problemsOf('10.0.0.0/25')).toEqual(new Set())
    expect(problemsOf('10.0.1.0/24')).toEqual(new Set())
  })

  test('a VPC has five blocks unless its quota was raised', () => {
    const existing = ['10.10', '10.11', '10.12', '10.13', '10.14'].map((two) =>
      cidrOf(`${two}.0.0/16`),
    )
    const added = cidrOf('10.15.0.0/16')
    expect(findAssociationProblems({ existing: existing.slice(1), routes: [], added })).toEqual([])
    expect(findAssociationProblems({ existing, routes: [], added })).toEqual([
      { _tag: 'TooManyBlocks', blockCount: 5, blockQuota: 5 },
    ])
    expect(findAssociationProblems({ existing, routes: [], added, blockQuota: 6 })).toEqual([])
  })
})

describe('laws', () => {
  const association = fc.record({
    existing: fc.array(vpcBlock(), { minLength: 1, maxLength: 5 }),
    routes: fc.array(crowdedCidr({ min: 8, max: 32 }), { maxLength: 5 }),
    added: vpcBlock(),
  })

  test('a block that passes overlaps none that the VPC has', () => {
    fc.assert(
      fc.property(association, (each) => {
        const overlapped = each.existing.filter((cidr) => meet(cidr, each.added))
        const problems = findAssociationProblems(each)
        const told = problems.flatMap((problem) =>
          problem._tag === 'OverlapsExisting' ? [problem.existing] : [],
        )
        expect(told).toEqual(overlapped)
      }),
    )
  })

  test('taking away a route never adds a problem', () => {
    fc.assert(
      fc.property(association, fc.nat(4), (each, index) => {
        const fewer = each.routes.filter((_, at) => at !== index)
        const before = findAssociationProblems(each)
        const after = findAssociationProblems({ ...each, routes: fewer })
        for (const problem of after) expect(before).toContainEqual(problem)
      }),
    )
  })
})
