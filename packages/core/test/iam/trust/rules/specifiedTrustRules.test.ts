import { describe, expect, test } from 'vitest'

import { RoleArn } from '../../../../src/iam/identity/RoleArn.ts'
import { AccountId } from '../../../../src/iam/identity/identifiers.ts'
import { readTrustPolicy } from '../../../../src/iam/trust/readTrustPolicy.ts'
import type { ExpectedTrust } from '../../../../src/iam/trust/rules/TrustRule.ts'
import { certainlyOf } from '../../certainlyOf.ts'

const root = 'arn:aws:iam::999988887777:root'
const role = certainlyOf(RoleArn, 'arn:aws:iam::999988887777:role/ScaleX')

const expected: ExpectedTrust = {
  partition: 'aws',
  rescaleAccountId: certainlyOf(AccountId, '999988887777'),
  externalIds: ['byoa-acme'],
}

const agreed = {
  Effect: 'Allow',
  Principal: { AWS: root },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': 'byoa-acme' } },
}

/** The findings besides those on the agreed statement, which has none. */
const findingsBeside = (
  statements: ReadonlyArray<object>,
  trust: ExpectedTrust = expected,
): ReadonlyArray<string> =>
  readTrustPolicy(
    { Version: '2012-10-17', Statement: [agreed, ...statements] },
    trust,
  ).findings.map(({ id }) => id)

const saml = 'arn:aws:iam::111122223333:saml-provider/Corporate'
const host = 'token.actions.githubusercontent.com'
const oidc = `arn:aws:iam::111122223333:oidc-provider/${host}`

const allow = (Principal: unknown, Action: unknown, Condition?: object): object => ({
  Effect: 'Allow',
  Principal,
  Action,
  ...(Condition === undefined ? {} : { Condition }),
})

const service = { Service: 'scheduler.amazonaws.com' }
const webIdentity = 'sts:AssumeRoleWithWebIdentity'

describe('a statement for others than AWS principals has the findings of its kind alone', () => {
  test.each<readonly [string, object, ReadonlyArray<string>]>([
    [
      'a service for any account',
      allow(service, 'sts:AssumeRole'),
      ['service-principal', 'service-without-source'],
    ],
    [
      'a service for one account',
      allow(service, 'sts:AssumeRole', {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
      }),
      ['service-principal'],
    ],
    ...[
      { StringLike: { 'aws:SourceArn': '*' } },
      { ArnLike: { 'aws:SourceArn': 'arn:*:*:*:*:*' } },
      { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } },
      { StringNotEquals: { 'aws:SourceAccount': '111122223333' } },
      { 'ForAllValues:StringEquals': { 'aws:SourceAccount': '111122223333' } },
      { StringLike: { 'aws:SourceArn': ['arn:aws:s3:::logs', '*'] } },
      { Null: { 'aws:SourceArn': 'false' } },
      { ArnLike: { 'aws:SourceArn': 'arn:aws:scheduler:*:*:schedule/*' } },
      { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::logs' } },
      { StringLike: { 'aws:SourceArn': 'arn:aws:*' } },
      { StringLike: { 'aws:SourceAccount': '1111*' } },
    ].map(
      (condition) =>
        [
          `a service with a condition that names no source: ${JSON.stringify(condition)}`,
          allow(service, 'sts:AssumeRole', condition),
          ['service-principal', 'service-without-source'],
        ] as const,
    ),
    [
      'a service for a bucket of one account',
      allow(service, 'sts:AssumeRole', {
        ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::logs' },
        StringEquals: { 'aws:SourceAccount': '111122223333' },
      }),
      ['service-principal'],
    ],
    [
      'a service for one resource, in any Region',
      allow(service, 'sts:AssumeRole', {
        ArnLike: { 'aws:SourceArn': 'arn:aws:scheduler:*:111122223333:schedule/*' },
      }),
      ['service-principal'],
    ],
    [
      'an OIDC provider for any subject that there is',
      allow({ Federated: oidc }, webIdentity, {
        StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' },
        StringLike: { [`${host}:sub`]: '*' },
      }),
      ['federated-principal', 'oidc-without-subject'],
    ],
    [
      'an OIDC provider whose audience may be absent',
      allow({ Federated: oidc }, webIdentity, {
        'ForAllValues:StringEquals': { [`${host}:aud`]: 'sts.amazonaws.com' },
        StringLike: { [`${host}:sub`]: 'repo:o/r:*' },
      }),
      ['federated-principal', 'oidc-without-audience'],
    ],
    [
      'a SAML provider',
      allow({ Federated: saml }, ['sts:AssumeRoleWithSAML', 'sts:TagSession'], {
        StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
      }),
      ['federated-principal', 'session-action'],
    ],
    [
      'an OIDC provider',
      allow({ Federated: oidc }, webIdentity, {
        StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' },
        StringLike: { [`${host}:sub`]: 'repo:o/r:*' },
      }),
      ['federated-principal'],
    ],
    [
      'an OIDC provider without an audience',
      allow({ Federated: oidc }, webIdentity, { StringLike: { [`${host}:sub`]: 'repo:o/r:*' } }),
      ['federated-principal', 'oidc-without-audience'],
    ],
    [
      'a web identity',
      allow({ Federated: 'cognito-identity.amazonaws.com' }, webIdentity, {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:pool' },
      }),
      ['federated-principal'],
    ],
    [
      'the source identity of its sessions, which is agreed',
      allow({ AWS: '999988887777' }, 'sts:SetSourceIdentity'),
      [],
    ],
    [
      'a service that has no action to come in by',
      allow(service, 'sts:TagSession'),
      ['session-action'],
    ],
    [
      'a provider with an external ID, which it cannot send',
      allow({ Federated: saml }, 'sts:AssumeRoleWithSAML', {
        StringEquals: { 'SAML:aud': 'https://a.example', 'sts:ExternalId': 'byoa-acme' },
      }),
      ['mismatched-condition-key', 'federated-principal'],
    ],
  ])('%s', (_, statement, ids) => {
    expect(findingsBeside([statement])).toEqual(ids)
    expect(findingsBeside([statement], { ...expected, rescaleRoleArn: role })).toEqual([
      // The agreed statement is not narrowed to the role.
      ...ids.filter((id) => id === 'mismatched-condition-key'),
      'not-narrowed',
      ...ids.filter((id) => id !== 'mismatched-condition-key'),
    ])
  })

  test('and AWS principals beside a service need the external ID', () => {
    const both = allow({ AWS: root, ...service }, 'sts:AssumeRole')
    expect(findingsBeside([both])).toEqual([
      'service-principal',
      'missing-external-id',
      'service-without-source',
    ])
  })
})

