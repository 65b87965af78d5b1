/**
 * The needs of EC2 actions: resources and their condition keys.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import { requestTagKeys } from '@byoa/core/iam/policy'

import { resourceOf } from '../../world/World.ts'
import type { Tag } from '../../world/network.ts'
import { type Context, type Need, arnOf } from '../Action.ts'
import { resourceTagKeys, tagsFor } from '../tags.ts'
import type { CreateInternetGatewayRequest } from './Ec2Inputs.ts'
import { type IdentifiedKind, identifiedKinds } from './identifiedKinds.ts'

/** Returns the ARN of a resource of EC2, e.g. of type `route-table`. */
export const ec2Arn = (context: Context, type: string, id: string): string =>
  arnOf(context, 'ec2', `${type}/${id}`)

/** Returns the ARN of a VPC, which is its owner's. */
export const vpcArn = (context: Context, vpcId: string): string => ec2Arn(context, 'vpc', vpcId)

interface InVpc {
  readonly id: string
  readonly vpcId?: string
  readonly tags: ReadonlyArray<Tag>
}

/**
 * Returns the need of acting on something that exists: its ARN, its tags, and `ec2:Vpc` where it is
 * in one.
 */
export const needOf = (
  context: Context,
  type: string,
  resource: InVpc | string | undefined,
): Need => {
  if (resource === undefined) return { resource: ec2Arn(context, type, '*') }
  if (typeof resource === 'string') return { resource: ec2Arn(context, type, resource) }
  return {
    resource: ec2Arn(context, type, resource.id),
    keys: {
      ...resourceTagKeys(resource.tags),
      ...(resource.vpcId === undefined ? {} : { 'ec2:Vpc': [vpcArn(context, resource.vpcId)] }),
    },
  }
}

/** Returns the need of acting on the resource of an ID; only the ARN when it does not exist. */
export const needOfId = (context: Context, kind: IdentifiedKind, id: string): Need =>
  needOf(
    context,
    identifiedKinds[kind].type,
    resourceOf(context.world, context, { kind, id }) ?? id,
  )

/** Returns the needs of acting on the resources that a request names. */
export const needsOfIds = (
  context: Context,
  kind: IdentifiedKind,
  ids: ReadonlyArray<string> = [],
): ReadonlyArray<Need> => ids.map((id) => needOfId(context, kind, id))

/** Returns the need of acting on a VPC. */
export const vpcNeed = (context: Context, vpcId: string, tags: ReadonlyArray<Tag> = []): Need => ({
  resource: vpcArn(context, vpcId),
  keys: { ...resourceTagKeys(tags), 'ec2:VpcID': [vpcId] },
})

/** The type of a new resource, as in ARNs, and the action that creates it. */
interface Creation {
  readonly type: string
  readonly action: string
  /** Further condition keys of the action; absent: none. */
  readonly keys?: NonNullable<Need['keys']>
}

/**
 * Returns the needs of creating a resource: the action, and `ec2:CreateTags` when there are tags.
 */
export const creationNeeds = (
  context: Context,
  input: CreateInternetGatewayRequest,
  { type, action, keys: further = {} }: Creation,
): ReadonlyArray<Need> => {
  const resource = ec2Arn(context, type, '*')
  const tags = tagsFor(input, type)
  const keys = requestTagKeys(tags)
  const creation = { resource, keys: { ...keys, ...further } }
  if (tags.length === 0) return [creation]
  return [
    creation,
    { resource, keys: { ...keys, 'ec2:CreateAction': [action] }, permission: 'ec2:CreateTags' },
  ]
}
