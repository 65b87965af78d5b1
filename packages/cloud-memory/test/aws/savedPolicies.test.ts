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
const legacy = 'The policy failed legacy parsing'
const notTrust = 'AssumeRole policy may only specify STS AssumeRole actions.'

/** What the policy has, the policy, and what IAM says of it. */
type Fault = readonly [string, unknown, string]

const sharedFaults = (statement: (more?: object) => object): ReadonlyArray<Fault> => [
  ['a list', [], syntaxErrors],
  ['no statement', policy(), syntaxErrors],
  ['another version', { ...policy(statement()), Version: '2013-10-17' }, syntaxErrors],
  ['an element that is none', { ...policy(statement()), Statements: [] }, syntaxErrors],
  ['a misspelt element', policy(statement({ Actions: 'x' })), syntaxErrors],
  ['an effect that is none', policy(statement({ Effect: 'permit' })), syntaxErrors],
  [
    'a misspelt operator',
    policy(statement({ Condition: { StringEqual: { 'aws:SourceIp': 'x' } } })),
    syntaxErrors,
  ],
  ['a list of Ids', { ...policy(statement()), Id: ['a'] }, syntaxErrors],
  ['a number for an action', policy(statement({ Action: 5 })), syntaxErrors],
  [
    'a number for an action that is left out',
    policy(without(statement({ NotAction: [5] }), 'Action')),
    syntaxErrors,
  ],
  [
    'an action of no vendor that is left out',
    policy(without(statement({ NotAction: 'Run' }), 'Action')),
    vendorless,
  ],
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

/**
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @source https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_policies.snapshot.json
 */
describe('IAM refuses to save', () => {
  test.each<Fault>([
    ...sharedFaults(trust),
    ['text that is no JSON', '{', 'This policy contains invalid Json'],
    ['an effect in lower case', policy(trust({ Effect: 'allow' })), syntaxErrors],
    [
      'a key of no vendor',
      policy(trust({ Condition: { StringEquals: { ExternalId: 'x' } } })),
      vendorless,
    ],
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
    ['text that is no JSON', '{', syntaxErrors],
    ['an effect in lower case', policy(grant({ Effect: 'allow' })), legacy],
    ['a vendor with a space', policy(grant({ Action: 'a a:b' })), 'Vendor a a is not valid'],
    [
      'no Action and one Sid twice',
      policy(grant({ Sid: 'a' }), { Sid: 'a', Effect: 'Allow' }),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    [
      'no Resource and an action of no vendor',
      policy({ Effect: 'Allow', Action: 'Run' }),
      'Policy statement must contain resources.',
    ],
    [
      'no Resource, and no Action in a later statement',
      policy({ Effect: 'Allow', Action: 'ec2:*' }, { Effect: 'Allow' }),
      'Policy statement must contain actions.',
    ],
    [
      'an action of two colons and a resource that is no ARN',
      policy(grant({ Action: 'a:b:c', Resource: 'vpc-1' })),
      'Resource vpc-1 must be in ARN format or "*".',
    ],
    ...[
      'arn:aws:s3::example',
      'arn:aws::::example',
      'arn:aws::example',
      ['*', 'arn:aws:s3::example'],
    ].flatMap((resource): ReadonlyArray<Fault> => [
      [`the resource ${String(resource)}`, policy(grant({ Resource: resource })), legacy],
      [
        `all but ${String(resource)}, and one Sid twice`,
        policy(
          without(grant({ NotResource: resource, Sid: 'a' }), 'Resource'),
          grant({ Sid: 'a' }),
        ),
        legacy,
      ],
    ]),
    ...[
      ['a:b', 'b', 'arn:b:*:*:*:*'],
      ['a:b:c', 'b', 'arn:b:c:*:*:*'],
      ['a:b:c:d:e:f:g:h', 'b', 'arn:b:c:d:e:f:g:h'],
      ['aws:s3:::example', 's3', 'arn:s3:::example:*'],
      ['arn:error:s3:::example', 'error', 'arn:error:s3:::example'],
    ].map(([Resource = '', partition = '', whole = '']): Fault => [
      `the partition of ${Resource}`,
      policy(grant({ Resource })),
      `Partition "${partition}" is not valid for resource "${whole}".`,
    ]),
    [
      'a Region of IAM',
      policy(grant({ Resource: 'arn:aws:iam:us-east-1::role/x' })),
      'IAM resource arn:aws:iam:us-east-1::role/x cannot contain region information.',
    ],
    [
      'a Region of a bucket',
      policy(grant({ Resource: 'arn:aws:s3:us-east-1::example' })),
      'Resource arn:aws:s3:us-east-1::example can not contain region information.',
    ],
    ...['example', 'roles/x', 'rootx'].map((path): Fault => [
      `a path of IAM that is ${path}`,
      policy(grant({ Resource: `arn:aws:iam::${rescale}:${path}` })),
      'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
    ]),
    ...[
      'sdfdsf',
      '',
      '1.5',
      '-1-13',
      '234-13',
      '2016-00',
      '2016-1-32',
      '2016-1-0',
      '2016-1-1-1',
      '292278994-1',
      '-292275055',
      '2016-12-13t24:00',
      '2016-12-13t2:60',
      '2016-12-13t2:00:60',
      '2016-12-13t2:00:00.593194+1',
      '2016-12-13t2:00:00+24',
      '2016-12-13t2:00:00.1999999999+10:59',
      '2016-12-13t2:00:00zz',
      '9223372036854775808',
    ].map((date): Fault => [
      `the date ${date}`,
      policy(grant({ Condition: { 'ForAnyValue:DateLessThan': { a: ['2016', date] } } })),
      legacy,
    ]),
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
      'Resource urn:aws:ec2:::vpc/x must be in ARN format or "*".',
    ],
    [
      'a resource without a service',
      policy(grant({ Resource: 'arn:aws' })),
      'Resource vendor must be fully qualified and cannot contain regexes.',
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

/** @source https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_policies.py */
describe('a managed policy', () => {
  const errorOf = (document: object) =>
    newSandbox().customer.call('CreatePolicy', {
      PolicyName: 'P',
      PolicyDocument: textOf(document),
    })

  test.each<readonly [string, object]>([
    ['no version', { Statement: grant() }],
    ['an earlier version', { Version: '2008-10-17', Statement: grant() }],
    ['no version and one Sid twice', { Statement: [grant({ Sid: 'a' }), grant({ Sid: 'a' })] }],
    ['no version and an effect in lower case', { Statement: grant({ Effect: 'allow' }) }],
  ])('with %s is refused', (_name, document) => {
    expect(errorOf(document)).toMatchObject({
      left: {
        code: 'MalformedPolicyDocument',
        message: 'Policy document must be version 2012-10-17 or greater.',
      },
    })
  })

  test.each<object>([
    { Effect: 'Deny' },
    { Action: 'iam: asdf safdsf af ' },
    { Action: 's3.s:ListBucket' },
    { Action: '*' },
    { Resource: ['arn:aws:s3:::example', '*'] },
    { Resource: 'arn:aws:fdsasf' },
    { Resource: 'arn:aws:s3:us-west-2:123456789012:accesspoint/mine' },
    { Resource: 'arn:aws:iam:::user/example' },
    { Resource: 'arn:aws:iam::123456789012:root' },
    { Resource: 'arn:aws:iam::123456789012:*' },
    { Resource: 'arn:aws:iam:*:role/security/*' },
    { Condition: {} },
    { Condition: { a: {} } },
    { Condition: { StringEquals: { a: 'b' } } },
    ...[
      '0',
      '9223372036854775807',
      '01T',
      '-292275054',
      '292278993-12-31',
      '2016-12-13t2:00:00.593194+23',
      '2016-12-13T21:20:37.593194+00:00',
      '2019-07-01T13:20:15Z',
    ].map((date) => ({ Condition: { DateLessThanEquals: { a: date } } })),
  ])('with %j is saved', (more) => {
    expect(errorOf(policy(grant(more)))).toMatchObject({ _tag: 'Right' })
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
