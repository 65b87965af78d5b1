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
 * @source https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/930
 */
describe('the bounds of a parameter', () => {
  test.each([
    [{ Type: 'Number', MinValue: 5 }, '4', "Parameter 'P' must be a number not less than 5"],
    [{ Type: 'Number', MinValue: 5 }, '5', undefined],
    [{ Type: 'Number', MaxValue: 5 }, '10', "Parameter 'P' must be a number not greater than 5"],
    [{ Type: 'Number', MaxValue: 5 }, '5', undefined],
    [{ Type: 'Number', MinLength: 3 }, '5', undefined],
    [{ Type: 'String', MinLength: 3 }, 'ab', "Parameter 'P' must contain at least 3 characters"],
    [{ Type: 'String', MinLength: 3 }, 'abc', undefined],
    [{ Type: 'String', MaxLength: 3 }, 'abcd', "Parameter 'P' must contain at most 3 characters"],
    [{ Type: 'String', MaxLength: 3 }, 'abc', undefined],
    [{ Type: 'String', MinValue: 5 }, '4', undefined],
  ])('%j and the value %s: %s', (declaration, value, expected) => {
    const message = refusalOf(declaration, value)
    expect(message).toBe(expected)
  })
})
