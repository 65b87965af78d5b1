/**
 * What Terraform made of a file, as CloudFormation would have made it of the template: property by
 * property, without the code that renders either.
 */
import {
  type Resource,
  type Template,
  type TemplateRecord,
  type TemplateValue,
  isList,
  isRecord,
  textOf,
} from '../../src/cloudformation/Template.ts'
import { terraformName, terraformTypes } from '../../src/terraform/terraformAddress.ts'
import { type MadeIds, asMade } from '../cloudformation/asMade.ts'

// model

/** Attribute → value, as `terraform show` prints it. */
type Made = Readonly<Record<string, unknown>>

/** What stands in the state, by address. */
export type State = Readonly<Record<string, Made>>

/** A value that the template asks for and what Terraform has in its place. */
interface Pair {
  readonly at: string
  readonly asked: unknown
  readonly made: unknown
}

// names

/** What `Ref` returns where it is no id, as the page of each type says. */
const refAttributes: Readonly<Record<string, string>> = {
  'AWS::IAM::InstanceProfile': 'name',
  'AWS::IAM::ManagedPolicy': 'arn',
  'AWS::IAM::Role': 'name',
  'AWS::Logs::LogGroup': 'name',
}

/** Arguments that are called otherwise than the property. */
const argumentNames: Readonly<Record<string, string>> = {
  AssumeRolePolicyDocument: 'assume_role_policy',
  CidrIp: 'cidr_ipv4',
  DeliverLogsPermissionArn: 'iam_role_arn',
  DestinationPrefixListId: 'prefix_list_id',
  DestinationSecurityGroupId: 'referenced_security_group_id',
  GroupDescription: 'description',
  GroupId: 'security_group_id',
  LogGroupName: 'log_destination',
  PolicyDocument: 'policy',
  PolicyName: 'name',
  ResourceId: 'vpc_id',
  Roles: 'role',
  SourceSecurityGroupId: 'referenced_security_group_id',
}

const snakeCase = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()

/** Properties that are resources of their own, or said by the argument of another. */
const apart = ['Policies', 'SecurityGroupIngress', 'SecurityGroupEgress', 'ResourceType']

const argumentName = (type: string, property: string): string => {
  if (property === 'RoleName') return type === 'AWS::IAM::Role' ? 'name' : 'role'
  return argumentNames[property] ?? snakeCase(property)
}

const addressOf = (logicalId: string, { Type }: Resource): string =>
  `${terraformTypes[Type]}.${terraformName(logicalId)}`

type Named = readonly [name: string, id: string]

/** What the names of a template stand for once Terraform has made everything. */
const idsIn = ({ Resources }: Template, state: State): MadeIds => {
  const zones = state['data.aws_availability_zones.available']?.['names']
  const idsOf = ([logicalId, resource]: readonly [string, Resource]): ReadonlyArray<Named> => {
    const made = state[addressOf(logicalId, resource)] ?? {}
    const text = (attribute: string): string => String(made[attribute])
    return [
      [logicalId, text(refAttributes[resource.Type] ?? 'id')],
      [`${logicalId}.Arn`, text('arn') + (resource.Type === 'AWS::Logs::LogGroup' ? ':*' : '')],
      [`${logicalId}.AllocationId`, text('allocation_id')],
      [`${logicalId}.CidrBlock`, text('cidr_block')],
      [`${logicalId}.GroupId`, text('id')],
      [`${logicalId}.ArnOfGroup`, text('arn')],
    ]
  }
  const zoneIds = [zones].flat().map((zone, index): Named => [`Zones.${index}`, String(zone)])
  return Object.fromEntries([...Object.entries(Resources).flatMap(idsOf), ...zoneIds])
}

// values

/** Text of a policy is read; the order of lists says nothing. */
const comparable = (value: unknown): unknown => {
  if (Array.isArray(value)) return new Set<unknown>(value)
  return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value
}

const askedValue = (property: string, asked: TemplateValue, ids: MadeIds): unknown => {
  // Terraform names the group by ARN where CloudFormation names it by name.
  if (property === 'LogGroupName' && isRecord(asked))
    return ids[`${textOf(asked['Ref'])}.ArnOfGroup`]
  const value = asMade(asked, ids)
  if (!Array.isArray(value)) return value
  if (property === 'Roles') return value[0] as unknown
  if (property !== 'Tags') return new Set<unknown>(value)
  const tags = value as ReadonlyArray<{ readonly Key: string; readonly Value: unknown }>
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
}

/** A resource of the state with the properties that it was made from. */
interface Counterpart {
  readonly type: string
  readonly address: string
  readonly properties: TemplateRecord
}

/** Resources that stand inside another in the template: rules by number, policies by name. */
const inner = (logicalId: string, { Properties }: Resource): ReadonlyArray<Counterpart> => {
  const listed = (
    property: string,
    type: string,
    nameOf: (item: TemplateRecord, index: number) => string,
  ): ReadonlyArray<Counterpart> => {
    const list = Properties[property]
    return (isList(list) ? list : []).filter(isRecord).map((properties, index) => ({
      type,
      address: `${type}.${terraformName(logicalId + nameOf(properties, index))}`,
      properties,
    }))
  }
  const numbered = (_item: TemplateRecord, index: number): string => `_${index + 1}`
  return [
    ...listed('SecurityGroupIngress', 'aws_vpc_security_group_ingress_rule', numbered),
    ...listed('SecurityGroupEgress', 'aws_vpc_security_group_egress_rule', numbered),
    ...listed('Policies', 'aws_iam_role_policy', ({ PolicyName }) => textOf(PolicyName)),
  ]
}

/** Returns each value that the template asks for, with the one that Terraform has. */
export const valuePairs = (template: Template, state: State): ReadonlyArray<Pair> => {
  const ids = idsIn(template, state)
  const counterparts = Object.entries(template.Resources).flatMap(([logicalId, resource]) => [
    {
      type: resource.Type,
      address: addressOf(logicalId, resource),
      properties: resource.Properties,
    },
    ...inner(logicalId, resource),
  ])
  return counterparts.flatMap(({ type, address, properties }) =>
    Object.entries(properties)
      .filter(([property]) => !apart.includes(property))
      .map(([property, value]): Pair => {
        const argument = argumentName(type, property)
        return {
          at: `${address}.${argument}`,
          asked: askedValue(property, value, ids),
          made: comparable(state[address]?.[argument]),
        }
      }),
  )
}
