import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

import { type DecodeProblem, decode } from '../../src/codec/decodeProblems.ts'
import { type JsonSchema, jsonSchemaOf } from '../../src/codec/jsonSchema.ts'
import { TemplateDigest } from '../../src/cloudformation/TemplateDigest.ts'
import { ExternalId } from '../../src/iam/identity/ExternalId.ts'
import { Partition, Region } from '../../src/iam/identity/Partition.ts'
import { PolicyArn } from '../../src/iam/identity/PolicyArn.ts'
import { RoleArn } from '../../src/iam/identity/RoleArn.ts'
import { RolePath } from '../../src/iam/identity/RolePath.ts'
import * as identifiers from '../../src/iam/identity/identifiers.ts'
import { CheckSet } from '../../src/network/CheckSet.ts'
import { InventoryDocument } from '../../src/network/Inventory.ts'
import { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { RescaleVpc } from '../../src/network/RescaleVpc.ts'
import { OnboardingId } from '../../src/onboarding/OnboardingId.ts'
import { StackName } from '../../src/cloudformation/StackName.ts'
import { OnboardingRequest } from '../../src/onboarding/OnboardingRequest.ts'
import { Setup } from '../../src/onboarding/Setup.ts'
import { StackReport } from '../../src/onboarding/StackReport.ts'
import { OnboardingEvent } from '../../src/onboarding/eventCodec.ts'
import { Egress } from '../../src/values/Egress.ts'
import { Instant } from '../../src/values/Instant.ts'
import { Party } from '../../src/values/Party.ts'
import { wordsIn } from './wordsIn.ts'

const { AccountId, CompanyCode, PeeringId, RouteTableId, SubnetId, VpcId, ZoneId } = identifiers

const texts: ReadonlyArray<t.Decoder<unknown, unknown>> = [
  AccountId,
  CheckSet,
  CompanyCode,
  Egress,
  ExternalId,
  Instant,
  Ipv4Cidr,
  OnboardingId,
  Partition,
  Party,
  PeeringId,
  PolicyArn,
  Region,
  RoleArn,
  RolePath,
  RouteTableId,
  StackName,
  SubnetId,
  TemplateDigest,
  VpcId,
  ZoneId,
]

const documents: ReadonlyArray<t.Mixed> = [
  InventoryDocument,
  OnboardingRequest,
  RescaleVpc,
  Setup,
  StackReport,
]

const problemsOf = (
  codec: t.Decoder<unknown, unknown>,
  value: unknown,
): ReadonlyArray<DecodeProblem> => {
  const decoded = decode(codec, value)
  return E.isLeft(decoded) ? decoded.left : []
}

/** Values that are wrong in one place each, at every field of a document and of its parts. */
const wrongValues = (schema: JsonSchema): ReadonlyArray<unknown> => {
  const {
    type,
    properties = {},
    items,
  } = schema as {
    readonly type?: string
    readonly properties?: Readonly<Record<string, JsonSchema>>
    readonly items?: JsonSchema
  }
  return [
    type === 'string' ? 1 : '?',
    ...Object.entries(properties).flatMap(([name, field]) =>
      wrongValues(field).map((value) => ({ [name]: value })),
    ),
    ...(items === undefined ? [] : wrongValues(items).map((value) => [value])),
  ]
}

/** What is expected of events, and of documents and options that other packages decode. */
const elsewhere = [
  'each key once',
  'onboarding request of version 1',
  'setup of version 1',
  'stack report of version 1',
  'peering notice of version 1',
  'event CidrLeased',
  'schema version 2',
  'finding vpc-size',
  '"error", "warning" or "info"',
]

const everyProblem = [
  ...elsewhere.map((expected) => ({ path: '', expected, actual: '"?"' })),
  ...[t.number, t.boolean].flatMap((codec) => problemsOf(codec, '?')),
  ...texts.flatMap((codec) => problemsOf(codec, '?')),
  ...documents.flatMap((codec) => [
    ...problemsOf(codec, { surprise: 1 }),
    ...wrongValues(jsonSchemaOf(codec)).flatMap((value) => problemsOf(codec, value)),
  ]),
  ...problemsOf(OnboardingEvent, { type: 'Guess' }),
]

const eachOnce = (problems: ReadonlyArray<DecodeProblem>): ReadonlyArray<DecodeProblem> => [
  ...new Map(
    problems.map((problem) => [`${problem.expected} ${problem.actual}`, problem]),
  ).values(),
]

describe('a field that does not decode', () => {
  it.each(eachOnce(everyProblem))(
    'says in Japanese what to give instead of $actual: $expected',
    (problem) => {
      expect(problem.expected).not.toBe('')
      const said = wordsIn.ja.describeDecodeProblem(problem)
      expect(said).toMatch(/^(?!を)[^。]*(を指定してください|使用できません)([^。]*)。$/)
      expect(said.replace(/[\w:/.-]+(?=\))/g, '')).not.toMatch(/[a-z]{2,} [a-z]{2,}/)
    },
  )

  it('says where only English is known that the value is wrong', () => {
    const problem = { path: '', expected: 'a list of everything', actual: '1' }
    expect(wordsIn.ja.describeDecodeProblem(problem)).toBe('値が正しくありません(実際の値: 1)。')
  })

  it('says what stands for itself in any language', () => {
    const problem = { path: '', expected: '10.0.0.0/16', actual: '"10.0.0.1/16"' }
    expect(wordsIn.ja.describeDecodeProblem(problem)).toBe(
      '10.0.0.0/16 を指定してください(実際の値: "10.0.0.1/16")。',
    )
  })

  it('says in English what was expected and what was found', () => {
    const [problem] = problemsOf(Region, 'us-east-1a')
    expect(problem && wordsIn.en.describeDecodeProblem(problem)).toBe(
      'expected AWS Region such as us-east-1, found "us-east-1a"',
    )
  })
})
