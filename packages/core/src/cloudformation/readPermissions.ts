/**
 * Reads the permissions that a reviewer has in hand, to compare them with those of now: a template
 * that was issued before, or a policy of a role as IAM or the AWS CLI shows it.
 *
 * Law: what is read of a template is what it grants.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import { type JsonObject, isJsonObject } from '../codec/JsonObject.ts'
import { closedRecord } from '../codec/closedRecord.ts'
import { type DecodeProblem, decode, renderPath } from '../codec/decodeProblems.ts'
import { type PermissionsPolicy, policyOf } from '../iam/policy/PolicyDocument.ts'
import { parsePolicyText } from '../iam/policy/policyText.ts'

// model

/** The permissions of both roles; of a policy alone, nobody knows those of nodes. */
export interface GrantedPermissions {
  readonly rescale: PermissionsPolicy
  readonly nodes?: PermissionsPolicy
}

type Read<A> = E.Either<ReadonlyArray<DecodeProblem>, A>

// codecs

/** IAM reads `"a"` as `["a"]`. */
const listOf = <A>(name: string, item: t.Type<A, unknown, unknown>) =>
  new t.Type<ReadonlyArray<A>, unknown, unknown>(
    name,
    (value): value is ReadonlyArray<A> => Array.isArray(value) && value.every(item.is),
    (value, context) =>
      value === undefined || value === null
        ? t.failure(value, context)
        : t.readonlyArray(item).validate([value].flat(), context),
    t.identity,
  )

const texts = listOf('text or list of texts', t.string)

const Statement = closedRecord(
  'statement',
  {
    Effect: t.keyof({ Allow: null, Deny: null }, '"Allow" or "Deny"'),
    Action: texts,
    Resource: texts,
  },
  { Sid: t.string, Condition: t.record(t.string, t.record(t.string, texts)) },
)

const Policy = closedRecord(
  'policy with statements',
  { Statement: listOf('list of statements', Statement) },
  { Version: t.string, Id: t.string },
)

// parts

const fieldsOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})

/** As policies without functions have it: ids of the template stay `${…}`, `true` is a text. */
const plain = (_key: string, value: unknown): unknown => {
  const text = fieldsOf(value)['Fn::Sub']
  if (typeof text === 'string') return text
  return typeof value === 'boolean' ? String(value) : value
}

/** IAM's own answer holds the document as URL-encoded text. */
const documentOf = (document: unknown): unknown =>
  typeof document === 'string'
    ? E.getOrElse((): unknown => document)(parsePolicyText(document))
    : document

const readPolicy = (path: string, document: unknown): Read<PermissionsPolicy> =>
  pipe(
    decode(Policy, JSON.parse(JSON.stringify(documentOf(document) ?? null), plain)),
    E.mapLeft((problems) =>
      problems.map((problem) => ({ ...problem, path: renderPath([path, problem.path]) })),
    ),
    E.map(({ Statement: statements }) => policyOf(statements)),
  )

/** The statements of several policies, one after the other. */
const readPolicies = (
  policies: ReadonlyArray<readonly [path: string, document: unknown]>,
): Read<PermissionsPolicy> =>
  pipe(
    policies,
    E.traverseArray(([path, document]) => readPolicy(path, document)),
    E.map((read) => policyOf(read.flatMap(({ Statement: statements }) => statements))),
  )

// templates

const inlinePoliciesOf = (
  resources: JsonObject,
  logicalId: string,
): ReadonlyArray<readonly [path: string, document: unknown]> => {
  const { Policies, PolicyDocument } = fieldsOf(fieldsOf(resources[logicalId])['Properties'])
  const path = `Resources.${logicalId}.Properties`
  return PolicyDocument === undefined
    ? [Policies ?? []]
        .flat()
        .map((policy, index) => [
          `${path}.Policies[${index}].PolicyDocument`,
          fieldsOf(policy)['PolicyDocument'],
        ])
    : [[`${path}.PolicyDocument`, PolicyDocument]]
}

const readTemplate = (resources: JsonObject): Read<GrantedPermissions> => {
  const rescale = ['RescaleRole', 'OwnRolePolicy'].flatMap((id) => inlinePoliciesOf(resources, id))
  const nodes = inlinePoliciesOf(resources, 'ComputeRole')
  return pipe(
    E.Do,
    E.apS(
      'rescale',
      rescale.length === 0 ? readPolicy('Resources.RescaleRole', undefined) : readPolicies(rescale),
    ),
    E.bind('nodes', () => readPolicies(nodes)),
    E.map((read) => (nodes.length === 0 ? { rescale: read.rescale } : read)),
  )
}

// queries

/**
 * Reads parsed JSON: a template of this project, the output of `aws iam get-role-policy`, or the
 * policy itself. Left names what is none of these, and what of a policy cannot be compared.
 *
 * @example
 * import { readPermissions } from '@byoa/core/cloudformation'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const Statement = { Effect: 'Allow', Action: 'ec2:DescribeVpcs', Resource: '*' }
 *
 * readPermissions({ PolicyDocument: { Statement } })
 * // => E.right({
 * //      rescale: {
 * //        Version: '2012-10-17',
 * //        Statement: [{ Effect: 'Allow', Action: ['ec2:DescribeVpcs'], Resource: ['*'] }],
 * //      },
 * //    })
 */
export const readPermissions = (json: unknown): Read<GrantedPermissions> => {
  const { Resources, PolicyDocument = json } = fieldsOf(json)
  return Resources === undefined
    ? pipe(
        readPolicy('', PolicyDocument),
        E.map((rescale) => ({ rescale })),
      )
    : readTemplate(fieldsOf(Resources))
}
