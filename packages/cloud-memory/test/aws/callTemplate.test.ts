/** What counts as a change of a stack, and what a change may not be. */
import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const StackName = 's'
const ChangeSetName = 'c'

const V = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }
const G = { Type: 'AWS::EC2::InternetGateway' }
const before = {
  Description: 'a VPC and a gateway',
  Parameters: { Block: { Type: 'String', Default: '10.0.0.0/16' } },
  Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
  Resources: { V: { ...V, Properties: { CidrBlock: { Ref: 'Block' } } }, G },
  Outputs: { Id: { Value: { Ref: 'V' } } },
}
const { Resources } = before

const scene = () => {
  const { customer, wait } = newSandbox()
  customer.ok('CreateStack', { StackName, TemplateBody: JSON.stringify(before) })
  wait(120)
  /** The change set of a template, as it is described. */
  const changeSet = (after: object) => {
    const TemplateBody = JSON.stringify(after)
    customer.ok('CreateChangeSet', { StackName, ChangeSetName, TemplateBody })
    return customer.ok('DescribeChangeSet', { StackName, ChangeSetName })
  }
  const update = (after: object) => ({ StackName, TemplateBody: JSON.stringify(after) })
  return { customer, wait, changeSet, update }
}

/**
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-direct.html
 * @source https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2027
 */
describe('a template without a change of resources or outputs', () => {
  test.each([
    ['a description', { ...before, Description: 'another' }],
    ['metadata of the template', { ...before, Metadata: { a: 1 } }],
    [
      'the name of a parameter',
      {
        ...before,
        Parameters: { Other: before.Parameters.Block },
        Resources: { ...Resources, V: { ...V, Properties: { CidrBlock: { Ref: 'Other' } } } },
      },
    ],
    ['a value for a parameter', { ...before, Resources: { V, G } }],
    [
      'a resource that is never made',
      { ...before, Resources: { ...Resources, N: { ...G, Condition: 'Never' } } },
    ],
    ['an order', { ...before, Resources: { ...Resources, G: { ...G, DependsOn: 'V' } } }],
  ])('that has another %s is no update', (_what, after) => {
    const { customer, changeSet, update } = scene()
    expect(customer.error('UpdateStack', update(after)).message).toBe(
      'No updates are to be performed.',
    )
    expect(changeSet(after)).toMatchObject({
      Status: 'FAILED',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
      ExecutionStatus: 'UNAVAILABLE',
    })
  })
})

/**
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 * @source https://github.com/ministackorg/ministack/pull/1646
 */
describe('an attribute of a resource', () => {
  test.each([
    ['Metadata', { a: 1 }],
    ['DeletionPolicy', 'Retain'],
    ['UpdateReplacePolicy', 'Retain'],
  ])('is a change by itself: %s', (name, value) => {
    const { customer, wait, changeSet, update } = scene()
    const after = { ...before, Resources: { ...Resources, G: { ...G, [name]: value } } }
    expect(changeSet(after).Changes.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
      {
        Action: 'Modify',
        LogicalResourceId: 'G',
        Replacement: 'False',
        Scope: [name],
        Details: [
          {
            Target: { Attribute: name, RequiresRecreation: 'Never' },
            Evaluation: 'Static',
            ChangeSource: 'DirectModification',
          },
        ],
      },
    ])
    customer.ok('UpdateStack', update(after))
    wait(120)
    expect(customer.error('UpdateStack', update(after)).message).toBe(
      'No updates are to be performed.',
    )
  })
})

/** @source https://github.com/aws/aws-sam-cli/issues/6786 */
describe('another type of a resource', () => {
  const reason =
    'Update of resource type is not permitted. The new template modifies resource type of the following resources: [V, G]'
  const after = { Resources: { V: G, G: V } }

  test('is no update', () => {
    const { customer, update } = scene()
    expect(customer.error('UpdateStack', update(after))).toMatchObject({
      code: 'ValidationError',
      message: reason,
    })
  })

  test('is no change set that can be executed', () => {
    const { changeSet } = scene()
    expect(changeSet(after)).toMatchObject({
      Status: 'FAILED',
      StatusReason: reason,
      ExecutionStatus: 'UNAVAILABLE',
      Changes: [],
    })
  })
})
