import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { decode } from '../../src/codec/decodeProblems.ts'
import * as CidrSet from '../../src/network/CidrSet.ts'
import {
  type Inventory,
  InventoryDocument,
  holdCidr,
  inventoryOf,
  inventoryOfBlocks,
  releaseCidr,
  withCustomerNetworks,
} from '../../src/network/Inventory.ts'
import { unsafeBlock } from '../../src/network/Ipv4Block.ts'
import { toBlock } from '../../src/network/Ipv4Cidr.ts'
import { reviewCidr } from '../../src/network/reviewCidr.ts'
import {
  cidrOf,
  crowdedCidr,
  customerNetwork,
  documentOf,
  inventoryDocument,
  partsOf,
  vpcBlock,
} from './arbitraries.ts'

const verdict = (inventory: Inventory, cidr: string) =>
  reviewCidr(inventory, { cidr: cidrOf(cidr), zoneCount: 1 }, 1)

describe('an inventory is a value', () => {
  test('holding and releasing a block that was not held changes nothing', () => {
    fc.assert(
      fc.property(inventoryDocument(), crowdedCidr({ min: 8, max: 32 }), (document, cidr) => {
        fc.pre(document.held.every((each) => each.cidr !== cidr))
        const inventory = inventoryOf(document)
        expect(releaseCidr(holdCidr(inventory, cidr), cidr)).toEqual(inventory)
      }),
    )
  })

  test('holding a block leaves the inventory it was asked of as it was', () => {
    fc.assert(
      fc.property(inventoryDocument(), vpcBlock(), vpcBlock(), (document, cidr, proposed) => {
        const inventory = inventoryOf(document)
        const before = verdict(inventory, proposed)
        holdCidr(inventory, cidr)
        releaseCidr(inventory, document.held[0]?.cidr ?? cidr)
        expect(verdict(inventory, proposed)).toEqual(before)
      }),
    )
  })

  test('holding one by one is holding all at once', () => {
    fc.assert(
      fc.property(inventoryDocument(), (document) => {
        const oneByOne = document.held.reduce(
          (inventory, { cidr }) => holdCidr(inventory, cidr),
          inventoryOf({ ...document, held: [] }),
        )
        expect(oneByOne).toEqual(inventoryOf(document))
      }),
    )
  })

  test('packed blocks and the document give the same inventory', () => {
    fc.assert(
      fc.property(inventoryDocument(), (document) => {
        const held = document.held.map(({ cidr }) => toBlock(cidr))
        expect(inventoryOfBlocks({ ...document, held })).toEqual(inventoryOf(document))
      }),
    )
  })

  test("another customer's networks replace those before", () => {
    fc.assert(
      fc.property(inventoryDocument(), fc.array(customerNetwork()), (document, networks) => {
        const expected = inventoryOf({ ...document, customerNetworks: networks })
        expect(withCustomerNetworks(inventoryOf(document), networks)).toEqual(expected)
      }),
    )
  })

  test('who holds a block is nowhere in it', () => {
    const document = documentOf({ held: [{ cidr: cidrOf('10.0.0.0/16'), owner: 'acme-secret' }] })
    const seen = (value: unknown): string =>
      JSON.stringify(value, (_key, each: unknown) => (each instanceof Map ? [...each] : each))
    expect(seen(inventoryOf(document))).not.toContain('acme')
  })
})

describe('a large inventory', () => {
  test('100,000 held blocks are built and reviewed at once', () => {
    const { base } = partsOf('10.0.0.0/8')
    const held = Array.from({ length: 100_000 }, (_, index) => unsafeBlock(base + index * 16, 28))
    const inventory = inventoryOfBlocks({ ...documentOf({}), held })
    expect(CidrSet.countBlocks(inventory.held)).toBe(100_000)
    expect(verdict(inventory, '10.1.0.0/16').findings).toHaveLength(4096)
    expect(verdict(inventory, '10.1.0.0/16').alternatives).toEqual([
      '10.25.0.0/16',
      '10.26.0.0/16',
      '10.27.0.0/16',
    ])
    expect(verdict(inventory, '10.200.0.0/16').verdict).toBe('accepted')
  })
})

describe('the inventory file', () => {
  test('reads back as it was written', () => {
    fc.assert(
      fc.property(inventoryDocument(), (document) => {
        const json: unknown = JSON.parse(JSON.stringify(InventoryDocument.encode(document)))
        expect(InventoryDocument.decode(json)).toEqual(E.right(document))
      }),
    )
  })

  test('every wrong field is told with its place', () => {
    const wrong = {
      version: 2,
      rescaleVpc: {
        vpcId: 'vpc-1',
        accountId: '999988887777',
        region: 'us-east-1',
        cidrs: ['10.0.0.1/8'],
      },
      held: [{ cidr: '10.0.0.0/16' }, { cidr: '10/8', owner: 'a' }],
      denied: [{ cidr: '10.0.0.0/16', reason: '' }],
      customerNetworks: 'none',
      routes: [{ destination: '10/8', routeTableId: 'rtb-1', target: '' }],
      peered: [{ cidr: '10.0.0.0/16', peeringId: 'vpc-1', owner: 'a' }],
      allowed: ['10.0.0.0/8', '10'],
      heldd: [],
    }
    const problems = decode(InventoryDocument, wrong)
    const paths = E.isLeft(problems) ? problems.left.map(({ path }) => path) : []
    expect(paths).toEqual([
      'version',
      'rescaleVpc.vpcId',
      'rescaleVpc.cidrs[0]',
      'held[0].owner',
      'held[1].cidr',
      'denied[0].reason',
      'customerNetworks',
      'routes[0].destination',
      'routes[0].routeTableId',
      'routes[0].target',
      'peered[0].peeringId',
      'peered[0].owner',
      'allowed[1]',
      'heldd',
    ])
  })
})
