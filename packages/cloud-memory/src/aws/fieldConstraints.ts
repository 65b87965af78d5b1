/**
 * What IAM, STS and CloudFormation take in the fields of their inputs, as their API models say it.
 * They look at every field before they look at who calls.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../world/Table.ts'
import { type AwsError, refuse, validationError } from './AwsError.ts'
import { type JsonRecord, isRecord, recordsAt, textOrEmptyAt } from './json.ts'

// model

/** Bounds are of the length of a text or a list, and of the value of a number. */
interface Constraint {
  readonly least?: number
  readonly most?: number
  /** As the model writes it; the whole text has to match. */
  readonly pattern?: string
}

// tables

const entityName = (most: number): Constraint => ({ pattern: '[\\w+=,.@-]+', least: 1, most })
const arn: Constraint = { least: 20, most: 2048 }
const sessionSeconds: Constraint = { least: 3600, most: 43_200 }
const token: Constraint = { pattern: '[a-zA-Z0-9][-a-zA-Z0-9]*', least: 1, most: 128 }
const tags: Constraint = { most: 50 }

/** Service → member of its inputs, or action and member where actions differ. */
const constraints: Table.Table<Table.Table<Constraint>> = {
  iam: {
    'CreatePolicy.Description': { most: 1000 },
    'CreatePolicy.Path': { pattern: '((/[A-Za-z0-9.,+@=_-]+)*)/', least: 1, most: 512 },
    Description: {
      pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
      most: 1000,
    },
    InstanceProfileName: entityName(128),
    Marker: { pattern: '[\\u0020-\\u00FF]+', least: 1, most: 320 },
    MaxItems: { least: 1, most: 1000 },
    MaxSessionDuration: sessionSeconds,
    Path: { pattern: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)', least: 1, most: 512 },
    PathPrefix: { pattern: '\\u002F[\\u0021-\\u007F]*', least: 1, most: 512 },
    PermissionsBoundary: arn,
    PolicyArn: arn,
    PolicyName: entityName(128),
    PolicySourceArn: arn,
    RoleName: entityName(64),
    Tags: tags,
    VersionId: { pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?' },
  },
  sts: {
    DurationSeconds: { least: 900, most: 43_200 },
    ExternalId: { pattern: '[\\w+=,.@:\\/-]*', least: 2, most: 1224 },
    Policy: { least: 1 },
    RoleArn: arn,
    RoleSessionName: { pattern: '[\\w+=,.@-]*', least: 2, most: 64 },
  },
  cloudformation: {
    'CreateChangeSet.ChangeSetName': { pattern: '[a-zA-Z][-a-zA-Z0-9]*', least: 1, most: 128 },
    ChangeSetName: {
      pattern: '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*',
      least: 1,
      most: 1600,
    },
    ClientRequestToken: token,
    ClientToken: { least: 1, most: 128 },
    'CreateStack.StackName': { pattern: '[a-zA-Z][-a-zA-Z0-9]*', least: 1, most: 128 },
    Description: { least: 1, most: 1024 },
    NextToken: { least: 1, most: 1024 },
    StackName: {
      pattern: '([a-zA-Z][-a-zA-Z0-9]*)|(arn:\\b(aws|aws-us-gov|aws-cn)\\b:[-a-zA-Z0-9:/._+]*)',
      least: 1,
    },
    Tags: tags,
    TemplateBody: { least: 1 },
  },
}

const tagKey: Constraint = { pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+', least: 1, most: 128 }
const tagValue: Constraint = { pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*', most: 256 }

// faults

const sizeOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  return typeof value === 'string' || Array.isArray(value) ? value.length : undefined
}

/** Says what a value fails, in the words of the services. */
const failures = (value: unknown, { least, most, pattern }: Constraint): ReadonlyArray<string> => {
  const size = sizeOf(value)
  const measure = typeof value === 'number' ? 'value' : 'length'
  const isUnmatched =
    typeof value === 'string' &&
    pattern !== undefined &&
    !new RegExp(`^(?:${pattern})$`, 'u').test(value)
  return [
    ...(isUnmatched ? [`Member must satisfy regular expression pattern: ${pattern}`] : []),
    ...(size !== undefined && least !== undefined && size < least
      ? [`Member must have ${measure} greater than or equal to ${least}`]
      : []),
    ...(size !== undefined && most !== undefined && size > most
      ? [`Member must have ${measure} less than or equal to ${most}`]
      : []),
  ]
}

const fieldName = (member: string): string => member.charAt(0).toLowerCase() + member.slice(1)

const faultsAt = (path: string, value: unknown, constraint: Constraint): ReadonlyArray<string> =>
  failures(value, constraint).map((failure) => {
    const shown = typeof value === 'string' || typeof value === 'number' ? `'${value}' ` : ''
    return `Value ${shown}at '${path}' failed to satisfy constraint: ${failure}`
  })

const tagFaults = (input: JsonRecord): ReadonlyArray<string> =>
  recordsAt(input, 'Tags').flatMap((tag, index) => [
    ...faultsAt(`tags.${index + 1}.member.key`, tag['Key'], tagKey),
    ...faultsAt(`tags.${index + 1}.member.value`, tag['Value'], tagValue),
  ])

// queries

/** Lets an input through whose fields the service takes; `permission` is `service:Action`. */
export const soundFields = (permission: string, input: unknown): E.Either<AwsError, undefined> => {
  const [service = '', action = ''] = permission.split(':')
  const ofService = Table.get(constraints, service)
  if (ofService === undefined || !isRecord(input)) return E.right(undefined)
  const faults = [
    ...Object.entries(input).flatMap(([member, value]) => {
      const constraint =
        Table.get(ofService, `${action}.${member}`) ?? Table.get(ofService, member) ?? {}
      return faultsAt(fieldName(member), value, constraint)
    }),
    ...tagFaults(input),
  ]
  if (faults.length === 0) return E.right(undefined)
  const plural = faults.length === 1 ? 'error' : 'errors'
  return validationError(`${faults.length} validation ${plural} detected: ${faults.join('; ')}`)
}

/**
 * Lets an input through whose tags a caller may set. CloudFormation itself sets tags that nobody
 * else may.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 */
export const ownTags = (permission: string, input: unknown): E.Either<AwsError, undefined> => {
  const [service = ''] = permission.split(':')
  if (Table.get(constraints, service) === undefined || !isRecord(input)) return E.right(undefined)
  const keys = recordsAt(input, 'Tags').map((tag) => textOrEmptyAt(tag, 'Key'))
  const code = service === 'iam' ? 'InvalidInput' : 'ValidationError'
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'))
  if (reserved !== undefined) {
    return refuse(code, `aws: prefixed tag key names are not allowed for external use: ${reserved}`)
  }
  // IAM alone takes keys that differ in case only for one.
  const compared = service === 'iam' ? keys.map((key) => key.toLowerCase()) : keys
  return new Set(compared).size === keys.length
    ? E.right(undefined)
    : refuse(code, 'Duplicate tag keys found. Please note that Tag keys are case insensitive.')
}
