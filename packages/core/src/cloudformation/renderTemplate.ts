/**
 * Renders a template as the bytes that are handed over. Equal templates render to equal bytes, whatever order they were
 * built in, so that two people who compare files compare templates.
 *
 * @source https://www.rfc-editor.org/rfc/rfc8785 (why keys are sorted; the order here puts what a reader wants first)
 */
import type {
  Resource,
  ResourceType,
  Resources,
  Template,
  TemplateRecord,
  TemplateValue,
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

const isList = (value: TemplateValue): value is ReadonlyArray<TemplateValue> => Array.isArray(value)

const inOrder = (value: TemplateValue): TemplateValue => {
  if (typeof value !== 'object') return value
  if (isList(value)) return value.map(inOrder)
  return recordInOrder(value)
}

function recordInOrder(record: object): TemplateRecord {
  const entries: ReadonlyArray<readonly [string, TemplateValue]> = Object.entries(record)
  return Object.fromEntries(
    [...entries].sort(([a], [b]) => byKey(a, b)).map(([key, value]) => [key, inOrder(value)]),
  )
}

const resourceInOrder = (resource: Resource): Resource => ({
  Type: resource.Type,
  ...(resource.DependsOn === undefined ? {} : { DependsOn: [...resource.DependsOn].sort(byText) }),
  ...(resource.DeletionPolicy === undefined ? {} : { DeletionPolicy: resource.DeletionPolicy }),
  ...(resource.UpdateReplacePolicy === undefined
    ? {}
    : { UpdateReplacePolicy: resource.UpdateReplacePolicy }),
  Properties: recordInOrder(resource.Properties),
})

const resourcesInOrder = (resources: Resources): Resources =>
  Object.fromEntries(
    Object.entries(resources)
      .sort(
        ([a, { Type: typeOfA }], [b, { Type: typeOfB }]) =>
          rankIn(typeOrder, typeOfA) - rankIn(typeOrder, typeOfB) || byText(a, b),
      )
      .map(([logicalId, resource]) => [logicalId, resourceInOrder(resource)]),
  )

/** Returns the template with every part in its one order. */
export const canonicalTemplate = (template: Template): Template => ({
  AWSTemplateFormatVersion: template.AWSTemplateFormatVersion,
  Description: template.Description,
  ...(template.Metadata === undefined ? {} : { Metadata: recordInOrder(template.Metadata) }),
  Resources: resourcesInOrder(template.Resources),
  Outputs: Object.fromEntries(
    Object.entries(template.Outputs)
      .sort(([a], [b]) => byText(a, b))
      .map(([name, output]) => [
        name,
        { Description: output.Description, Value: inOrder(output.Value) },
      ]),
  ),
})

/** Renders CloudFormation JSON: two spaces, one order of keys, a final line break. */
export const renderTemplate = (template: Template): string =>
  `${JSON.stringify(canonicalTemplate(template), null, 2)}\n`
