/**
 * Renders a template as the bytes that are handed over. Equal templates render to equal bytes,
 * whatever order they were built in, so that two people who compare files compare templates.
 *
 * @source https://www.rfc-editor.org/rfc/rfc8785 (why keys are sorted; the order here puts what a reader wants first)
 */
import { omitUndefined } from '../codec/omitUndefined.ts'
import {
  type Resource,
  type ResourceType,
  type Resources,
  type Rule,
  type Template,
  type TemplateRecord,
  type TemplateValue,
  isList,
} from './Template.ts'
import { isPasteable, sizeBytesOf } from './templateLimits.ts'

/**
 * The order of the resources: network, internet access, endpoints and security groups, permissions.
 */
const typeOrder: ReadonlyArray<ResourceType> = [
  'AWS::EC2::VPC',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::RouteTable',
  'AWS::EC2::Route',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::EIP',
  'AWS::EC2::NatGateway',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::FlowLog',
  'AWS::Logs::LogGroup',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::InstanceProfile',
]

/** The order of the outputs: what is returned to Rescale first, the digest last. */
const outputOrder: ReadonlyArray<string> = [
  'RoleArn',
  'VpcId',
  'VpcCidr',
  'RouteTableIds',
  'SubnetIds',
  'NodeSecurityGroupId',
  'InstanceProfileName',
  'TemplateDigest',
]

/** Keys that read better in this order than in the alphabet's: policy statements, rules, tags. */
const keyOrder: ReadonlyArray<string> = [
  'Version',
  'Statement',
  'PolicyName',
  'PolicyDocument',
  'Sid',
  'Effect',
  'Principal',
  'Action',
  'Resource',
  'Condition',
  'Key',
  'Value',
]

const ranksOf = <A>(order: ReadonlyArray<A>): ReadonlyMap<A, number> =>
  new Map(order.map((item, rank) => [item, rank]))

const typeRanks: ReadonlyMap<string, number> = ranksOf<string>(typeOrder)
const outputRanks = ranksOf(outputOrder)
const keyRanks = ranksOf(keyOrder)

const rankIn = (ranks: ReadonlyMap<string, number>, item: string): number =>
  ranks.get(item) ?? ranks.size

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b)

const byKey = (a: string, b: string): number =>
  rankIn(keyRanks, a) - rankIn(keyRanks, b) || byText(a, b)

const inOrder = (value: TemplateValue): TemplateValue => {
  if (typeof value !== 'object') return value
  return isList(value) ? value.map(inOrder) : recordInOrder({ ...value })
}

function recordInOrder(record: TemplateRecord): TemplateRecord {
  // Written in place: thousands of small objects are put in order for each template.
  const ordered: Record<string, TemplateValue> = {}
  for (const key of Object.keys(record).sort(byKey)) ordered[key] = inOrder(record[key] ?? '')
  return ordered
}

const resourceInOrder = (resource: Resource): Resource => {
  const { Type, DependsOn, DeletionPolicy, UpdateReplacePolicy, Properties } = resource
  return {
    Type,
    ...(DependsOn === undefined ? {} : { DependsOn: [...DependsOn].sort(byText) }),
    ...omitUndefined({ DeletionPolicy, UpdateReplacePolicy }),
    Properties: recordInOrder(Properties),
  }
}

const resourcesInOrder = (resources: Resources): Resources =>
  Object.fromEntries(
    Object.entries(resources)
      .sort(
        ([a, { Type: typeOfA }], [b, { Type: typeOfB }]) =>
          rankIn(typeRanks, typeOfA) - rankIn(typeRanks, typeOfB) || byText(a, b),
      )
      .map(([logicalId, resource]) => [logicalId, resourceInOrder(resource)]),
  )

const outputsInOrder = (outputs: Template['Outputs']): Template['Outputs'] =>
  Object.fromEntries(
    Object.entries(outputs)
      .sort(([a], [b]) => rankIn(outputRanks, a) - rankIn(outputRanks, b) || byText(a, b))
      .map(([name, { Description, Value }]) => [name, { Description, Value: inOrder(Value) }]),
  )

const rulesInOrder = (rules: Readonly<Record<string, Rule>>): Readonly<Record<string, Rule>> =>
  Object.fromEntries(
    Object.entries(rules)
      .sort(([a], [b]) => byText(a, b))
      .map(([name, { Assertions }]) => [
        name,
        {
          Assertions: Assertions.map(({ Assert, AssertDescription }) => ({
            Assert,
            AssertDescription,
          })),
        },
      ]),
  )

