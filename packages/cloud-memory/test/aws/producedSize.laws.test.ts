import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { boundOf, boundedSize } from '../../src/aws/cloudformation/producedSize.ts'
import { resolveValue } from '../../src/aws/cloudformation/resolveValue.ts'
import { zonesOf } from '../../src/world/zones.ts'

const text = fc.string({ unit: fc.constantFrom('a', ',', '.'), maxLength: 6 })

const { value: values } = fc.letrec<{ value: unknown; list: unknown }>((tie) => ({
  list: fc.oneof(
    { maxDepth: 4 },
    fc.array(text, { maxLength: 3 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.tuple(text, tie('value')).map((argument) => ({ 'Fn::Split': argument })),
    fc.nat(20).map((count) => ({ 'Fn::Cidr': ['10.0.0.0/8', count, 8] })),
    fc.constant({ 'Fn::GetAZs': '' }),
  ),
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom({ Ref: 'Vpc' }, { 'Fn::GetAtt': ['Vpc', 'Id'] }),
    fc.tuple(text, tie('list')).map((argument) => ({ 'Fn::Join': argument })),
    fc.tuple(fc.nat(3), tie('list')).map((argument) => ({ 'Fn::Select': argument })),
    fc
      .tuple(fc.constantFrom('${a}${a}-${Vpc}', '${a}', 'b', '${!a}'), tie('value'))
      .map(([written, a]) => ({ 'Fn::Sub': [written, { a }] })),
  ),
}))

const scope = {
  region: 'us-east-1',
  zoneNames: (region: string) =>
    zonesOf({ accountId: '111122223333' }, region).map(({ name }) => name),
  made: new Map([['Vpc', { physicalId: 'vpc-0123456789abcdef0', attributes: { Id: 'vpc' } }]]),
  pseudoParameters: {},
  imports: {},
}

/** Characters of every text in a value. */
const charactersOf = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + charactersOf(one), 0)
  return typeof value === 'string' ? value.length : 0
}

test('what is produced is no longer than its bound', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(charactersOf(resolveValue(scope, value))).toBeLessThanOrEqual(
        boundOf(value).characters,
      )
    }),
    { numRuns: 1000 },
  )
})

const doubled = (times: number): unknown => {
  let value: unknown = 'x'
  for (let time = 0; time < times; time += 1) value = { 'Fn::Sub': ['${a}${a}', { a: value }] }
  return value
}

test('what doubles again and again is refused before it is produced', () => {
  expect(E.isRight(boundedSize({ value: doubled(10) }))).toBe(true)
  expect(E.isLeft(boundedSize({ value: doubled(90) }))).toBe(true)
})

test('four million characters and some are the most', () => {
  const most = 4 * 1024 * 1024
  const isTaken = (size: number): boolean => E.isRight(boundedSize({ v: 'x'.repeat(size - 1) }))
  expect([most, most + 1].map(isTaken)).toEqual([true, false])
})

test('a list of blocks has as many as CloudFormation makes, each as long as a block can be', () => {
  const [block, most] = ['255.255.255.255/32', 256]
  expect(boundOf({ 'Fn::Cidr': ['10.0.0.0/8', most, 0] })).toEqual({
    characters: most * block.length,
    items: most,
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html */
test.each([
  [
    ['192.168.0.0/24', 6, 5],
    ['0', '32', '64', '96', '128', '160'].map((last) => `192.168.0.${last}/27`),
  ],
  [
    ['10.0.0.0/16', 2],
    ['10.0.0.0/24', '10.0.1.0/24'],
  ],
])('%j is %j: blocks have eight host bits unless others are asked for', (argument, blocks) => {
  expect(resolveValue(scope, { 'Fn::Cidr': argument })).toEqual(blocks)
})
