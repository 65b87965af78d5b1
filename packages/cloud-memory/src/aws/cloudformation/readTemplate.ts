/**
 * Reading a template: what CloudFormation finds out before it makes anything.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
import { isPseudoParameter, namesInSub, sizeBytesOf } from '@byoa/core/cloudformation'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Table } from '../../world/Table.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import type { Parameter } from './CloudFormationInputs.ts'
import { expandTemplate } from './expandTemplate.ts'
import { boundedSize } from './producedSize.ts'
import { type ParameterValues, parameterValues } from './templateParameters.ts'
import { hasAttribute } from './resourceTypes/servedProperties.ts'
import { soundShape } from './templateShape.ts'
import { parseTemplateText } from './templateText.ts'
import { type JsonRecord, isRecord, listAt, recordsAt, textAt, textsAt } from '../json.ts'

// model

export interface TemplateResource {
  readonly logicalId: string
  readonly type: string
  readonly properties: JsonRecord
  /** Logical ids that must be there first. */
  readonly dependsOn: ReadonlySet<string>
  readonly retain: boolean
  /** Whether it stays, too, when another takes its place. */
  readonly retainReplaced: boolean
}

export interface TemplateOutput {
  readonly key: string
  readonly description: string | undefined
  readonly value: unknown
}

/** What must hold of a pseudo parameter before anything is made. */
export interface TemplateAssertion {
  readonly name: string
  readonly expected: string
  readonly description: string
}

export interface ReadTemplate {
  readonly description: string
  readonly assertions: ReadonlyArray<TemplateAssertion>
  readonly parameters: ParameterValues
  readonly hasTransform: boolean
  /** Each after everything it depends on. */
  readonly resources: ReadonlyArray<TemplateResource>
  readonly outputs: ReadonlyArray<TemplateOutput>
}

// references

const functions = new Set([
  'Fn::Cidr',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
])

interface Mentions {
  readonly names: Set<string>
  /** What `Fn::GetAtt` and `Fn::Sub` ask for: logical id and attribute. */
  readonly attributes: Array<readonly [string, string]>
  readonly unknownFunctions: Set<string>
  /** How deep the walk is now, and whether it ever had to stop. */
  depth: number
  isTooDeep: boolean
}

/** Deeper than any template is written; what is nested without end must not exhaust the stack. */
const deepestNesting = 100

const mentionInSub = (argument: unknown, into: Mentions): void => {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument
  if (typeof text !== 'string') return
  const own: unknown = Array.isArray(argument) ? argument[1] : undefined
  for (const name of namesInSub(text)) {
    if (isRecord(own) && Object.hasOwn(own, name)) continue
    const [target = '', ...rest] = name.split('.')
    into.names.add(target)
    if (rest.length > 0) into.attributes.push([target, rest.join('.')])
  }
  collect(own, into)
}

const attributeAsked = (argument: unknown): readonly [string, string] => {
  const [target = '', ...rest] = (
    Array.isArray(argument) ? argument.map(String) : String(argument).split('.')
  ) as ReadonlyArray<string>
  return [target, rest.join('.')]
}

const collectFunction = (name: string, argument: unknown, into: Mentions): void => {
  if (name === 'Ref' && typeof argument === 'string') into.names.add(argument)
  else if (name === 'Fn::GetAtt') {
    const asked = attributeAsked(argument)
    into.names.add(asked[0])
    into.attributes.push(asked)
  } else if (name === 'Fn::Sub') mentionInSub(argument, into)
  else {
    if (name.startsWith('Fn::') && !functions.has(name)) into.unknownFunctions.add(name)
    collect(argument, into)
  }
}

const collect = (value: unknown, into: Mentions): Mentions => {
  if (into.depth > deepestNesting) {
    into.isTooDeep = true
    return into
  }
  into.depth += 1
  if (Array.isArray(value)) for (const item of value) collect(item, into)
  else if (isRecord(value)) {
    for (const key in value) if (Object.hasOwn(value, key)) collectFunction(key, value[key], into)
  }
  into.depth -= 1
  return into
}

