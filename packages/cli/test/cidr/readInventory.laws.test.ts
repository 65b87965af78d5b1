import {
  CidrSet,
  InventoryDocument,
  type Inventory,
  inventoryOf,
  parseIpv4Block,
} from '@byoa/core/network'
import { inventoryDocument } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { type LoadedInventory, inventoryReader } from '../../src/commands/cidr/readInventory.ts'

const readText = (text: string, chunkLength = 7) => {
  const reader = inventoryReader()
  for (let at = 0; at < text.length; at += chunkLength)
    reader.write(text.slice(at, at + chunkLength))
  return reader.end()
}

const loaded = (text: string, chunkLength?: number): LoadedInventory => {
  const read = readText(text, chunkLength)
  if (E.isRight(read)) return read.right
  throw new Error(JSON.stringify(read.left))
}

const problemsIn = (text: string) => {
  const read = readText(text)
  return E.isLeft(read) ? read.left : []
}

const sameSets = (a: Inventory, b: Inventory): boolean =>
  (
    ['rescaleVpc', 'held', 'peered', 'routes', 'allowed', 'denied', 'customerNetworks'] as const
  ).every((name) => CidrSet.Eq.equals(a[name], b[name]))

const encoded = (document: InventoryDocument): object =>
  InventoryDocument.encode(document) as object

const asLines = (document: InventoryDocument): string => {
  const { held, ...rest } = encoded(document) as InventoryDocument
  return [rest, ...held].map((line) => JSON.stringify(line)).join('\n')
}

const rescaleVpc = {
  vpcId: 'vpc-0aa10000000000001',
  accountId: '999988887777',
  region: 'us-east-1',
  cidrs: ['10.0.0.0/16'],
}

const inventoryText = (fields: object): string =>
  JSON.stringify(
    { version: 1, rescaleVpc, held: [], denied: [], customerNetworks: [], ...fields },
    null,
    1,
  )

const goodEntry = fc.record({
  cidr: fc.nat(255).map((octet) => `10.${octet}.0.0/16`),
  owner: fc.string({ minLength: 1, maxLength: 12 }),
})

/** Each is wrong in one field, which is named. */
const badEntry = fc.constantFrom(
  { field: '.cidr', entry: { cidr: '10.0.0.1/16', owner: 'a' } },
  { field: '.cidr', entry: { owner: 'a' } },
  { field: '.cidr', entry: { cidr: 10, owner: 'a' } },
  { field: '.owner', entry: { cidr: '10.0.0.0/16', owner: '' } },
  { field: '.owner', entry: { cidr: '10.0.0.0/16' } },
  { field: '.note', entry: { cidr: '10.0.0.0/16', owner: 'a', note: 1 } },
  { field: '', entry: null },
  { field: '', entry: '10.0.0.0/16' },
)

