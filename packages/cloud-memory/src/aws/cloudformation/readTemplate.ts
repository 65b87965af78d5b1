/**
 * Reads a template, with the validation that CloudFormation does before it creates resources.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
import { isPseudoParameter, sizeBytesOf } from '@byoa/core/cloudformation'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Table } from '../../world/Table.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import type { Parameter } from './CloudFormationInputs.ts'
import { expandTemplate } from './expandTemplate.ts'
import { formatError } from './formatError.ts'
import { type AttributeMention, type Mentions, mentionsIn } from './mentions.ts'
import { boundedSize } from './producedSize.ts'
import { type ParameterValues, parameterValues, typesIn } from './templateParameters.ts'
import { hasAttribute } from './resourceTypes/servedProperties.ts'
import { soundShape } from './templateShape.ts'
import { parseTemplateText } from './templateText.ts'
import {
  type JsonRecord,
  isRecord,
  listAt,
  recordAt,
  recordsAt,
  textAt,
  textOrEmptyAt,
  textsAt,
} from '../json.ts'

// model

export interface TemplateResource {
  readonly logicalId: string
  readonly type: string
  readonly properties: JsonRecord
  /** Metadata and policies. */
  readonly attributes: JsonRecord
  /** Logical IDs of resources to create first. */
  readonly dependsOn: ReadonlySet<string>
  readonly retain: boolean
  /** Whether it is retained when it is replaced. */
  readonly retainReplaced: boolean
}

export interface TemplateOutput {
  readonly key: string
  readonly description: string | undefined
  readonly value: unknown
  /** The name of its export, unresolved; undefined without one. */
  readonly exportName: unknown
  /** Arguments of `Fn::ImportValue` in the value. */
  readonly imports: ReadonlyArray<unknown>
}

/** An assertion of a rule on a pseudo parameter. */
export interface TemplateAssertion {
  readonly name: string
  readonly expected: string
  readonly description: string
}

export interface ReadTemplate {
  readonly description: string
  readonly assertions: ReadonlyArray<TemplateAssertion>
  readonly parameters: ParameterValues
  readonly parameterTypes: Table<string>
  readonly hasTransform: boolean
  /** In order of dependency. */
  readonly resources: ReadonlyArray<TemplateResource>
  readonly outputs: ReadonlyArray<TemplateOutput>
  /** Names of imported exports, unresolved. */
  readonly imports: ReadonlyArray<unknown>
}

// references

const unknownAttribute = (
  [target, attribute, how]: AttributeMention,
  type: string | undefined,
): string => {
  if (type !== undefined) {
    return `resource ${target} does not support attribute type ${attribute} in Fn::GetAtt`
  }
  return how === 'Fn::Sub'
    ? `instance of Fn::Sub references invalid resource attribute ${target}.${attribute}`
    : `instance of Fn::GetAtt references undefined resource ${target}`
}

/** Returns the error of the first attribute of no resource, or that its type does not have. */
const attributeFault = (
  attributes: Mentions['attributes'],
  typeOf: (logicalId: string) => string | undefined,
): E.Either<AwsError, undefined> => {
  const unknown = attributes.find(([target, attribute]) => {
    const type = typeOf(target)
    return type === undefined || !hasAttribute(type, attribute)
  })
  return unknown === undefined
    ? E.right(undefined)
    : validationError(`Template error: ${unknownAttribute(unknown, typeOf(unknown[0]))}`)
}

// resources

const tooDeep = (): E.Either<AwsError, never> => formatError('The template is nested too deeply.')

interface Draft {
  readonly resource: TemplateResource
  /** The attributes of other resources that it mentions. */
  readonly mentioned: Mentions['attributes']
  readonly imports: ReadonlyArray<unknown>
  readonly fault: string | undefined
  readonly isTooDeep: boolean
}

const draftOf = (logicalId: string, value: JsonRecord): Draft => {
  const properties = recordAt(value, 'Properties')
  const { Type: _type, Properties: _properties, DependsOn: _dependsOn, ...attributes } = value
  const { names, attributes: mentioned, imports, faults, isTooDeep } = mentionsIn(properties)
  const dependsOn = new Set([...names].filter((name) => !isPseudoParameter(name)))
  for (const name of textsAt(value, 'DependsOn')) dependsOn.add(name)
  const retain = textOrEmptyAt(value, 'DeletionPolicy').startsWith('Retain')
  return {
    resource: {
      logicalId,
      type: textOrEmptyAt(value, 'Type'),
      properties,
      attributes,
      dependsOn,
      retain,
      retainReplaced: textAt(value, 'UpdateReplacePolicy') === 'Retain',
    },
    mentioned,
    imports,
    fault: faults[0],
    isTooDeep,
  }
}

