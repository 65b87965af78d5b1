import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

import { parseTemplateText } from '../../../src/aws/cloudformation/templateText.ts'

/**
 * The functions with a short form.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const functions = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'Transform',
]

test.each(functions)('the short form !%s is the function with what follows it', (name) => {
  const full = `Fn::${name}`
  expect(parseTemplateText(`A: !${name} [x, !Ref y]`)).toEqual(
    E.right({ A: { [full]: ['x', { Ref: 'y' }] } }),
  )
  expect(parseTemplateText(`A: !${name} x`)).toEqual(
    E.right({ A: { [full]: name === 'GetAtt' ? ['x'] : 'x' } }),
  )
})

test.each([
  ['!Ref x', { Ref: 'x' }],
  ['!Condition x', { Condition: 'x' }],
  ['!GetAtt x.y', { 'Fn::GetAtt': ['x', 'y'] }],
  ['!GetAtt x.y.z', { 'Fn::GetAtt': ['x', 'y.z'] }],
  ['!Transform { Name: x }', { 'Fn::Transform': { Name: 'x' } }],
])('%s is the long form', (short, long) => {
  expect(parseTemplateText(`A: ${short}`)).toEqual(E.right({ A: long }))
})

const refused = (text: string) => {
  const parsed = parseTemplateText(text)
  return E.isLeft(parsed) ? parsed.left.message : 'parsed'
}

test.each([
  ['{"A": 1, "A": 2}', 'JSON', 1, 10],
  ['{\n"A": }', 'JSON', 2, 6],
  ['A: 1\nB: 2\nA: 3', 'YAML', 3, 1],
  ['A: 1\n---\nB: 2', 'YAML', 2, 1],
])('%j is refused where the mistake is', (text, language, line, column) => {
  expect(refused(text)).toBe(
    `Template format error: ${language} not well-formed. (line ${line}, column ${column})`,
  )
})

const nested = (depth: number): string => `A: ${'['.repeat(depth)}${']'.repeat(depth)}`
const directives = (count: number): string => `${'%A\n'.repeat(count)}---\nA: 1`

test('brackets are nested 100 deep at most, whichever they are', () => {
  expect(refused(nested(100))).toBe('parsed')
  expect(refused(nested(101))).toContain('nested too deeply')
  expect(
    refused(`A: [${nested(100).slice(3).replaceAll('[', '{').replaceAll(']', '}')}]`),
  ).toContain('nested too deeply')
  expect(refused(`A: [${Array.from({ length: 101 }, () => '[{}]').join(', ')}]`)).toBe('parsed')
})

test('more than ten directives are refused where they begin', () => {
  expect(refused(directives(11))).toContain('(line 11, column 1)')
  expect(refused(directives(10))).not.toContain('(line 11')
})
