/**
 * Validates the structure of a template: sections, their members, and nesting.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
 */
import { sizeBytesOf } from '@byoa/core/cloudformation'
import * as E from 'fp-ts/lib/Either.js'

import { type AwsError, validationError } from '../AwsError.ts'
import { type JsonRecord, isRecord, recordAt } from '../json.ts'
import { formatError } from './formatError.ts'

// model

const sections = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
]

/** Sections that AWS has and that are not served here. */
const unservedSections = ['Hooks']

const resourceMembers = [
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
]

const unservedMembers = ['CreationPolicy', 'UpdatePolicy']

const keptPolicies = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate'],
  UpdateReplacePolicy: ['Delete', 'Retain'],
} as const

/** The limit of nesting, which protects the call stack. */
export const deepestNesting = 100

// faults

const tooDeep = 'The template is nested too deeply.'

/** Returns the path of the first null, or that nesting is too deep. */
const nullIn = (value: unknown, depth = 0): string | undefined => {
  if (value === null) return ''
  if (typeof value !== 'object') return undefined
  if (depth > deepestNesting) return tooDeep
  const inside: ReadonlyArray<unknown> = Object.values(value ?? {})
  for (let index = 0; index < inside.length; index += 1) {
    const found = nullIn(inside[index], depth + 1)
    if (found === tooDeep) return found
    if (found !== undefined) return `/${Object.keys(value ?? {})[index]}${found}`
  }
  return undefined
}

const unserved = (name: string): E.Either<AwsError, never> =>
  validationError(`The in-memory AWS does not serve ${name} in templates.`)

const policyFault = (logicalId: string, resource: JsonRecord): string | undefined => {
  for (const [member, values] of Object.entries(keptPolicies)) {
    const value = resource[member]
    if (value !== undefined && !values.some((one) => one === value)) {
      return `Unrecognized ${member} ${JSON.stringify(value)} for resource ${logicalId}`
    }
  }
  return undefined
}

const resourceFault = (logicalId: string, resource: unknown): E.Either<AwsError, undefined> => {
  if (!/^[A-Za-z0-9]+$/.test(logicalId)) {
    return formatError(`Resource name ${logicalId} is non alphanumeric.`)
  }
  if (!isRecord(resource)) {
    return formatError(`[/Resources/${logicalId}] Any Resources member must be an object.`)
  }
  const unknown = Object.keys(resource).find((key) => !resourceMembers.includes(key))
  if (unknown !== undefined) {
    return validationError(`Invalid template resource property '${unknown}'`)
  }
  if (typeof resource['Type'] !== 'string') {
    return formatError(
      `[/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    )
  }
  if (resource['Properties'] !== undefined && !isRecord(resource['Properties'])) {
    return formatError(`[/Resources/${logicalId}/Properties] Properties must be an object.`)
  }
  const member = unservedMembers.find((key) => Object.hasOwn(resource, key))
  if (member !== undefined) return unserved(member)
  const policy = policyFault(logicalId, resource)
  return policy === undefined ? E.right(undefined) : formatError(policy)
}

const sectionFault = (template: JsonRecord): E.Either<AwsError, undefined> => {
  const unknown = Object.keys(template).filter((key) => !sections.includes(key))
  if (unknown.length > 0) {
    return formatError(`Invalid template property or properties [${unknown.join(', ')}]`)
  }
  const version = template['AWSTemplateFormatVersion']
  if (version !== undefined && version !== '2010-09-09') {
    return formatError(`Template format version not supported: ${JSON.stringify(version)}.`)
  }
  const { Description } = template
  if (Description !== undefined && typeof Description !== 'string') {
    return formatError('Template description must be a string.')
  }
  if (typeof Description === 'string' && sizeBytesOf(Description) > 1024) {
    return formatError('Template description must not be longer than 1024 bytes.')
  }
  const noObject = ['Conditions', 'Mappings', 'Outputs', 'Parameters'].find(
    (key) => template[key] !== undefined && !isRecord(template[key]),
  )
  if (noObject !== undefined) return formatError(`[/${noObject}] ${noObject} must be an object.`)
  const section = unservedSections.find((key) => Object.hasOwn(template, key))
  return section === undefined ? E.right(undefined) : unserved(section)
}

/** A mapping has keys, and they have attributes. */
const mappingFault = (mappings: JsonRecord): string | undefined => {
  const members = [mappings, ...Object.values(mappings).filter(isRecord)]
  const flat = members.flatMap(Object.entries<unknown>).find(([, member]) => !isRecord(member))
  if (flat !== undefined) return `Every Mappings member ${flat[0]} must be a map`
  const attributes = members
    .slice(1)
    .flatMap(Object.values<unknown>)
    .filter(isRecord)
  return attributes.flatMap(Object.values<unknown>).some(isRecord)
    ? 'Every Mappings attribute must be a String or a List.'
    : undefined
}

// queries

/** Requires the structure of a template. */
export const soundShape = (value: unknown): E.Either<AwsError, JsonRecord> => {
  if (!isRecord(value)) return formatError('unsupported structure.')
  const fault = nullIn(value)
  if (fault === tooDeep) return formatError(fault)
  if (fault !== undefined) {
    return validationError(`[${fault}] 'null' values are not allowed in templates`)
  }
  const section = sectionFault(value)
  if (E.isLeft(section)) return section
  const mapping = mappingFault(recordAt(value, 'Mappings'))
  if (mapping !== undefined) return formatError(mapping)
  const { Resources } = value
  if (!isRecord(Resources) || Object.keys(Resources).length === 0) {
    return formatError('At least one Resources member must be defined.')
  }
  for (const [logicalId, resource] of Object.entries(Resources)) {
    const unsound = resourceFault(logicalId, resource)
    if (E.isLeft(unsound)) return unsound
  }
  return E.right(value)
}
