/**
 * Reads the values of a template that the picture needs, and which part depicts which resource:
 * what only belongs to another resource, such as an association, is depicted by that one.
 */
import type { ResourceType, Template } from '@byoa/core/cloudformation'
import { type JsonObject, isJsonObject } from '@byoa/core/codec'

// values

/** Returns the fields of an object; none of anything else. */
export const fieldsOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})

/** Returns the items of a list; none of anything else. */
export const itemsOf = (value: unknown): ReadonlyArray<unknown> =>
  Array.isArray(value) ? value : []

/** Returns a text or number as text; nothing of anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : ''

/** Returns the logical ID that a reference names. */
export const targetOf = (value: unknown): string => {
  const { Ref, 'Fn::GetAtt': attribute } = fieldsOf(value)
  return textOf(Ref ?? itemsOf(attribute)[0])
}

/** Returns the logical IDs that an output lists, in order. */
export const listedIn = (template: Template, output: string): ReadonlyArray<string> =>
  itemsOf(itemsOf(fieldsOf(template.Outputs[output]?.Value)['Fn::Join'])[1]).map(targetOf)

// resources

export interface TemplateResource {
  readonly logicalId: string
  readonly type: ResourceType
  readonly properties: JsonObject
}

/** Returns the resources of a template, in its order. */
export const resourcesOf = (template: Template): ReadonlyArray<TemplateResource> =>
  Object.entries(template.Resources).map(([logicalId, { Type, Properties }]) => ({
    logicalId,
    type: Type,
    properties: Properties,
  }))

/** Whom a resource belongs to: `to` names its own property, `of` that of the owner. */
type Ownership = { readonly to: string } | { readonly of: string }

const ownership: { readonly [Type in ResourceType]?: Ownership } = {
  'AWS::EC2::VPCGatewayAttachment': { to: 'InternetGatewayId' },
  'AWS::EC2::SubnetRouteTableAssociation': { to: 'SubnetId' },
  'AWS::EC2::SecurityGroupIngress': { to: 'GroupId' },
  'AWS::EC2::SecurityGroupEgress': { to: 'GroupId' },
  'AWS::IAM::RolePolicy': { to: 'RoleName' },
  'AWS::IAM::InstanceProfile': { to: 'Roles' },
  'AWS::EC2::EIP': { of: 'AllocationId' },
  'AWS::Logs::LogGroup': { of: 'LogGroupName' },
  'AWS::IAM::ManagedPolicy': { of: 'PermissionsBoundary' },
}

const ownerOf = (
  { logicalId, type, properties }: TemplateResource,
  all: ReadonlyArray<TemplateResource>,
): string => {
  const rule = ownership[type]
  if (rule === undefined) return logicalId
  if ('to' in rule) return targetOf([properties[rule.to]].flat()[0])
  const owner = all.find((other) => targetOf(other.properties[rule.of]) === logicalId)
  return owner?.logicalId ?? logicalId
}

/** Returns the resources that each part depicts, by the logical ID of the part. */
export const depictions = (
  all: ReadonlyArray<TemplateResource>,
): ReadonlyMap<string, ReadonlyArray<string>> => {
  const depicted = new Map<string, ReadonlyArray<string>>()
  for (const resource of all) {
    const owner = ownerOf(resource, all)
    depicted.set(owner, [...(depicted.get(owner) ?? []), resource.logicalId])
  }
  return depicted
}
