/**
 * Parameters of AWS-specific types: their values exist in the account and Region of the stack.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
import * as Table from '../../world/Table.ts'
import { type ResourceKind, resourceOf, resourcesOf } from '../../world/World.ts'
import { zonesOf } from '../../world/zones.ts'
import type { Context } from '../Action.ts'
import { publicImages } from '../ec2/publicImages.ts'

type Exists = (context: Context, value: string) => boolean

const isOfKind =
  (kind: ResourceKind): Exists =>
  (context, id) =>
    resourceOf(context.world, context, { kind, id }) !== undefined

/** Key pairs, instances and volumes are never made here. */
const never: Exists = () => false

const existing: Table.Table<Exists> = {
  'AWS::EC2::AvailabilityZone::Name': ({ identity, region }, value) =>
    zonesOf(identity.account, region).some(({ name }) => name === value),
  'AWS::EC2::Image::Id': (context, value) =>
    publicImages(context).some(({ ImageId }) => ImageId === value),
  'AWS::EC2::Instance::Id': never,
  'AWS::EC2::KeyPair::KeyName': never,
  'AWS::EC2::SecurityGroup::GroupName': (context, value) =>
    resourcesOf(context.world, context, 'securityGroups').some(({ name }) => name === value),
  'AWS::EC2::SecurityGroup::Id': isOfKind('securityGroups'),
  'AWS::EC2::Subnet::Id': isOfKind('subnets'),
  'AWS::EC2::VPC::Id': isOfKind('vpcs'),
  'AWS::EC2::Volume::Id': never,
}

/** There are no lists of key pairs. */
const listedType = (type: string): string | undefined =>
  type === 'List<AWS::EC2::KeyPair::KeyName>' ? undefined : /^List<(.+)>$/.exec(type)?.[1]

/** Returns how the values of an AWS-specific type are found; undefined for any other type. */
const existsAs = (type: string): Exists | undefined => Table.get(existing, listedType(type) ?? type)

/** Returns whether a type of parameters is AWS-specific. */
export const isAwsSpecific = (type: string): boolean => existsAs(type) !== undefined

interface TypedParameters {
  readonly parameters: Table.Table<string>
  readonly parameterTypes: Table.Table<string>
}

/** Returns the status reason of a stack with parameters whose values do not exist. */
export const missingValues = (
  context: Context,
  { parameters, parameterTypes }: TypedParameters,
): string | undefined => {
  const missing = Object.entries(parameters).flatMap(([name, text]) => {
    const type = Table.get(parameterTypes, name) ?? ''
    const exists = existsAs(type)
    const values = listedType(type) === undefined ? [text] : text.split(',')
    return exists === undefined
      ? []
      : values
          .map((value) => value.trim())
          .filter((value) => !exists(context, value))
          .map((value) => `parameter value ${value} for parameter name ${name} does not exist`)
  })
  return missing.length === 0 ? undefined : `Parameter validation failed: ${missing.join(', ')}.`
}