const mentionsIn = (value: unknown): Mentions =>
  collect(value, {
    names: new Set(),
    attributes: [],
    unknownFunctions: new Set(),
    depth: 0,
    isTooDeep: false,
  })

/** Attributes are those of the type of a resource. */
const attributeFault = (
  attributes: Mentions['attributes'],
  typeOf: (logicalId: string) => string | undefined,
): E.Either<AwsError, undefined> => {
  const unknown = attributes.find(([target, attribute]) => {
    const type = typeOf(target)
    return type !== undefined && !hasAttribute(type, attribute)
  })
  return unknown === undefined
    ? E.right(undefined)
    : validationError(
        `Template error: resource ${unknown[0]} does not support attribute type ${unknown[1]} in Fn::GetAtt`,
      )
}

// resources

const formatError = (message: string): E.Either<AwsError, never> =>
  validationError(`Template format error: ${message}`)

const tooDeep = (): E.Either<AwsError, never> => formatError('The template is nested too deeply.')

interface Draft {
  readonly resource: TemplateResource
  readonly attributes: Mentions['attributes']
  readonly unknownFunctions: ReadonlySet<string>
  readonly isTooDeep: boolean
}

const draftOf = (logicalId: string, value: unknown): Draft | undefined => {
  if (!isRecord(value)) return undefined
  const type = textAt(value, 'Type')
  if (type === undefined) return undefined
  const properties = isRecord(value['Properties']) ? value['Properties'] : {}
  const { names, attributes, unknownFunctions, isTooDeep } = mentionsIn(properties)
  const dependsOn = new Set([...names].filter((name) => !isPseudoParameter(name)))
  for (const name of textsAt(value, 'DependsOn')) dependsOn.add(name)
  const retain = (textAt(value, 'DeletionPolicy') ?? '').startsWith('Retain')
  return {
    resource: {
      logicalId,
      type,
      properties,
      dependsOn,
      retain,
      retainReplaced: textAt(value, 'UpdateReplacePolicy') === 'Retain',
    },
    attributes,
    unknownFunctions,
    isTooDeep,
  }
}

/** Sorts so that each comes after what it depends on; undefined when they go round in a circle. */
const inDependencyOrder = (
  resources: ReadonlyArray<TemplateResource>,
): ReadonlyArray<TemplateResource> | undefined => {
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
    if (rest.length === waiting.length) return undefined
    waiting = rest
  }
  return sorted
}

const typeIn = (
  resources: ReadonlyArray<TemplateResource>,
  logicalId: string,
): string | undefined => resources.find((resource) => resource.logicalId === logicalId)?.type

const readDrafts = (section: JsonRecord): E.Either<AwsError, ReadonlyArray<Draft>> => {
  const drafts: Draft[] = []
  for (const [logicalId, value] of Object.entries(section)) {
    const draft = draftOf(logicalId, value)
    if (draft === undefined) {
      return formatError(
        `[/Resources/${logicalId}] every Resources object must contain a Type member.`,
      )
    }
    if (draft.isTooDeep) return tooDeep()
    const [unknownFunction] = draft.unknownFunctions
    if (unknownFunction !== undefined) {
      return validationError(`Template error: ${unknownFunction} is not supported in this region`)
    }
    drafts.push(draft)
  }
  return E.right(drafts)
}

const readResources = (
  section: JsonRecord,
  isKnownType: (type: string) => boolean,
): E.Either<AwsError, ReadonlyArray<TemplateResource>> => {
  const drafts = readDrafts(section)
  if (E.isLeft(drafts)) return drafts
  const resources = drafts.right.map(({ resource }) => resource)
  const unknownTypes = new Set(
    resources.map(({ type }) => type).filter((type) => !isKnownType(type)),
  )
  if (unknownTypes.size > 0) {
    return formatError(`Unrecognized resource types: [${[...unknownTypes].join(', ')}]`)
  }
  const missing = resources
    .flatMap(({ dependsOn }) => [...dependsOn])
    .filter((name) => !Object.hasOwn(section, name))
  if (missing.length > 0) {
    return formatError(
      `Unresolved resource dependencies [${[...new Set(missing)].join(', ')}] in the Resources block of the template`,
    )
  }
  const attributes = drafts.right.flatMap((draft) => draft.attributes)
  const attribute = attributeFault(attributes, (logicalId) => typeIn(resources, logicalId))
  if (E.isLeft(attribute)) return attribute
  const sorted = inDependencyOrder(resources)
  return sorted === undefined
    ? validationError('Circular dependency between resources')
    : E.right(sorted)
}