describe('a statement that denies', () => {
  const deny = (more: object): object => ({
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 'sts:AssumeRole',
    ...more,
  })
  test.each<readonly [string, object, ReadonlyArray<string>]>([
    ['other accounts', deny({ Principal: { AWS: '444455556666' } }), []],
    ['services', deny({ Principal: { Service: 'ec2.amazonaws.com' } }), []],
    ['another action', deny({ Action: ['sts:TagSession', 'sts:AssumeRoleWithSAML'] }), []],
    ['no TLS', deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), []],
    ['other IDs', deny({ Condition: { StringNotEquals: { 'sts:ExternalId': 'byoa-acme' } } }), []],
    [
      'other addresses',
      deny({ Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
      ['deny-statement'],
    ],
    [
      'who has no MFA',
      deny({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }),
      ['deny-statement', 'rescale-refused'],
    ],
    ['everybody', deny({}), ['deny-statement', 'rescale-refused']],
    [
      'the agreed ID',
      deny({ Condition: { StringEquals: { 'sts:ExternalId': 'byoa-acme' } } }),
      ['deny-statement', 'rescale-refused'],
    ],
  ])('%s', (_, statement, ids) => {
    expect(findingsBeside([statement])).toEqual(ids)
  })
})

describe('the form of a statement', () => {
  const form = (more: object): ReadonlyArray<string> =>
    readTrustPolicy({ Version: '2012-10-17', Statement: { ...agreed, ...more } }, expected)
      .findings.filter(({ id }) => id !== 'extra-condition' && id !== 'unmet-condition')
      .map(({ id }) => id)
  const under = (operator: string, key: string, value: string): object => ({
    Condition: { ...agreed.Condition, [operator]: { [key]: value } },
  })
  test.each<readonly [string, object, ReadonlyArray<string>]>([
    ['a Sid of letters and digits', { Sid: 'Rescale2026' }, []],
    ['an empty Sid', { Sid: '' }, []],
    ['a Sid with a hyphen', { Sid: 'rescale-access' }, ['invalid-sid']],
    ['a wildcard under StringLike', under('StringLike', 'sts:RoleSessionName', 'a*'), []],
    ['a wildcard under ArnEquals', under('ArnEquals', 'aws:x', 'arn:aws:iam::*:role/?'), []],
    [
      'a wildcard under StringNotEquals',
      under('StringNotEquals', 'sts:RoleSessionName', 'a?'),
      ['wildcard-without-like'],
    ],
    [
      'an escaped star under StringNotEquals',
      under('StringNotEquals', 'sts:RoleSessionName', 'a${*}'),
      [],
    ],
    [
      'one spelling of a key',
      under('StringLike', 'sts:ExternalId', 'byoa-acme'),
      ['external-id-like'],
    ],
    [
      'two spellings of a key',
      under('StringLike', 'STS:externalid', 'byoa-acme'),
      ['duplicate-condition-key', 'external-id-like'],
    ],
    ['everyone as the element', { Principal: '*' }, ['wildcard-principal', 'any-principal']],
    ['everyone as an AWS principal', { Principal: { AWS: '*' } }, ['any-principal']],
    [
      'a key of SAML',
      under('StringLike', 'SAML:sub', 'x'),
      ['mismatched-condition-key', 'rescale-refused'],
    ],
    [
      'a key of a provider',
      under('StringNotLike', `${host}:sub`, 'x'),
      ['mismatched-condition-key'],
    ],
    [
      'a tag without TagSession',
      under('StringLike', 'aws:RequestTag/a', 'x'),
      ['mismatched-condition-key'],
    ],
    [
      'a tag with TagSession',
      {
        ...under('StringLike', 'aws:RequestTag/a', 'x'),
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
      ['session-action'],
    ],
  ])('%s', (_, more, ids) => {
    expect(form(more)).toEqual(ids)
  })
})

test('a finding on a condition says where it stands and shows it', () => {
  const Condition = { ...agreed.Condition, StringLike: { 'aws:RequestTag/a': 'x' } }
  const { findings } = readTrustPolicy({
    Version: '2012-10-17',
    Statement: [agreed, { ...agreed, Condition }],
  })
  expect(findings.find(({ id }) => id === 'mismatched-condition-key')?.evidence).toEqual({
    path: 'Statement[1].Condition.StringLike',
    found: '{"aws:RequestTag/a":["x"]}',
    expected: 'sts:TagSession',
  })
})
