/**
 * What IAM, STS and CloudFormation take in the fields of their inputs. They look at every field
 * before they look at who calls.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../world/Table.ts'
import { type AwsError, refuse, validationError } from './AwsError.ts'
import { type Constraint, constraints, tagKey, tagValue } from './fieldTable.ts'
import { type JsonRecord, isRecord, recordsAt, textOrEmptyAt } from './json.ts'

// faults

const sizeOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  return typeof value === 'string' || Array.isArray(value) ? value.length : undefined
}

// A memo, not a memory: the patterns are those of the table.
const wholes = new Map<string, RegExp>()

const wholeOf = (pattern: string): RegExp => {
  const known = wholes.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'u')
  wholes.set(pattern, known)
  return known
}

/** Returns what a constraint says that is not so of a value; with `all`, whatever it says. */
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

/** All that is demanded of an item is said of the first that is not so. */
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

// queries

/** Lets an input through whose fields the service takes; `permission` is `service:Action`. */
export const soundFields = (permission: string, input: unknown): E.Either<AwsError, undefined> => {
  const [service = '', action = ''] = permission.split(':')
  const ofService = Table.get(constraints, service)
  if (ofService === undefined || !isRecord(input)) return E.right(undefined)
  const faults = [
    ...Object.keys(input).flatMap((member) => {
      const constraint = Table.get(ofService, `${action}.${member}`) ?? Table.get(ofService, member)
      return constraint === undefined ? [] : faultsAt(fieldName(member), input[member], constraint)
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
  // To CloudFormation keys that differ in case are two.
  const compared = service === 'cloudformation' ? keys : keys.map((key) => key.toLowerCase())
  return new Set(compared).size === keys.length
    ? E.right(undefined)
    : refuse(code, 'Duplicate tag keys found. Please note that Tag keys are case insensitive.')
}
