import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { textOf } from '../../src/cloudformation/Template.ts'
import { policyValue, textValue } from '../../src/cloudformation/policyValue.ts'

describe('text in a policy', () => {
  const cases: ReadonlyArray<readonly [text: string, value: unknown]> = [
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/*'],
    ['vpc/${Vpc}', { 'Fn::Sub': 'vpc/${Vpc}' }],
    ['${Role.Arn}', { 'Fn::Sub': '${Role.Arn}' }],
    // Outside Fn::Sub nothing is read, so IAM's own variables stay as they are.
    ['home/${aws:username}', 'home/${aws:username}'],
    ['${Vpc}/${aws:username}', { 'Fn::Sub': '${Vpc}/${!aws:username}' }],
    ['${Vpc}/${*}/${Other}', { 'Fn::Sub': '${Vpc}/${!*}/${!Other}' }],
  ]

  test.each(cases)('%s', (text, value) => {
    expect(textValue(text, ['Vpc', 'Role.Arn'])).toEqual(value)
  })
})

/** `Fn::Sub` as CloudFormation performs it. */
const substituted = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{(!?)([^}]*)\}/g, (_whole, escaped: string, name: string) =>
    escaped === '!' ? `\${${name}}` : (values[name] ?? 'UNKNOWN'),
  )

test('what CloudFormation makes of the text is the text with the ids filled in', () => {
  const piece = fc.constantFrom('${Vpc}', '${aws:username}', '${*}', '${$}', '$', '}', 'a', '!')
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const value = textValue(text, ['Vpc'])
        const made =
          typeof value === 'object' && 'Fn::Sub' in value
            ? substituted(textOf(value['Fn::Sub']), { Vpc: 'vpc-1' })
            : value
        expect(made).toBe(text.replaceAll('${Vpc}', 'vpc-1'))
      },
    ),
  )
})

test('a policy keeps every element, and the absent ones stay absent', () => {
  expect(
    policyValue(
      {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['ec2:RunInstances'], Resource: ['vpc/${Vpc}'] },
          {
            Sid: 'Named',
            Effect: 'Deny',
            Action: ['iam:*'],
            Resource: ['*'],
            Condition: { ArnLike: { 'ec2:Vpc': ['${Vpc}', 'x'] } },
          },
        ],
      },
      ['Vpc'],
    ),
  ).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['ec2:RunInstances'], Resource: [{ 'Fn::Sub': 'vpc/${Vpc}' }] },
      {
        Sid: 'Named',
        Effect: 'Deny',
        Action: ['iam:*'],
        Resource: ['*'],
        Condition: { ArnLike: { 'ec2:Vpc': [{ 'Fn::Sub': '${Vpc}' }, 'x'] } },
      },
    ],
  })
})
