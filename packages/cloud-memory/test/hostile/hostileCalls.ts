/** Calls that ask for far more work than they are long. */
import type { ActionName } from '@byoa/cloud-memory'

import { customer } from '../setupTemplateOf.ts'
import { hostileTemplates } from './hostileTemplates.ts'

type Parameters = ReadonlyArray<readonly [name: string, value: string]>

/** A call as the wire has it. */
export interface HostileCall {
  readonly what: string
  readonly action: ActionName
  readonly parameters: Parameters
}

const numbered = (count: number, parameter: (index: number) => Parameters[number]): Parameters =>
  Array.from({ length: count }, (_, index) => parameter(index))

// policies

const deep = '['.repeat(120_000)
const allowing = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } })

const policies: Readonly<Record<string, string>> = {
  'nested without end': deep,
  'nested deeply': `{"Statement":${'['.repeat(60_000)}${']'.repeat(60_000)}}`,
  'of very many statements': JSON.stringify({
    Version: '2012-10-17',
    Statement: Array.from({ length: 2000 }, () => ({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
    })),
  }),
  'of very many actions': allowing({
    Resource: '*',
    Action: Array.from({ length: 6000 }, (_, index) => `ec2:*a${index}*`),
  }),
  'with a long run of wildcards': allowing({ Action: '*', Resource: `arn:${'*a'.repeat(50_000)}` }),
  'with very many conditions': allowing({
    Action: '*',
    Resource: '*',
    Condition: {
      StringLike: Object.fromEntries(
        Array.from({ length: 4000 }, (_, index) => [`aws:k${index}`, '*?*?*']),
      ),
    },
  }),
}

const policyCalls: ReadonlyArray<HostileCall> = Object.entries(policies).flatMap(
  ([what, document]): ReadonlyArray<HostileCall> => [
    {
      what: `a managed policy ${what}`,
      action: 'CreatePolicy',
      parameters: [
        ['PolicyName', what.replaceAll(' ', '-')],
        ['PolicyDocument', document],
      ],
    },
    {
      what: `a trust policy ${what}`,
      action: 'CreateRole',
      parameters: [
        ['RoleName', what.replaceAll(' ', '-')],
        ['AssumeRolePolicyDocument', document],
      ],
    },
    {
      what: `a session policy ${what}`,
      action: 'AssumeRole',
      parameters: [
        ['RoleArn', `arn:aws:iam::${customer}:role/open`],
        ['RoleSessionName', 'session'],
        ['Policy', document],
      ],
    },
  ],
)

// lists

const listCalls: ReadonlyArray<HostileCall> = [
  {
    what: 'very many ids',
    action: 'DescribeVpcs',
    parameters: numbered(9900, (index) => [`VpcId.${index + 1}`, `vpc-${index}`.padEnd(21, '0')]),
  },
  {
    what: 'very many rules',
    action: 'AuthorizeSecurityGroupIngress',
    parameters: [
      ['GroupId', 'GROUP'],
      ['IpPermissions.1.IpProtocol', 'tcp'],
      ['IpPermissions.1.FromPort', '1'],
      ['IpPermissions.1.ToPort', '1'],
      ...numbered(9900, (index) => [
        `IpPermissions.1.IpRanges.${index + 1}.CidrIp`,
        `10.${Math.floor(index / 256)}.${index % 256}.0/24`,
      ]),
    ],
  },
  {
    what: 'very many tags',
    action: 'CreateTags',
    parameters: [
      ['ResourceId.1', 'GROUP'],
      ...numbered(4900, (index) => [`Tag.${index + 1}.Key`, `key-${index}`]),
    ],
  },
  {
    what: 'very many parameters of a template',
    action: 'CreateStack',
    parameters: [
      ['StackName', 'parameters'],
      ['TemplateBody', '{"Resources":{"A":{"Type":"AWS::EC2::InternetGateway"}}}'],
      ...numbered(4900, (index) => [`Parameters.member.${index + 1}.ParameterKey`, `P${index}`]),
    ],
  },
  {
    what: 'very many actions and resources to simulate',
    action: 'SimulatePrincipalPolicy',
    parameters: [
      ['PolicySourceArn', `arn:aws:iam::${customer}:role/open`],
      ...numbered(4000, (index) => [`ActionNames.member.${index + 1}`, 'ec2:DescribeVpcs']),
      ...numbered(4000, (index) => [`ResourceArns.member.${index + 1}`, '*']),
    ],
  },
  {
    what: 'more parameters than any call has',
    action: 'DescribeVpcs',
    parameters: numbered(100_000, (index) => [`VpcId.${index + 1}`, 'a']),
  },
]

// texts

const longText = 900_000

const texts: Readonly<Record<string, string>> = {
  'of stars': '*'.repeat(longText),
  'of stars with letters between': '*a'.repeat(longText / 2),
  'of spaces': ' '.repeat(longText),
  'of quotes': '"'.repeat(longText),
  'of slashes': '/'.repeat(longText),
  'of brackets': '['.repeat(longText),
  'of numbers and dots': '0.'.repeat(longText / 2),
  'of colons': ':'.repeat(longText),
}

const textCalls: ReadonlyArray<HostileCall> = Object.entries(texts).flatMap(
  ([what, text]): ReadonlyArray<HostileCall> => [
    {
      what: `a filter ${what}`,
      action: 'DescribeSecurityGroups',
      parameters: [
        ['Filter.1.Name', 'description'],
        ['Filter.1.Value.1', text],
      ],
    },
    { what: `an id ${what}`, action: 'DescribeVpcs', parameters: [['VpcId.1', text]] },
    { what: `a block ${what}`, action: 'CreateVpc', parameters: [['CidrBlock', text]] },
    { what: `a name ${what}`, action: 'GetRole', parameters: [['RoleName', text]] },
    { what: `a stack ${what}`, action: 'DescribeStacks', parameters: [['StackName', text]] },
    {
      what: `the policy of an endpoint ${what}`,
      action: 'CreateVpcEndpoint',
      parameters: [
        ['VpcId', 'VPC'],
        ['ServiceName', 'com.amazonaws.us-east-1.s3'],
        ['PolicyDocument', text],
      ],
    },
  ],
)

const templateCalls: ReadonlyArray<HostileCall> = Object.entries(hostileTemplates).map(
  ([what, body], index) => ({
    what,
    action: 'CreateStack',
    parameters: [
      ['StackName', `hostile-${index}`],
      ['TemplateBody', body],
    ],
  }),
)

/** Every hostile call; `VPC` and `GROUP` stand for the ids of what is there. */
export const hostileCalls: ReadonlyArray<HostileCall> = [
  ...templateCalls,
  ...policyCalls,
  ...listCalls,
  ...textCalls,
]
