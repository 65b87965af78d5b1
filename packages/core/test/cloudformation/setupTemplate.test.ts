import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import type { Template } from '../../src/cloudformation/Template.ts'
import { digestOf } from '../../src/cloudformation/TemplateDigest.ts'
import type { SetupTemplateError } from '../../src/cloudformation/SetupTemplateError.ts'
import { RoleNamePrefix, interfaceEndpointsOf } from '../../src/cloudformation/SetupOptions.ts'
import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { setupTemplate } from '../../src/cloudformation/setupTemplate.ts'
import { RoleArn } from '../../src/iam/identity/RoleArn.ts'
import { ZoneId } from '../../src/iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { KmsKeyArn } from '../../src/iam/identity/KmsKeyArn.ts'
import { PolicyArn } from '../../src/iam/identity/PolicyArn.ts'
import { RolePath } from '../../src/iam/identity/RolePath.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'
import { plainInput } from './setupVariants.ts'
import { wordsIn } from '../words/wordsIn.ts'

const cidr = (text: string): Ipv4Cidr => certainlyOf(Ipv4Cidr, text)
const role = (text: string): RoleArn => certainlyOf(RoleArn, text)
const policy = (text: string): PolicyArn => certainlyOf(PolicyArn, text)
const path = (text: string): RolePath => certainlyOf(RolePath, text)
const prefix = (text: string): RoleNamePrefix => certainlyOf(RoleNamePrefix, text)
const keyArn = (start: string): KmsKeyArn => certainlyOf(KmsKeyArn, `${start}${'0f'.repeat(16)}`)
const zone = (text: string): ZoneId => certainlyOf(ZoneId, text)

type Case = readonly [title: string, change: Partial<SetupTemplateInput>, error: object]

const refused: ReadonlyArray<Case> = [
  [
    'more zones than the block can be cut for',
    { vpcCidr: cidr('10.0.0.0/28'), zoneCount: 2 },
    { _tag: 'SubnetsDoNotFit', error: { _tag: 'TooSmallForZones', zoneCount: 2 } },
  ],
  [
    'a zone id too few',
    { zoneIds: [zone('use1-az1'), zone('use1-az2')] },
    { _tag: 'ZoneIdsDoNotMatch', zoneCount: 3, zoneIdCount: 2 },
  ],
  [
    'the same zone twice',
    { zoneIds: [zone('use1-az1'), zone('use1-az2'), zone('use1-az1')] },
    { _tag: 'ZoneIdsDoNotMatch', zoneCount: 3, zoneIdCount: 2 },
  ],
  [
    'a role of Rescale in another partition',
    { rescaleRoleArn: role('arn:aws-us-gov:iam::999988887777:role/ScaleX') },
    { _tag: 'ForeignPartition', field: 'rescaleRoleArn', partition: 'aws-us-gov', expected: 'aws' },
  ],
  [
    'a role that is not of the account of Rescale',
    { rescaleRoleArn: role('arn:aws:iam::444455556666:role/ScaleX') },
    { _tag: 'ForeignAccount', field: 'rescaleRoleArn', accountId: '444455556666' },
  ],
  [
    'a boundary in another partition',
    { permissionsBoundaryArn: policy('arn:aws-cn:iam::aws:policy/PowerUserAccess') },
    { _tag: 'ForeignPartition', field: 'permissionsBoundaryArn', partition: 'aws-cn' },
  ],
  [
    'a boundary of another account',
    { permissionsBoundaryArn: policy('arn:aws:iam::444455556666:policy/Limit') },
    { _tag: 'ForeignAccount', field: 'permissionsBoundaryArn', expected: '111122223333' },
  ],
  ['no block of a Rescale VPC', { rescaleVpcCidrs: [] }, { _tag: 'NoRescaleVpcCidr' }],
  [
    'the whole internet as a Rescale VPC',
    { egress: 'blocked', rescaleVpcCidrs: [cidr('10.0.0.0/16'), cidr('0.0.0.0/0')] },
    { _tag: 'NotARescaleVpcCidr', cidr: '0.0.0.0/0' },
  ],
  [
    'a zone of another Region',
    { zoneIds: [zone('use1-az1'), zone('usw1-az1'), zone('use1-az2')] },
    { _tag: 'ZoneOfOtherRegion', zoneId: 'usw1-az1', region: 'us-east-1' },
  ],
  [
    'a key of another Region',
    { volumeKeyArn: keyArn('arn:aws:kms:us-east-2:111122223333:key/mrk-') },
    { _tag: 'KeyOfOtherRegion', region: 'us-east-1' },
  ],
  [
    'a prefix that makes role names too long',
    { roleNamePrefix: prefix('p'.repeat(60)) },
    { _tag: 'RoleNameTooLong', maximumCharacters: 64 },
  ],
  [
    'a connection name that makes role names too long',
    { connectionName: 'n'.repeat(40), roleNamePrefix: prefix('Corp-') },
    { _tag: 'RoleNameTooLong', maximumCharacters: 64 },
  ],
  ...['', '2nd', 'acme_2', 'acme 2', 'n'.repeat(135)].map((connectionName): Case => [
    `the connection name ${JSON.stringify(connectionName)}`,
    { connectionName },
    { _tag: 'MalformedConnectionName', connectionName },
  ]),
  [
    'more subnets than a template can hold',
    { zoneCount: 300 },
    { _tag: 'TemplateTooLarge', exceeded: [{ limit: 'resources', maximum: 500 }] },
  ],
]