// outputs

const outputMembers = ['Description', 'Value']

const readOutputs = (
  section: JsonRecord,
  resources: ReadonlyArray<TemplateResource>,
): E.Either<AwsError, ReadonlyArray<TemplateOutput>> => {
  const known = new Set(resources.map(({ logicalId }) => logicalId))
  const outputs: TemplateOutput[] = []
  for (const [key, value] of Object.entries(section)) {
    if (!isRecord(value) || value['Value'] === undefined) {
      return formatError(
        `Output ${key} is malformed. Every Outputs member must contain a Value object`,
      )
    }
    const mentions = mentionsIn(value['Value'])
    if (mentions.isTooDeep) return tooDeep()
    const missing = [...mentions.names].filter(
      (name) => !known.has(name) && !isPseudoParameter(name),
    )
    if (missing.length > 0) {
      return formatError(
        `Unresolved resource dependencies [${missing.join(', ')}] in the Outputs block of the template`,
      )
    }
    const attribute = attributeFault(mentions.attributes, (logicalId) =>
      typeIn(resources, logicalId),
    )
    if (E.isLeft(attribute)) return attribute
    const member = Object.keys(value).find((name) => !outputMembers.includes(name))
    if (member === 'Export') {
      return validationError('The in-memory AWS does not serve Export in templates.')
    }
    if (member !== undefined) return formatError(`Invalid property '${member}' of output ${key}`)
    outputs.push({ key, description: textAt(value, 'Description'), value: value['Value'] })
  }
  return E.right(outputs)
}

// rules

/** The only assertion that templates of this world make: that a pseudo parameter has a value. */
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

/** Reads the text of a template and looks at its shape. */
export const parseTemplate = (body: string): E.Either<AwsError, JsonRecord> =>
  sizeBytesOf(body) > longestBodyBytes
    ? validationError(
        `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${longestBodyBytes}`,
      )
    : pipe(parseTemplateText(body), E.flatMap(soundShape))

const sectionOf = (template: JsonRecord, name: string): JsonRecord => {
  const section = template[name]
  return isRecord(section) ? section : {}
}

/** What a template is read with. */
export interface TemplateReading {
  readonly isKnownType: (type: string) => boolean
  readonly given: ReadonlyArray<Parameter>
  /** The values that the stack has from before. */
  readonly previous: ParameterValues
  readonly pseudoParameters: Table<string>
}

/** Reads a template body; Left is the ValidationError that CloudFormation answers. */
export const readTemplate = (
  body: string,
  { isKnownType, given, previous, pseudoParameters }: TemplateReading,
): E.Either<AwsError, ReadTemplate> =>
  pipe(
    parseTemplate(body),
    E.bindTo('template'),
    E.bind('parameters', ({ template }) =>
      parameterValues(sectionOf(template, 'Parameters'), given, previous),
    ),
    E.bind('expanded', ({ template, parameters }) =>
      expandTemplate(template, { parameters, pseudoParameters }),
    ),
    E.tap(({ expanded: { Resources, Outputs } }) => boundedSize({ Resources, Outputs })),
    E.bind('resources', ({ expanded }) =>
      readResources(sectionOf(expanded, 'Resources'), isKnownType),
    ),
    E.bind('outputs', ({ expanded, resources }) =>
      readOutputs(sectionOf(expanded, 'Outputs'), resources),
    ),
    E.bind('assertions', ({ template }) => readAssertions(sectionOf(template, 'Rules'))),
    E.map(({ template, parameters, assertions, resources, outputs }) => ({
      description: textAt(template, 'Description') ?? '',
      parameters,
      assertions,
      hasTransform: template['Transform'] !== undefined,
      resources,
      outputs,
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
