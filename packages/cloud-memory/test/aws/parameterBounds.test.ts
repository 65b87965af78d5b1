import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const refusalOf = (declaration: object, value: string): string | undefined => {
  const { customer } = newSandbox()
  const input = {
    StackName: 's',
    TemplateBody: JSON.stringify({
      Parameters: { P: declaration },
      Resources: { A: { Type: 'AWS::EC2::InternetGateway' } },
    }),
    Parameters: [{ ParameterKey: 'P', ParameterValue: value }],
  }
  const result = customer.call('CreateStack', input)
  return result._tag === 'Left' ? result.left.message : undefined
}

/**
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
describe('the bounds of a parameter', () => {
  test.each([
    [{ Type: 'Number', MinValue: 5 }, '4', 'not less than MinValue'],
    [{ Type: 'Number', MinValue: 5 }, '5', undefined],
    [{ Type: 'Number', MaxValue: 5 }, '10', 'not more than MaxValue'],
    [{ Type: 'Number', MaxValue: 5 }, '5', undefined],
    [{ Type: 'Number', MinLength: 3 }, '5', undefined],
    [{ Type: 'String', MinLength: 3 }, 'ab', 'not less than MinLength'],
    [{ Type: 'String', MinLength: 3 }, 'abc', undefined],
    [{ Type: 'String', MaxLength: 3 }, 'abcd', 'not more than MaxLength'],
    [{ Type: 'String', MaxLength: 3 }, 'abc', undefined],
    [{ Type: 'String', MinValue: 5 }, '4', undefined],
  ])('%j and the value %s: %s', (declaration, value, expected) => {
    const message = refusalOf(declaration, value)
    if (expected === undefined) expect(message).toBeUndefined()
    else expect(message).toContain(expected)
  })
})