/** What a person would look for in the sentence: the numbers and names of the evidence. */
const evidenceIn = (error: SetupTemplateError): ReadonlyArray<string> =>
  Object.entries(error)
    .filter(([key, value]) => key !== '_tag' && typeof value !== 'object')
    .map(([, value]) => String(value))

const japanese = /[ぁ-んァ-ン一-龯]/

describe('refuses', () => {
  test.each(refused)('%s', (_title, change, error) => {
    expect(setupTemplate({ ...plainInput, ...change })).toMatchObject({ _tag: 'Left', left: error })
  })

  test.each(refused)(
    '%s, and says so in English and Japanese with the evidence',
    (_title, change) => {
      const setup = setupTemplate({ ...plainInput, ...change })
      if (E.isRight(setup)) throw new TypeError('not refused')
      const en = wordsIn.en.describeSetupTemplateError(setup.left)
      const ja = wordsIn.ja.describeSetupTemplateError(setup.left)
      for (const evidence of evidenceIn(setup.left)) {
        expect(en).toContain(evidence)
        expect(ja).toContain(evidence)
      }
      expect(ja).toMatch(japanese)
      expect(en).not.toMatch(japanese)
    },
  )
})

describe('accepts', () => {
  const accepted: ReadonlyArray<readonly [title: string, change: Partial<SetupTemplateInput>]> = [
    ['the plainest agreement', {}],
    ['one zone in the smallest VPC', { vpcCidr: cidr('10.0.0.0/28'), zoneCount: 1 }],
    [
      'a boundary that AWS manages',
      { permissionsBoundaryArn: policy('arn:aws:iam::aws:policy/PowerUserAccess') },
    ],
    ['the longest connection name', { connectionName: 'n'.repeat(128) }],
    [
      'the longest connection name that leaves room in role names',
      {
        roleNamePrefix: prefix('Corp-'),
        connectionName: 'n'.repeat(64 - 'Corp-rescale--flow-logs-us-east-1'.length),
      },
    ],
    ['the longest path', { rolePath: path(`/${'p'.repeat(510)}/`) }],
    [
      'a key of another account',
      { volumeKeyArn: keyArn('arn:aws:kms:us-east-1:444455556666:key/mrk-') },
    ],
    ['a zone id of each zone', { zoneCount: 1, zoneIds: [zone('use1-az6')] }],
    [
      'the longest prefix that leaves room',
      { roleNamePrefix: prefix('p'.repeat(64 - 'rescale-flow-logs-us-east-1'.length)) },
    ],
  ]

  test.each(accepted)('%s', (_title, change) => {
    expect(E.isRight(setupTemplate({ ...plainInput, ...change }))).toBe(true)
  })
})

test('each subnet is in a zone of its own, also when a zone is named twice', () => {
  const named = ['use1-az1', 'use1-az1', 'use1-az2'].map(zone)
  const setup = setupTemplate({ ...plainInput, zoneCount: 2, zoneIds: named })
  if (E.isLeft(setup)) throw new TypeError('refused')
  const zones = Object.values(setup.right.template.Resources)
    .filter(({ Type }) => Type === 'AWS::EC2::Subnet')
    .map(({ Properties }) => Properties['AvailabilityZoneId'])
  expect(zones).toEqual(['use1-az1', 'use1-az2'])
})

test.each<Partial<SetupTemplateInput>>([
  { egress: 'open' },
  { egress: 'open', nodeSubnets: 'private' },
  { egress: 'blocked' },
  { egress: 'blocked', tier: 'connect' },
])('%j: a review counts the interface endpoints that each zone has', (change) => {
  const input = { ...plainInput, ...change }
  const setup = setupTemplate(input)
  if (E.isLeft(setup)) throw new TypeError('refused')
  const interfaces = Object.values(setup.right.template.Resources).filter(
    ({ Properties }) => Properties['VpcEndpointType'] === 'Interface',
  )
  expect(interfaceEndpointsOf(input)).toBe(interfaces.length)
  for (const { Properties } of interfaces) {
    expect(Properties['SubnetIds']).toHaveLength(input.zoneCount)
  }
})

test('a template that a request would not hold indented is written without white space', () => {
  const large = {
    egress: 'blocked',
    zoneCount: 6,
    flowLogs: { retentionDays: 365 },
    rolePath: path(`/${'p'.repeat(510)}/`),
    rescaleVpcCidrs: Array.from({ length: 4 }, (_, index) => cidr(`10.${index}.0.0/16`)),
  } as const
  const bodyOf = (connectionName: string): string => {
    const setup = setupTemplate({ ...plainInput, ...large, connectionName })
    if (E.isLeft(setup)) throw new TypeError(`refused: ${setup.left._tag}`)
    return setup.right.body
  }
  const short = bodyOf('n')
  const long = bodyOf('n'.repeat(128))
  expect(short.split('\n').length).toBeGreaterThan(1000)
  expect(long).toMatch(/^[^\n]+\n$/)
  expect(long.length).toBeLessThan(51_200)
  const named = JSON.parse(long.replaceAll('n'.repeat(128), 'n')) as Template
  expect(digestOf(named)).toBe(digestOf(JSON.parse(short) as Template))
})