/** Sorts resources by dependency; Left when a circular dependency keeps some from being sorted. */
const inDependencyOrder = (
  resources: ReadonlyArray<TemplateResource>,
): E.Either<AwsError, ReadonlyArray<TemplateResource>> => {
  const sorted: TemplateResource[] = []
  const placed = new Set<string>()
  let waiting = resources
  while (waiting.length > 0) {
    const rest: TemplateResource[] = []
    for (const resource of waiting) {
      if ([...resource.dependsOn].every((name) => placed.has(name))) {
        sorted.push(resource)
        placed.add(resource.logicalId)
      } else rest.push(resource)
    }
    if (rest.length === waiting.length) {
      const names = rest.map(({ logicalId }) => logicalId).join(', ')
      return validationError(`Circular dependency between resources: [${names}]`)
    }
    waiting = rest
  }
  return E.right(sorted)
}

const typeIn = (
  resources: ReadonlyArray<TemplateResource>,
  logicalId: string,
): string | undefined => resources.find((resource) => resource.logicalId === logicalId)?.type

const readDrafts = (section: JsonRecord): E.Either<AwsError, ReadonlyArray<Draft>> => {
  const drafts: Draft[] = []
  for (const logicalId of Object.keys(section)) {
    const draft = draftOf(logicalId, recordAt(section, logicalId))
    if (draft.isTooDeep) return tooDeep()
    if (draft.fault !== undefined) return validationError(draft.fault)
    drafts.push(draft)
  }
  return E.right(drafts)
}

type ReadResources = Pick<ReadTemplate, 'resources' | 'imports'>

const readResources = (
  section: JsonRecord,
  isKnownType: (type: string) => boolean,
): E.Either<AwsError, ReadResources> => {
  const drafts = readDrafts(section)
  if (E.isLeft(drafts)) return drafts
  const resources = drafts.right.map(({ resource }) => resource)
  const unknownTypes = new Set(
    resources.map(({ type }) => type).filter((type) => !isKnownType(type)),
  )
  if (unknownTypes.size > 0) {
    return formatError(`Unrecognized resource types: [${[...unknownTypes].join(', ')}]`)
  }
  const mentioned = drafts.right.flatMap((draft) => draft.mentioned)
  const attribute = attributeFault(mentioned, (logicalId) => typeIn(resources, logicalId))
  if (E.isLeft(attribute)) return attribute
  const missing = resources
    .flatMap(({ dependsOn }) => [...dependsOn])
    .filter((name) => !Object.hasOwn(section, name))
  if (missing.length > 0) {
    return formatError(
      `Unresolved resource dependencies [${[...new Set(missing)].join(', ')}] in the Resources block of the template`,
    )
  }
  return pipe(
    inDependencyOrder(resources),
    E.map((sorted) => ({
      resources: sorted,
      imports: drafts.right.flatMap(({ imports }) => imports),
    })),
  )
}

// outputs

const outputMembers = ['Description', 'Export', 'Value']

/** The name of an export cannot depend on resources. */
const exportFault = (key: string, declared: unknown): string | undefined => {
  if (declared === undefined) return undefined
  const members = isRecord(declared) ? Object.keys(declared) : []
  if (!isRecord(declared) || members.length !== 1 || declared['Name'] === undefined) {
    return `Template format error: Output ${key} is malformed. The Export member must contain a Name alone`
  }
  const { names, faults } = mentionsIn(declared['Name'])
  return [...names].every(isPseudoParameter)
    ? faults[0]
    : `Template format error: Output ${key} is malformed. The Name field of Export must not depend on any resources, imported values, or Fn::GetAZs.`
}

/** Functions that give lists, and references to lists or to nothing. */
const givesNoText = (name: string, argument: unknown): boolean =>
  name === 'Ref'
    ? argument === 'AWS::NoValue' || argument === 'AWS::NotificationARNs'
    : ['Fn::Cidr', 'Fn::GetAZs', 'Fn::Split'].includes(name)

/** The value of an output is a text. */
const textFault = (value: unknown): string | undefined => {
  const must = 'The Value field of every Outputs member must evaluate to a String'
  if (Array.isArray(value)) return `${must} and not a List.`
  if (!isRecord(value)) return undefined
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value)
  const isCall = others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))
  if (!isCall) return `${must} and not a Map.`
  return givesNoText(name, argument) ? `${must}.` : undefined
}

