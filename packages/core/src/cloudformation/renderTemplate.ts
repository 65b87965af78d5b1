/**
 * Renders a template as the bytes that are handed over. Equal templates render to equal bytes, whatever order they were
 * built in, so that two people who compare files compare templates.
 *
 * @source https://www.rfc-editor.org/rfc/rfc8785 (why keys are sorted; the order here puts what a reader wants first)
 */
import {
  type Resource,
  type ResourceType,
  type Resources,
  type Template,
  type TemplateRecord,
  type TemplateValue,
  isList,
} from './Template.ts'

/** The order in which a reader meets the resources: the network, the way out, the doors, the permissions. */
const typeOrder: ReadonlyArray<ResourceType> = [
  'AWS::EC2::VPC',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::RouteTable',
  'AWS::EC2::Route',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::FlowLog',
  'AWS::Logs::LogGroup',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::InstanceProfile',
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

const rankIn = <A>(order: ReadonlyArray<A>, item: A): number => {
  const index = order.indexOf(item)
  return index < 0 ? order.length : index
}

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b)

const byKey = (a: string, b: string): number =>
  rankIn(keyOrder, a) - rankIn(keyOrder, b) || byText(a, b)

const entriesOf = (value: object): ReadonlyArray<readonly [string, TemplateValue]> =>
  Object.entries(value)

const inOrder = (value: TemplateValue): TemplateValue => {
  if (typeof value !== 'object') return value
  if (isList(value)) return value.map(inOrder)
  return recordInOrder(value)
}

function recordInOrder(record: object): TemplateRecord {
  return Object.fromEntries(
    [...entriesOf(record)]
      .sort(([a], [b]) => byKey(a, b))
      .map(([key, value]) => [key, inOrder(value)]),
  )
}

const resourceInOrder = (resource: Resource): Resource => {
  const { Type, DependsOn, DeletionPolicy, UpdateReplacePolicy, Properties } = resource
  return {
    Type,
    ...(DependsOn === undefined ? {} : { DependsOn: [...DependsOn].sort(byText) }),
    ...(DeletionPolicy === undefined ? {} : { DeletionPolicy }),
    ...(UpdateReplacePolicy === undefined ? {} : { UpdateReplacePolicy }),
    Properties: recordInOrder(Properties),
  }
}

const resourcesInOrder = (resources: Resources): Resources =>
  Object.fromEntries(
    Object.entries(resources)
      .sort(
        ([a, { Type: typeOfA }], [b, { Type: typeOfB }]) =>
          rankIn(typeOrder, typeOfA) - rankIn(typeOrder, typeOfB) || byText(a, b),
      )
      .map(([logicalId, resource]) => [logicalId, resourceInOrder(resource)]),
  )

const outputsInOrder = (outputs: Template['Outputs']): Template['Outputs'] =>
  Object.fromEntries(
    Object.entries(outputs)
      .sort(([a], [b]) => byText(a, b))
      .map(([name, { Description, Value }]) => [name, { Description, Value: inOrder(Value) }]),
  )

/** Returns the template with every part in its one order. */
export const canonicalTemplate = (template: Template): Template => ({
  AWSTemplateFormatVersion: template.AWSTemplateFormatVersion,
  Description: template.Description,
  ...(template.Metadata === undefined ? {} : { Metadata: recordInOrder(template.Metadata) }),
  Resources: resourcesInOrder(template.Resources),
  Outputs: outputsInOrder(template.Outputs),
})

const widestLine = 100

const isItems = (value: object): value is ReadonlyArray<Json> => Array.isArray(value)

const fieldsOf = (value: object): ReadonlyArray<readonly [string, Json]> => Object.entries(value)

const pad = (depth: number): string => '  '.repeat(depth)

/** JSON of any shape: a template, or a document made from one. */
type Json = string | number | boolean | object

const onOneLine = (value: Json): string => {
  if (typeof value !== 'object') return JSON.stringify(value)
  if (isItems(value)) return `[${value.map(onOneLine).join(', ')}]`
  const fields = fieldsOf(value).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner)}`,
  )
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** Short values stay on one line, as a person would write them; `depth` counts the indentation around. */
const lines = (value: Json, depth: number, column: number): string => {
  const short = onOneLine(value)
  if (typeof value !== 'object' || column + short.length < widestLine) return short
  const inner = depth + 1
  if (isItems(value)) {
    const items = value.map((item) => `${pad(inner)}${lines(item, inner, inner * 2)}`)
    return `[\n${items.join(',\n')}\n${pad(depth)}]`
  }
  const fields = fieldsOf(value).map(([key, field]) => {
    const name = `${pad(inner)}${JSON.stringify(key)}: `
    return `${name}${lines(field, inner, name.length)}`
  })
  return `{\n${fields.join(',\n')}\n${pad(depth)}}`
}

/** Renders JSON with two spaces, keys as they stand and short values on one line; a final line break. */
export const renderJson = (value: Json): string => `${lines(value, 0, 0)}\n`

/** Renders CloudFormation JSON, the same bytes for equal templates. */
export const renderTemplate = (template: Template): string =>
  renderJson(canonicalTemplate(template))