/** Returns the template with every part in its one order. */
export const canonicalTemplate = (template: Template): Template => ({
  AWSTemplateFormatVersion: template.AWSTemplateFormatVersion,
  Description: template.Description,
  ...(template.Metadata === undefined ? {} : { Metadata: recordInOrder(template.Metadata) }),
  ...(template.Rules === undefined ? {} : { Rules: rulesInOrder(template.Rules) }),
  Resources: resourcesInOrder(template.Resources),
  Outputs: outputsInOrder(template.Outputs),
})

/** JSON of any shape: a template, or a document made from one. */
type Json = string | number | boolean | object

const isItems = (value: object): value is ReadonlyArray<Json> => Array.isArray(value)

const widestLine = 100

/** Nearly all text of a template is plain, and needs no escape. */
const quoted = (text: string): string =>
  /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(text) ? `"${text}"` : JSON.stringify(text)

/**
 * A value as text: as it stands at its place, and on one line where that is short enough for any
 * line.
 */
interface Laid {
  readonly oneLine: string | undefined
  readonly text: string
}

/** Where a value stands: the indentation around it, and the column it begins in. */
interface Place {
  readonly depth: number
  readonly column: number
}

const indents: ReadonlyArray<string> = Array.from({ length: 32 }, (_, depth) => '  '.repeat(depth))

const indentOf = (depth: number): string => indents[depth] ?? '  '.repeat(depth)

/**
 * What stands between two brackets: values, each after its prefix, the name of a field or nothing.
 */
interface Items {
  readonly prefixes: ReadonlyArray<string>
  readonly values: ReadonlyArray<Json>
}

const joined = (prefixes: Items['prefixes'], laid: ReadonlyArray<Laid>): string | undefined => {
  let text = ''
  for (let index = 0; index < laid.length; index += 1) {
    const oneLine = laid[index]?.oneLine
    if (oneLine === undefined) return undefined
    text += `${index === 0 ? '' : ', '}${prefixes[index] ?? ''}${oneLine}`
    if (text.length > widestLine) return undefined
  }
  return text
}

interface Brackets {
  readonly open: string
  readonly close: string
  /** Between a bracket and what stands beside it on one line. */
  readonly space: string
}

const layItems = ({ prefixes, values }: Items, place: Place, brackets: Brackets): Laid => {
  const { open, close, space } = brackets
  if (values.length === 0) return { oneLine: open + close, text: open + close }
  const depth = place.depth + 1
  const indent = indentOf(depth)
  const laid = values.map((value, index) =>
    layOut(value, { depth, column: indent.length + (prefixes[index] ?? '').length }),
  )
  const short = joined(prefixes, laid)
  const oneLine = short === undefined ? undefined : open + space + short + space + close
  // One column is kept for the comma that may follow.
  if (oneLine !== undefined && place.column + oneLine.length < widestLine) {
    return { oneLine, text: oneLine }
  }
  const rows = laid.map(({ text }, index) => indent + (prefixes[index] ?? '') + text)
  return {
    oneLine,
    text: `${open}\n${rows.join(',\n')}\n${indentOf(place.depth)}${close}`,
  }
}

const listBrackets: Brackets = { open: '[', close: ']', space: '' }
const recordBrackets: Brackets = { open: '{', close: '}', space: ' ' }

function layOut(value: Json, place: Place): Laid {
  if (typeof value !== 'object') {
    const text = typeof value === 'string' ? quoted(value) : JSON.stringify(value)
    return { oneLine: text, text }
  }
  if (isItems(value)) return layItems({ prefixes: [], values: value }, place, listBrackets)
  const prefixes = Object.keys(value).map((key) => `${quoted(key)}: `)
  const values: ReadonlyArray<Json> = Object.values(value)
  return layItems({ prefixes, values }, place, recordBrackets)
}

/**
 * Renders JSON with two spaces, keys as they stand and short values on one line; a final line
 * break.
 */
export const renderJson = (value: Json): string =>
  `${layOut(value, { depth: 0, column: 0 }).text}\n`

/**
 * Renders a template that is canonical already: indented, or without white space when a request
 * would otherwise not hold it.
 */
export const renderCanonical = (template: Template): string => {
  const indented = renderJson(template)
  return isPasteable(sizeBytesOf(indented)) ? indented : `${JSON.stringify(template)}\n`
}

/**
 * Renders CloudFormation JSON, the same bytes for equal templates.
 *
 * @example
 * import { type Template, renderTemplate } from '@byoa/core/cloudformation'
 *
 * const template: Template = {
 *   AWSTemplateFormatVersion: '2010-09-09',
 *   Description: 'A role',
 *   Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'Access' } } },
 *   Outputs: {},
 * }
 *
 * JSON.parse(renderTemplate(template)) // => template
 */
export const renderTemplate = (template: Template): string =>
  renderCanonical(canonicalTemplate(template))