const readOutput = (
  key: string,
  value: unknown,
  resources: ReadonlyArray<TemplateResource>,
): E.Either<AwsError, TemplateOutput> => {
  if (!isRecord(value) || value['Value'] === undefined) {
    return formatError('Every Outputs member must contain a Value object')
  }
  const member = Object.keys(value).find((name) => !outputMembers.includes(name))
  if (member !== undefined) return formatError(`Invalid property '${member}' of output ${key}`)
  const { names, attributes, imports, faults, isTooDeep } = mentionsIn(value['Value'])
  if (isTooDeep) return tooDeep()
  const list = textFault(value['Value'])
  if (list !== undefined) return formatError(list)
  const attribute = attributeFault(attributes, (logicalId) => typeIn(resources, logicalId))
  if (E.isLeft(attribute)) return attribute
  const missing = [...names].filter(
    (name) => !isPseudoParameter(name) && typeIn(resources, name) === undefined,
  )
  if (missing.length > 0) {
    return formatError(
      `Unresolved resource dependencies [${missing.join(', ')}] in the Outputs block of the template`,
    )
  }
  const fault = faults[0] ?? exportFault(key, value['Export'])
  if (fault !== undefined) return validationError(fault)
  return E.right({
    key,
    description: textAt(value, 'Description'),
    value: value['Value'],
    exportName: isRecord(value['Export']) ? value['Export']['Name'] : undefined,
    imports,
  })
}

// rules

/** Reads assertions of the form `Fn::Equals` of a pseudo parameter and a text. */
const assertionsIn = (section: JsonRecord): ReadonlyArray<TemplateAssertion> =>
  Object.values(section)
    .filter(isRecord)
    .flatMap((rule) => recordsAt(rule, 'Assertions'))
    .flatMap((assertion) => {
      const assert = assertion['Assert']
      const sides: unknown = isRecord(assert) ? assert['Fn::Equals'] : undefined
      const [left, expected] = Array.isArray(sides) ? sides.map((side: unknown) => side) : []
      const name = isRecord(left) ? textAt(left, 'Ref') : undefined
      const description = textAt(assertion, 'AssertDescription') ?? ''
      return name === undefined ? [] : [{ name, expected: String(expected), description }]
    })

/** Any other rule is refused by name. */
const readAssertions = (
  section: JsonRecord,
): E.Either<AwsError, ReadonlyArray<TemplateAssertion>> => {
  const rules = Object.values(section).filter(isRecord)
  const read = assertionsIn(section)
  const isServed =
    rules.every((rule) => rule['RuleCondition'] === undefined) &&
    rules.flatMap((rule) => listAt(rule, 'Assertions')).length === read.length &&
    read.every(({ name }) => name === 'AWS::AccountId' || name === 'AWS::Region')
  return isServed
    ? E.right(read)
    : validationError('The in-memory AWS does not serve such Rules in templates.')
}

// templates

const longestBodyBytes = 51_200

/** Parses the text of a template and validates its structure. */
export const parseTemplate = (body: string): E.Either<AwsError, JsonRecord> =>
  sizeBytesOf(body) > longestBodyBytes
    ? validationError(
        `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${longestBodyBytes}`,
      )
    : pipe(parseTemplateText(body), E.flatMap(soundShape))

/** Input of reading a template. */
export interface TemplateReading {
  readonly isKnownType: (type: string) => boolean
  readonly given: ReadonlyArray<Parameter>
  /** The current parameter values of the stack. */
  readonly previous: ParameterValues
  readonly pseudoParameters: Table<string>
}

/** Reads a parsed template; Left is CloudFormation's ValidationError. */
export const readTemplate = (
  template: JsonRecord,
  { isKnownType, given, previous, pseudoParameters }: TemplateReading,
): E.Either<AwsError, ReadTemplate> =>
  pipe(
    parameterValues(recordAt(template, 'Parameters'), given, previous),
    E.bindTo('parameters'),
    E.bind('expanded', ({ parameters }) =>
      expandTemplate(template, { parameters, pseudoParameters }),
    ),
    E.tap(({ expanded: { Resources, Outputs } }) => boundedSize({ Resources, Outputs })),
    E.bind('read', ({ expanded }) => readResources(recordAt(expanded, 'Resources'), isKnownType)),
    E.bind('outputs', ({ expanded, read }) =>
      E.traverseArray(([key, value]: readonly [string, unknown]) =>
        readOutput(key, value, read.resources),
      )(Object.entries(recordAt(expanded, 'Outputs'))),
    ),
    E.bind('assertions', () => readAssertions(recordAt(template, 'Rules'))),
    E.map(({ parameters, assertions, read, outputs }) => ({
      description: textAt(template, 'Description') ?? '',
      parameters,
      parameterTypes: typesIn(recordAt(template, 'Parameters')),
      assertions,
      hasTransform: template['Transform'] !== undefined,
      resources: read.resources,
      outputs,
      imports: [...read.imports, ...outputs.flatMap(({ imports }) => imports)],
    })),
  )

/** Returns the tags of a resource's properties. */
export const tagsIn = (
  properties: JsonRecord,
): ReadonlyArray<{ readonly Key: string; readonly Value: string }> =>
  recordsAt(properties, 'Tags').map((tag) => ({
    Key: textAt(tag, 'Key') ?? '',
    Value: textAt(tag, 'Value') ?? '',
  }))
