import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const rescale = '999988887777'

const policy = (...Statement: ReadonlyArray<unknown>) => ({ Version: '2012-10-17', Statement })

const trust = (more: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: rescale },
  Action: 'sts:AssumeRole',
  ...more,
})

const grant = (more: object = {}) => ({
  Effect: 'Allow',
  Action: 'ec2:*',
  Resource: '*',
  ...more,
})

const without = (statement: object, name: string): object =>
  Object.fromEntries(Object.entries(statement).filter(([key]) => key !== name))

const syntaxErrors = 'Syntax errors in policy.'
const vendorless = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
const notTrust = 'AssumeRole policy may only specify STS AssumeRole actions.'

/** What the policy has, the policy, and what IAM says of it. */
type Fault = readonly [string, unknown, string]

const sharedFaults = (statement: (more?: object) => object): ReadonlyArray<Fault> => [
  ['text that is no JSON', '{', 'This policy contains invalid Json'],
  ['a list', [], syntaxErrors],
  ['no statement', policy(), syntaxErrors],
  ['another version', { ...policy(statement()), Version: '2013-10-17' }, syntaxErrors],
  ['an element that is none', { ...policy(statement()), Statements: [] }, syntaxErrors],
  ['a misspelt element', policy(statement({ Actions: 'x' })), syntaxErrors],
  ['an effect that is none', policy(statement({ Effect: 'allow' })), syntaxErrors],
  [
    'a misspelt operator',
    policy(statement({ Condition: { StringEqual: { 'aws:SourceIp': 'x' } } })),
    syntaxErrors,
  ],
  [
    'a key of no vendor',
    policy(statement({ Condition: { StringEquals: { ExternalId: 'x' } } })),
    vendorless,
  ],
  ['a number for an action', policy(statement({ Action: 5 })), syntaxErrors],
  ['an action of no vendor', policy(statement({ Action: 'Run' })), vendorless],
  [
    'an action with two colons',
    policy(statement({ Action: 'a:b:c' })),
    'Actions/Condition can contain only one colon.',
  ],
  [
    'an empty list of actions',
    policy(statement({ Action: [] })),
    'Policy statement must contain actions.',
  ],
  [
    'a Sid with a hyphen',
    policy(statement({ Sid: 'a-b' })),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
  [
    'one Sid twice',
    policy(statement({ Sid: 'A' }), statement({ Sid: 'A' })),
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  [
    'one key twice',
    JSON.stringify(policy(statement())).replace('"Effect"', '"Effect":"Deny","Effect"'),
    syntaxErrors,
  ],
]

const textOf = (document: unknown): string =>
  typeof document === 'string' ? document : JSON.stringify(document)

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
describe('IAM refuses to save', () => {
  test.each<Fault>([
    ...sharedFaults(trust),
    ['a Resource', policy(trust({ Resource: '*' })), 'Has prohibited field Resource'],
    [
      'a NotPrincipal',
      policy(without(trust({ NotPrincipal: { AWS: rescale } }), 'Principal')),
      'Has prohibited field NotPrincipal',
    ],
    ['no Principal', policy(without(trust(), 'Principal')), 'Missing required field Principal'],
    ['no Action', policy(without(trust(), 'Action')), 'Missing required field Action'],
    [
      'an action of another service',
      policy(trust({ Action: ['sts:AssumeRole', 'ec2:RunInstances'] })),
      notTrust,
    ],
    ['an action that STS has not', policy(trust({ Action: 'sts:TagSessions' })), notTrust],
    ['every action', policy(trust({ Action: '*' })), notTrust],
    ['an action with a bracket', policy(trust({ Action: 'sts:(' })), syntaxErrors],
    ['a type of principal that is none', policy(trust({ Principal: { Foo: 'x' } })), syntaxErrors],
    [
      'an account of five digits, in a denial too',
      policy(trust({ Effect: 'Deny', Principal: { AWS: [rescale, '12345'] } })),
      'Invalid principal in policy: "AWS":"12345"',
    ],
    [
      'a wildcard within an ARN',
      policy(trust({ Principal: { AWS: `arn:aws:iam::${rescale}:role/*` } })),
      `Invalid principal in policy: "AWS":"arn:aws:iam::${rescale}:role/*"`,
    ],
    [
      'a service that is none',
      policy(trust({ Principal: { Service: 'ec2' } })),
      'Invalid principal in policy: "SERVICE":"ec2"',
    ],
    [
      'a role under another path',
      policy(trust({ Principal: { AWS: `arn:aws:iam::${rescale}:user/x/administrator` } })),
      `Invalid principal in policy: "AWS":"arn:aws:iam::${rescale}:user/x/administrator"`,
    ],
    [
      'a unique id that nobody has',
      policy(trust({ Principal: { AWS: 'AROAQQQQQQQQQQQQQQQQQ' } })),
      'Invalid principal in policy: "AWS":"AROAQQQQQQQQQQQQQQQQQ"',
    ],
  ])('a trust policy with %s', (_name, document, message) => {
    const { customer } = newSandbox()
    const PolicyDocument = textOf(document)
    const error = customer.error('CreateRole', {
      RoleName: 'R',
      AssumeRolePolicyDocument: PolicyDocument,
    })
    expect(error).toEqual({ code: 'MalformedPolicyDocument', message, status: 400 })
    customer.ok('CreateRole', {
      RoleName: 'R',
      AssumeRolePolicyDocument: textOf(policy(trust())),
    })
    expect(customer.error('UpdateAssumeRolePolicy', { RoleName: 'R', PolicyDocument })).toEqual(
      error,
    )
  })

  test.each<Fault>([
    ...sharedFaults(grant),
    [
      'a Principal',
      policy(grant({ Principal: '*' })),
      'Policy document should not specify a principal.',
    ],
    ['no Action', policy(without(grant(), 'Action')), 'Policy statement must contain actions.'],
    [
      'no Resource',
      policy(without(grant(), 'Resource')),
      'Policy statement must contain resources.',
    ],
    [
      'an empty list of resources',
      policy(grant({ Resource: [] })),
      'Policy statement must contain resources.',
    ],
    [
      'a resource that is no ARN',
      policy(grant({ Resource: ['*', 'vpc-1'] })),
      'Resource vpc-1 must be in ARN format or "*".',
    ],
    [
      'a partition that is none',
      policy(grant({ Resource: 'arn:amazon:ec2:::vpc/x' })),
      'Partition "amazon" is not valid for resource "arn:amazon:ec2:::vpc/x".',
    ],
    [
      'a resource with another prefix',
      policy(grant({ Resource: 'urn:aws:ec2:::vpc/x' })),
      'Partition "aws" is not valid for resource "arn:aws:ec2:::vpc/x:*:*:*".',
    ],
    [
      'a resource without a service',
      policy(grant({ Resource: 'arn:aws' })),
      'Vendor must be fully qualified and cannot contain regexes.',
    ],
  ])('a permissions policy with %s', (_name, document, message) => {
    const { customer } = newSandbox()
    const PolicyDocument = textOf(document)
    const error = customer.error('CreatePolicy', { PolicyName: 'P', PolicyDocument })
    expect(error).toEqual({ code: 'MalformedPolicyDocument', message, status: 400 })
    customer.ok('CreateRole', {
      RoleName: 'R',
      AssumeRolePolicyDocument: textOf(policy(trust())),
    })
    const input = { RoleName: 'R', PolicyName: 'P', PolicyDocument }
    expect(customer.error('PutRolePolicy', input)).toEqual(error)
  })

  test('characters beyond Latin-1', () => {
    const { customer } = newSandbox()
    const PolicyDocument = textOf(policy(grant({ Resource: 'arn:aws:s3:::日本' })))
    expect(customer.refused('CreatePolicy', { PolicyName: 'P', PolicyDocument })).toBe(
      'ValidationError',
    )
  })
})

describe('IAM saves', () => {
  test.each<readonly [string, object]>([
    ['several actions of STS', trust({ Action: ['sts:AssumeRole', 'sts:TagSession'] })],
    ...['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'SetContext']
      .concat('SetSourceIdentity', 'TagSession')
      .map((action) => [`sts:${action} alone`, trust({ Action: `sts:${action}` })] as const),
    ['a wildcard within STS', trust({ Action: 'STS:Assume*' })],
    ['anyone', trust({ Principal: '*' })],
    ['a service', trust({ Principal: { Service: 'ec2.amazonaws.com' } })],
    ['a user', trust({ Principal: { AWS: `arn:aws:iam::${rescale}:user/administrator` } })],
    ['an account that is not in this world', trust({ Principal: { AWS: '123456789012' } })],
  ])('a trust policy with %s', (_name, statement) => {
    const { customer } = newSandbox()
    customer.ok('CreateRole', {
      RoleName: 'R',
      AssumeRolePolicyDocument: textOf(policy(statement)),
    })
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles */
describe('a role that a trust policy names', () => {
  const named = (sandbox: ReturnType<typeof newSandbox>): string => {
    const AssumeRolePolicyDocument = textOf(policy(trust()))
    const made = sandbox.rescale.ok('CreateRole', { RoleName: 'P', AssumeRolePolicyDocument })
    return made.Role.Arn
  }

  const principalOf = (sandbox: ReturnType<typeof newSandbox>): unknown => {
    const { Role } = sandbox.customer.ok('GetRole', { RoleName: 'R' })
    const shown: unknown = JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument))
    return shown
  }

  test('is shown by its ARN, by its unique id once it is gone, and is not the one made anew', () => {
    const sandbox = newSandbox()
    const arn = named(sandbox)
    const { RoleId } = sandbox.rescale.ok('GetRole', { RoleName: 'P' }).Role
    const document = policy(trust({ Principal: { AWS: [arn, rescale] } }))
    sandbox.customer.ok('CreateRole', { RoleName: 'R', AssumeRolePolicyDocument: textOf(document) })
    expect(principalOf(sandbox)).toEqual(document)
    sandbox.rescale.ok('DeleteRole', { RoleName: 'P' })
    const gone = policy(trust({ Principal: { AWS: [RoleId, rescale] } }))
    expect(principalOf(sandbox)).toEqual(gone)
    expect(named(sandbox)).toBe(arn)
    expect(principalOf(sandbox)).toEqual(gone)
    const again = { RoleName: 'R', PolicyDocument: textOf(gone) }
    expect(sandbox.customer.refused('UpdateAssumeRolePolicy', again)).toBe(
      'MalformedPolicyDocument',
    )
  })

  test('gets in until it is made anew', () => {
    const sandbox = newSandbox()
    const arn = named(sandbox)
    const mayAssume = textOf(policy(grant({ Action: 'sts:AssumeRole' })))
    sandbox.customer.ok('CreateRole', {
      RoleName: 'R',
      AssumeRolePolicyDocument: textOf(policy(trust({ Principal: { AWS: arn } }))),
    })
    const target = { RoleArn: `arn:aws:iam::${sandbox.customer.accountId}:role/R` }
    const answerOf = (): string => {
      const permitted = { RoleName: 'P', PolicyName: 'p', PolicyDocument: mayAssume }
      sandbox.rescale.ok('PutRolePolicy', permitted)
      const { Credentials } = sandbox.rescale.ok('AssumeRole', {
        RoleArn: arn,
        RoleSessionName: 'job',
      })
      const session = sandbox.rescale.with(Credentials.AccessKeyId)
      return session.call('AssumeRole', { ...target, RoleSessionName: 'job' })._tag
    }
    expect(answerOf()).toBe('Right')
    sandbox.rescale.ok('DeleteRolePolicy', { RoleName: 'P', PolicyName: 'p' })
    sandbox.rescale.ok('DeleteRole', { RoleName: 'P' })
    named(sandbox)
    expect(answerOf()).toBe('Left')
  })
})
