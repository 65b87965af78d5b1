import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { parse } from '../../src/network/Ipv4Cidr.ts'
import { planSubnets } from '../../src/network/planSubnets.ts'
import { cidrOf, crowdedCidr } from '../network/arbitraries.ts'
import { type Said, expectSaid } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

const pieces = fc.constantFrom('\u0000', '\n', '\u001b', '"', '\\', '1', '0', '.', '/', 'é', '😀')

const japanese = /[ぁ-んァ-ン一-龯]/

describe('refused text', () => {
  const said = (input: string, language: 'en' | 'ja'): string => {
    const parsed = parse(input)
    return E.isLeft(parsed) ? wordsIn[language].describeParseIpv4CidrError(parsed.left) : ''
  }

  test.each<readonly [input: string, ...said: Said]>([
    ['', 'is not a CIDR: it is empty (character 1).', 'ではありません: 空です(1 文字目)。'],
    ['10.0.0.0/1x', 'this character (character 11).', '使えない文字です(11 文字目)。'],
    ['10.0.0/8', 'an address has four numbers (', 'アドレスは 4 つの数値です('],
    ['10..0.0/8', 'a number is missing (character 4).', '数値がありません(4 文字目)。'],
    [
      '010.0.0.0/8',
      'must not start with 0, which some programs read as octal (character 1).',
      '先頭に 0 は使えません(8 進数と解釈されることがあります)(1 文字目)。',
    ],
    ['10.0.256.0/8', 'a number is 0 to 255 (', '数値は 0 から 255 です('],
    ['10.0.0.0', 'prefix length is missing, such as /16 (', 'プレフィックス長がありません('],
    ['10.0.0.0/08', 'a prefix length must not start with 0 (', 'プレフィックス長の先頭に 0 は'],
    ['10.0.0.0/33', 'a prefix length is 0 to 32 (character 11).', '0 から 32 です(11 文字目)。'],
    ['10.0.0.1/8', 'beyond its … the block is 10.0.0.0/8.', '後ろのビット … 10.0.0.0/8 です。'],
  ])('%j', (input, ...fragments) => {
    const parsed = parse(input)
    if (E.isRight(parsed)) throw new Error(`${input} is a CIDR`)
    expectSaid((words) => words.describeParseIpv4CidrError(parsed.left), fragments)
  })

  test('is quoted with its control characters escaped, in both languages', () => {
    fc.assert(
      fc.property(fc.string({ unit: pieces }), (input) => {
        for (const language of ['en', 'ja'] as const) {
          expect(said(input, language)).toContain(JSON.stringify(input))
          // No control character may reach a terminal.
          expect(Array.from(said(input, language)).every((character) => character >= ' ')).toBe(
            true,
          )
        }
      }),
    )
  })
})

describe('a plan that does not exist', () => {
  const said = (cidr: string, zoneCount: number, language: 'en' | 'ja'): string => {
    const plan = planSubnets({ cidr: cidrOf(cidr), zoneCount })
    return E.isLeft(plan) ? wordsIn[language].describePlanSubnetsError(plan.left) : ''
  }

  test.each([
    ['10.0.0.0/8', 3, '10.0.0.0/8 is not a valid VPC size: /16 to /28.'],
    ['10.0.0.0/16', 0, '0 is not a valid number of zones.'],
    [
      '10.0.0.0/28',
      3,
      '10.0.0.0/28 is too small for a subnet in each of 3 zones. A /26 is the smallest block that fits.',
    ],
  ])('%s over %i zones', (cidr, zoneCount, expected) => {
    expect(said(cidr, zoneCount, 'en')).toBe(expected)
    expect(said(cidr, zoneCount, 'ja')).toMatch(japanese)
  })

  test.each(['en', 'ja'] as const)('is told the smallest block that fits: %s', (language) => {
    expect(said('10.0.0.0/28', 3, language)).toMatch(/\/26\b/)
  })

  test('is said without gaps', () => {
    fc.assert(
      fc.property(
        crowdedCidr({ min: 0, max: 32 }),
        fc.integer({ min: -1, max: 5000 }),
        (cidr, zones) => {
          expect(`${said(cidr, zones, 'en')}${said(cidr, zones, 'ja')}`).not.toMatch(
            /undefined|NaN/,
          )
        },
      ),
    )
  })
})