describe('inventoryReader', () => {
  it('builds from a stream the inventory that the document has as a whole', () => {
    fc.assert(
      fc.property(inventoryDocument(), fc.integer({ min: 1, max: 200 }), (document, chunk) => {
        const whole = inventoryOf(document)
        const streamed = loaded(JSON.stringify(encoded(document)), chunk)
        expect(sameSets(streamed.inventory, whole)).toBe(true)
        expect(streamed.document).toEqual({ ...document, held: [] })
        expect(streamed.inventory.deniedReasons).toEqual(whole.deniedReasons)
        expect(streamed.inventory.load).toEqual(whole.load)
      }),
    )
  })

  it('reads the same from a document and from one block on each line', () => {
    const withHeld = inventoryDocument().filter(({ held }) => held.length > 0)
    fc.assert(
      fc.property(withHeld, fc.integer({ min: 1, max: 200 }), (document, chunk) => {
        const { inventory } = loaded(asLines(document), chunk)
        expect(sameSets(inventory, inventoryOf(document))).toBe(true)
      }),
    )
  })

  it('lists every wrong entry with its line, its index and its field', () => {
    const entries = fc.array(
      fc.oneof(
        goodEntry.map((entry) => ({ field: undefined, entry })),
        badEntry,
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(entries, (list) => {
        const lines = list.map(({ entry }) => JSON.stringify(entry))
        const text = inventoryText({}).replace(
          '"held": []',
          () => `"held": [\n${lines.join(',\n')}\n]`,
        )
        const first = text.slice(0, text.indexOf('"held"')).split('\n').length + 1
        const expected = list.flatMap(({ field }, index) =>
          field === undefined ? [] : [`line ${first + index}, held[${index}]${field}`],
        )
        expect(problemsIn(text).map(({ path }) => path)).toEqual(expected)
      }),
    )
  })

  it.each([
    ['a header field', inventoryText({ version: 2, owner: 'x' }), ['version', 'owner']],
    ['no list', inventoryText({ held: undefined }), ['held']],
    ['a list that is none', inventoryText({ held: {} }), ['held']],
    ['two lists', inventoryText({}).replace('{', '{"held": [],'), ['held']],
    ['not an inventory', '[]', ['']],
    ['nothing', '', ['line 1']],
    ['the end missing', inventoryText({}).slice(0, -2), ['line 13']],
    ['the end of the list missing', '{"held":[{"cidr":"10.1.0.0/16","owner":"a"}', ['held']],
    [
      'a line that is not JSON',
      `${JSON.stringify({ version: 1, rescaleVpc, denied: [], customerNetworks: [] })}\n{"cidr"\n{"cidr":"10.0.0.0/16"}`,
      ['line 2', 'line 3, owner'],
    ],
  ])('names what is wrong in %s', (_what, text, paths) => {
    expect(problemsIn(text).map(({ path }) => path)).toEqual(paths)
  })

  it('counts the lines of the list when something behind it is not JSON', () => {
    const text =
      '{"version": 1,\n"held": [\n{"cidr":"10.1.0.0/16","owner":"a"}\n],\n"denied": [}\n}'
    expect(problemsIn(text)).toEqual([
      { path: 'line 5', expected: 'JSON', actual: "Unexpected token '}'" },
    ])
  })

  it.each([
    ['an entry that nests without end', `{"held":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`],
    ['an entry that is a long text', `{"held":["${'a'.repeat(5_000_000)}"]}`],
    ['a field that nests without end', `{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['lists that never end', `{"held":[${'[{"a":'.repeat(200_000)}`],
    ['a key without end', `{"${'k'.repeat(5_000_000)}`],
  ])('survives %s', (_what, text) => {
    const reader = inventoryReader()
    reader.write(text)
    expect(reader.end()).toMatchObject({ _tag: 'Left' })
  })

  it('takes the longest owner, however it is spelled', () => {
    const escaped = JSON.stringify({ held: [{ cidr: '10.1.0.0/16', owner: 'é'.repeat(200) }] })
      .replaceAll('é', '\\u00e9')
      .slice(1, -1)
    const text = inventoryText({}).replace('"held": []', () => escaped)
    expect(CidrSet.countBlocks(loaded(text).inventory.held)).toBe(1)
    expect(problemsIn(text.replace('\\u00e9', '\\u00e9\\u00e9'))).toMatchObject([
      { path: expect.stringContaining('held[0].owner') as string },
    ])
  })

  it('holds 20,000 blocks from chunks of 64 KB', () => {
    const held = Array.from({ length: 20_000 }, (_, index) => ({
      cidr: `10.${64 + (index >> 12)}.${(index >> 4) & 255}.${(index & 15) << 4}/28`,
      owner: `onboarding-${index}`,
    }))
    const { inventory } = loaded(inventoryText({ held }), 65_536)
    expect(CidrSet.countBlocks(inventory.held)).toBe(20_000)
    for (const [text, isHeld] of [
      ['10.64.0.0/28', true],
      ['10.68.225.240/28', true],
      ['10.68.226.0/28', false],
    ] as const) {
      const block = parseIpv4Block(text)
      expect(E.isRight(block) && CidrSet.has(inventory.held, block.right)).toBe(isHeld)
    }
  })
})
