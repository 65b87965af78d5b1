/**
 * Validation of input fields by IAM, STS and CloudFormation, which comes before authorization.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../world/Table.ts'
import { type AwsError, refuse, validationError } from './AwsError.ts'
import { soundTags, withoutReservedTags } from './ec2/soundTags.ts'
import { type Constraint, constraints, tagKey, tagValue } from './fieldTable.ts'
import { type JsonRecord, isRecord, recordsAt, textOrEmptyAt } from './json.ts'
import { caselessKey } from './tags.ts'

// faults

const sizeOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  return typeof value === 'string' || Array.isArray(value) ? value.length : undefined
}

// A cache of the compiled patterns of the table.
const wholes = new Map<string, RegExp>()

const wholeOf = (pattern: string): RegExp => {
  const known = wholes.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'u')
  wholes.set(pattern, known)
  return known
}

/** Returns the demands of a constraint that a value does not meet; with `all`, every demand. */
const demands = (
  value: unknown,
  { least, most, pattern, words, item }: Constraint,
  all = false,
): ReadonlyArray<string> => {
  const says: string[] = []
  const size = sizeOf(value)
  const measure = typeof value === 'number' ? 'value' : 'length'
  if (typeof value === 'string' && words !== undefined && (all || !words.includes(value))) {
    says.push(`Member must satisfy enum value set: [${words.join(', ')}]`)
  }
  if (typeof value === 'string' && pattern !== undefined && (all || !wholeOf(pattern).test(value)))
    says.push(`Member must satisfy regular expression pattern: ${pattern}`)
  if (size !== undefined && least !== undefined && (all || size < least)) {
    says.push(`Member must have ${measure} greater than or equal to ${least}`)
  }
  if (size !== undefined && most !== undefined && (all || size > most)) {
    says.push(`Member must have ${measure} less than or equal to ${most}`)
  }
  if (item !== undefined && Array.isArray(value)) says.push(...itemDemand(value, item))
  return says
}

/** Only the first invalid item is reported. */
const itemDemand = (
  items: ReadonlyArray<unknown>,
  constraint: Constraint,
): ReadonlyArray<string> => {
  const failed = items.findIndex((item) => demands(item, constraint).length > 0)
  if (failed < 0) return []
  return [
    `Member must satisfy constraint: [${demands(items[failed], constraint, true).join(', ')}]`,
  ]
}

const fieldName = (member: string): string => member.charAt(0).toLowerCase() + member.slice(1)

const shown = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return `'${value}' `
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? `'[${value.join(', ')}]' `
    : ''
}

const faultsAt = (path: string, value: unknown, constraint: Constraint): ReadonlyArray<string> =>
  demands(value, constraint).map(
    (says) => `Value ${shown(value)}at '${path}' failed to satisfy constraint: ${says}`,
  )

const tagFaults = (input: JsonRecord): ReadonlyArray<string> =>
  recordsAt(input, 'Tags').flatMap((tag, index) => [
    ...faultsAt(`tags.${index + 1}.member.key`, tag['Key'], tagKey),
    ...faultsAt(`tags.${index + 1}.member.value`, tag['Value'], tagValue),
  ])

// actions

interface Constrained {
  readonly service: string
  readonly action: string
  /** By member; undefined for a service whose fields have no constraints here. */
  readonly members: ReadonlyMap<string, Constraint> | undefined
}

/** A member of one action takes precedence over the member of the service. */
const membersOf = (ofService: Table.Table<Constraint>, action: string) => {
  const own = `${action}.`
  const members = new Map(Object.entries(ofService))
  for (const [name, constraint] of Object.entries(ofService)) {
    if (name.startsWith(own)) members.set(name.slice(own.length), constraint)
  }
  return members
}

// A cache of the table by action: every call asks for it twice.
const constrained = new Map<string, Constrained>()

const constrainedBy = (permission: string): Constrained => {
  const known = constrained.get(permission)
  if (known !== undefined) return known
  const [service = '', action = ''] = permission.split(':')
  const ofService = Table.get(constraints, service)
  const members = ofService === undefined ? undefined : membersOf(ofService, action)
  const found = { service, action, members }
  constrained.set(permission, found)
  return found
}

// queries

/** Requires valid fields; `permission` is `service:Action`. */
export const soundFields = (permission: string, input: unknown): E.Either<AwsError, undefined> => {
  const { service, action, members } = constrainedBy(permission)
  if (service === 'ec2' && isRecord(input)) return soundTags(action, input)
  if (members === undefined || !isRecord(input)) return E.right(undefined)
  const faults = [
    ...Object.keys(input).flatMap((member) => {
      const constraint = members.get(member)
      return constraint === undefined ? [] : faultsAt(fieldName(member), input[member], constraint)
    }),
    ...tagFaults(input),
  ]
  if (faults.length === 0) return E.right(undefined)
  const plural = faults.length === 1 ? 'error' : 'errors'
  return validationError(`${faults.length} validation ${plural} detected: ${faults.join('; ')}`)
}

const tagFaultCodes: Readonly<Record<string, string>> = {
  iam: 'InvalidInput',
  sts: 'InvalidParameterValue',
}

/**
 * Requires tags that callers may set. CloudFormation itself also sets reserved tags.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 */
export const ownTags = (permission: string, input: unknown): E.Either<AwsError, undefined> => {
  const { service, action, members } = constrainedBy(permission)
  if (service === 'ec2' && isRecord(input)) return withoutReservedTags(input)
  if (members === undefined || !isRecord(input)) return E.right(undefined)
  const keys = recordsAt(input, 'Tags').map((tag) => textOrEmptyAt(tag, 'Key'))
  const code = tagFaultCodes[service] ?? 'ValidationError'
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'))
  if (reserved !== undefined) {
    return refuse(code, `aws: prefixed tag key names are not allowed for external use: ${reserved}`)
  }
  const isCaseless = action.endsWith('Role')
  const compared = isCaseless ? keys.map(caselessKey) : keys
  const hint = isCaseless ? ' Please note that Tag keys are case insensitive.' : ''
  return new Set(compared).size === keys.length
    ? E.right(undefined)
    : refuse(code, `Duplicate tag keys found.${hint}`)
}
