import { RescaleConfigCodec } from '@byoa/cloud'
import { defaultRescale } from '@byoa/cloud-memory'
import { decode } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

const firstTable = 'rtb-0123456789abcdef0'
const hub = { key: 'Name', value: 'hub' }
const spoke = { key: 'purpose', value: 'customers' }

const problemPaths = (document: unknown): ReadonlyArray<string> => {
  const decoded = decode(RescaleConfigCodec, document)
  return E.isRight(decoded) ? [] : decoded.left.map(({ path }) => path)
}

test('the shipped document is valid, and is not empty because it was refused', () => {
  expect(decode(RescaleConfigCodec, defaultRescale)).toEqual(E.right(defaultRescale))
  expect(defaultRescale.vpcs).not.toEqual([])
})

test.each([
  ['a text', 'side', '', 'Rescale side'],
  ['a number for a VPC', { ...defaultRescale, vpcs: [1] }, 'vpcs[0]', 'Rescale VPC'],
])('is not %s, and says what was expected', (_what, document, path, expected) => {
  expect(decode(RescaleConfigCodec, document)).toMatchObject({ left: [{ path, expected }] })
})

test('every wrong field is named', () => {
  const document = {
    version: 2,
    accounts: [{ partition: 'aws', accountId: 12 }],
    vpcs: [{ region: 'us-east-1', cidrs: ['10.0.0.1/16'], hold: [] }],
  }
  expect(problemPaths(document)).toEqual([
    'version',
    'accounts[0].accountId',
    'vpcs[0].cidrs[0]',
    'vpcs[0].hold',
  ])
})

test.each([
  [{}, []],
  [{ tag: hub, routeTables: { tag: spoke } }, []],
  [{ routeTables: { ids: [firstTable] } }, []],
  [{ tag: { key: 'Name' } }, ['vpcs[0].tag.value']],
  [{ tag: { key: 'Name', value: 'x'.repeat(256) } }, ['vpcs[0].tag.value']],
  [{ routeTables: { ids: [firstTable], tag: spoke } }, []],
  [{ routeTables: { id: firstTable } }, ['vpcs[0].routeTables.id']],
  [{ routeTables: { ids: ['main'] } }, ['vpcs[0].routeTables.ids[0]']],
  [{ routeTables: [firstTable] }, ['vpcs[0].routeTables']],
])('%j has the wrong fields %j', (vpc, paths) => {
  const document = { version: 1, accounts: [], vpcs: [{ region: 'us-east-1', ...vpc }] }
  expect(problemPaths(document)).toEqual(paths)
})
