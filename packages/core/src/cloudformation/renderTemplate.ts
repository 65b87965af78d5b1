/**
 * Renders a template as the bytes that are handed over. Equal templates render to equal bytes,
 * whatever order they were built in, so that two people who compare files compare templates.
 *
 * @source https://www.rfc-editor.org/rfc/rfc8785 (why keys are sorted; the order here puts what a reader wants first)
 */
import { omitUndefined } from '../codec/omitUndefined.ts'
import { policyKeys } from '../iam/policy/PolicyDocument.ts'
import {
  type Resource,
  type ResourceType,
  type Resources,
  type Template,
  type TemplateRecord,
  type TemplateValue,
  isList,
  isRecord,
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
  ...policyKeys,
  'PolicyName',
  'PolicyDocument',
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
  if (isList(value)) return value.map(inOrder)
  return isRecord(value) ? recordInOrder(value) : value
}

function recordInOrder<Fields extends TemplateRecord>(record: Fields): Fields {
  // Written in place: thousands of small objects are put in order for each template.
  const ordered: Record<string, TemplateValue> = {}
  for (const key of Object.keys(record).sort(byKey)) ordered[key] = inOrder(record[key] ?? '')
  return ordered as Fields
}

const resourceInOrder = (resource: Resource): Resource => {
  const { Type, DependsOn, DeletionPolicy, UpdateReplacePolicy, Properties } = resource
  return {
    Type,
    ...omitUndefined({
      DependsOn: DependsOn?.toSorted(byText),
      DeletionPolicy,
      UpdateReplacePolicy,
    }),
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

/** Returns the template with every part in its one order. */
export const canonicalTemplate = (template: Template): Template => ({
  AWSTemplateFormatVersion: template.AWSTemplateFormatVersion,
  Description: template.Description,
  ...(template.Metadata === undefined ? {} : { Metadata: recordInOrder(template.Metadata) }),
  ...(template.Rules === undefined ? {} : { Rules: recordInOrder(template.Rules) }),
  Resources: resourcesInOrder(template.Resources),
  Outputs: outputsInOrder(template.Outputs),
})

/** JSON of any shape: a template, or a document made from one. */
type Json = string | number | boolean | object

const isItems = (value: object): value is ReadonlyArray<Json> => Array.isArray(value)

const isFields = (value: object): value is Readonly<Record<string, Json>> => !Array.isArray(value)

const widestLine = 100

/** Nearly all text of a template is plain, and needs no escape. */
const quoted = (text: string): string =>
  /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(text) ? `"${text}"` : JSON.stringify(text)

/** A line break and the indentation after it, by depth. */
const lineBreaks: ReadonlyArray<string> = Array.from(
  { length: 32 },
  (_, depth) => `\n${'  '.repeat(depth)}`,
)

const lineBreakTo = (depth: number): string => lineBreaks[depth] ?? `\n${'  '.repeat(depth)}`

/** What encloses items, with the spaces that it has on one line only. */
interface Brackets {
  readonly open: string
  readonly close: string
  readonly spaces: '' | ' '
}

const listBrackets: Brackets = { open: '[', close: ']', spaces: '' }
const recordBrackets: Brackets = { open: '{', close: '}', spaces: ' ' }

/** Where an item takes several lines, its text alone is too long for one. */
const onOneLine = (
  items: ReadonlyArray<string>,
  { open, close, spaces }: Brackets,
  column: number,
): string | undefined => {
  // A comma may follow.
  let end = column + open.length + close.length + 2 * spaces.length - ', '.length
  for (const item of items) end += item.length + ', '.length
  return end < widestLine ? open + spaces + items.join(', ') + spaces + close : undefined
}

const onSeveralLines = (
  items: ReadonlyArray<string>,
  { open, close }: Brackets,
  depth: number,
): string => {
  const lineBreak = lineBreakTo(depth + 1)
  return open + lineBreak + items.join(`,${lineBreak}`) + lineBreakTo(depth) + close
}

const itemsOf = (value: object, depth: number): ReadonlyArray<string> => {
  const column = 2 * depth
  if (isItems(value)) return value.map((item) => layOut(item, depth, column))
  const items: string[] = []
  if (isFields(value)) {
    for (const key in value) {
      const prefix = `${quoted(key)}: `
      items.push(prefix + layOut(value[key] ?? '', depth, column + prefix.length))
    }
  }
  return items
}

/** `column` is where the value begins. */
const layOut = (value: Json, depth: number, column: number): string => {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object') return JSON.stringify(value)
  const items = itemsOf(value, depth + 1)
  const brackets = isItems(value) ? listBrackets : recordBrackets
  if (items.length === 0) return brackets.open + brackets.close
  return onOneLine(items, brackets, column) ?? onSeveralLines(items, brackets, depth)
}

/**
 * Renders JSON with two spaces, keys as they stand and short values on one line; a final line
 * break.
 */
export const renderJson = (value: Json): string => `${layOut(value, 0, 0)}\n`

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
