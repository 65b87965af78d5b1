import { CidrSet, InventoryDocument, type Inventory, inventoryOf } from '@byoa/core/network'
import { inventoryDocument } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { type LoadedInventory, loadInventory } from '../../src/commands/documents/readInventory.ts'
import { type Decoded, decodeText } from '../../src/terminal/readDocument.ts'

const inventoryOfText = (text: string): Decoded<LoadedInventory> => decodeText(text, loadInventory)

const loaded = (text: string): LoadedInventory => {
  const read = inventoryOfText(text)
  if (E.isRight(read)) return read.right
  throw new Error(JSON.stringify(read.left))
}

const problemsIn = (text: string) => {
  const read = inventoryOfText(text)
  return E.isLeft(read) ? read.left : []
}

const sameSets = (a: Inventory, b: Inventory): boolean =>
  (
    ['rescaleVpc', 'held', 'peered', 'routes', 'allowed', 'denied', 'customerNetworks'] as const
  ).every((name) => CidrSet.Eq.equals(a[name], b[name]))

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

describe('inventoryOfText', () => {
  it('builds the inventory of the document, however its text is laid out', () => {
    const spaces = fc.constantFrom(undefined, 1, '\t')
    fc.assert(
      fc.property(inventoryDocument(), spaces, (document, space) => {
        const expected = inventoryOf(document)
        const text = JSON.stringify(InventoryDocument.encode(document), null, space)
        for (const { document: read, inventory } of [
          loaded(text),
          loaded(text.replaceAll('\n', '\r\n')),
        ]) {
          expect(read).toEqual(document)
          expect(sameSets(inventory, expected)).toBe(true)
          expect(inventory.deniedReasons).toEqual(expected.deniedReasons)
          expect(inventory.load).toEqual(expected.load)
        }
      }),
    )
  })

  it('lists every wrong entry with its index and its field', () => {
    const entries = fc.array(
      fc.oneof(
        goodEntry.map((entry) => ({ field: undefined, entry })),
        badEntry,
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(entries, (list) => {
        const text = inventoryText({ held: list.map(({ entry }) => entry) })
        const expected = list.flatMap(({ field }, index) =>
          field === undefined ? [] : [`held[${index}]${field}`],
        )
        expect(problemsIn(text).map(({ path }) => path)).toEqual(expected)
      }),
    )
  })

  it.each([
    ['a header field', inventoryText({ version: 2, owner: 'x' }), ['version', 'owner']],
    ['no list', inventoryText({ held: undefined }), ['held']],
    ['a list that is none', inventoryText({ held: {} }), ['held']],
    ['not an inventory', '[]', ['']],
    ['nothing', '', ['line 1, column 1']],
    ['the end missing', inventoryText({}).slice(0, -2), ['line 13, column 24']],
    ['the end of the list missing', '{"held":[{"owner":"a"}', ['line 1, column 23']],
    ['a second value', `${inventoryText({})}\n{"cidr":"10.0.0.0/16"}`, ['line 15, column 1']],
    ['a comma at the end of the list', '{"version":1,\n"held":[1,]}', ['line 2, column 11']],
    ['a text without end', 'x'.repeat(200_000_001), ['']],
  ])('names what is wrong in %s', (_what, text, paths) => {
    expect(problemsIn(text).map(({ path }) => path)).toEqual(paths)
  })

  it.each([
    ['one after the other', inventoryText({}).replace('{', '{"held": [],')],
    ['one spelled with an escape', inventoryText({}).replace('{', '{"h\\u0065ld": [],')],
  ])('refuses two lists of held blocks, %s', (_how, text) => {
    expect(problemsIn(text)).toMatchObject([{ path: 'line 11, column 2, held' }])
  })

  it('takes the word held wherever else it stands', () => {
    const reason = '"held": [ \u00e9 \\'
    const denied = [{ cidr: '10.9.0.0/16', reason }]
    const { document } = loaded(
      inventoryText({ held: [{ cidr: '10.8.0.0/16', owner: 'held' }], denied }),
    )
    expect(document.denied).toEqual(denied)
  })

  it('says line and column when something behind the list is not JSON', () => {
    const text =
      '{"version": 1,\n"held": [\n{"cidr":"10.1.0.0/16","owner":"a"}\n],\n"denied": [}\n}'
    expect(problemsIn(text)).toEqual([
      { path: 'line 5, column 12', expected: 'JSON', actual: '"}"' },
    ])
  })

  it.each([
    ['an entry that nests without end', `{"held":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`],
    ['an entry that is a long text', `{"held":["${'a'.repeat(5_000_000)}"]}`],
    ['a field that nests without end', `{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['lists that never end', `{"held":[${'[{"a":'.repeat(200_000)}`],
    ['a key without end', `{"${'k'.repeat(5_000_000)}`],
    ['a long text beside two lists', `{"held":["${'a'.repeat(5_000_000)}"],"held":[]}`],
  ])('survives %s', (_what, text) => {
    expect(inventoryOfText(text)).toMatchObject({ _tag: 'Left' })
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
})
