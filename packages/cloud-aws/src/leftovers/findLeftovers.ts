/**
 * Lists what is left of an onboarding in the customer's account: what sits in its VPC, and what
 * carries the tag of the stack, or of what Rescale launched. An account has one open onboarding in
 * a Region, so the tags' keys are enough.
 *
 * Whatever uses addresses of the VPC has a network interface there: instances, NAT gateways,
 * interface endpoints, file systems. Tags outlive what they are on for a while, so what only they
 * tell of is looked for. Not looked at: roles, which belong to no Region, and log groups.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html
 */
import { type Filter, paginateDescribeTags } from '@aws-sdk/client-ec2'
import { type VpcId, computeTagKey, connectionTagKey } from '@byoa/core/iam'
import type { Leftover } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { itemsOf } from '../failures/itemsOf.ts'
import { type LeftoverKind, kindsInVpc, vpcKind } from './leftoverKinds.ts'

/** The tag on what the setup template makes, and the one on what Rescale launches. */
const tagKeys: ReadonlyArray<string> = [connectionTagKey, computeTagKey]

type Leftovers = ReadonlyArray<Leftover>

const leftoversOf = async (
  { ec2, operation }: Ec2Call,
  { resourceType, ids }: LeftoverKind,
  filter: Filter,
): Answered<Leftovers> => {
  const listed = await answered(operation, () => ids(ec2, filter))
  if (E.isLeft(listed)) return listed
  return E.right(
    listed.right.flatMap((resourceId) =>
      resourceId === undefined ? [] : [{ resourceType, resourceId }],
    ),
  )
}

const inVpc = ({ vpcFilter }: LeftoverKind, vpcId: VpcId): Filter => ({
  Name: vpcFilter,
  Values: [vpcId],
})

const vpcLeftovers = async (call: Ec2Call, vpcId: VpcId): Answered<Leftovers> => {
  const vpc = await leftoversOf(call, vpcKind, inVpc(vpcKind, vpcId))
  if (E.isLeft(vpc) || vpc.right.length === 0) return vpc
  const leftovers: Leftover[] = []
  for (const kind of kindsInVpc) {
    const found = await leftoversOf(call, kind, inVpc(kind, vpcId))
    if (E.isLeft(found)) return found
    leftovers.push(...found.right)
  }
  return E.right([...leftovers, ...vpc.right])
}

const taggedThings = async ({ ec2, operation }: Ec2Call): Answered<Leftovers> => {
  const filter = { Name: 'key', Values: [...tagKeys] }
  const listed = await answered(operation, () =>
    itemsOf(
      paginateDescribeTags({ client: ec2, stopOnSameToken: true }, { Filters: [filter] }),
      (page) => page.Tags,
    ),
  )
  if (E.isLeft(listed)) return listed
  return E.right(
    listed.right.flatMap(({ Key, ResourceType, ResourceId }) =>
      tagKeys.includes(Key ?? '') && ResourceId !== undefined
        ? [{ resourceType: ResourceType ?? 'unknown', resourceId: ResourceId }]
        : [],
    ),
  )
}

/** Keeps what is still there, and what is of a kind that is not looked for. */
const stillThere = async (call: Ec2Call, tagged: Leftovers): Answered<Leftovers> => {
  const kinds = [...kindsInVpc, vpcKind].filter(({ resourceType }) =>
    tagged.some((one) => one.resourceType === resourceType),
  )
  const gone = new Set<string>()
  for (const kind of kinds) {
    const found = await leftoversOf(call, kind, { Name: 'tag-key', Values: [...tagKeys] })
    if (E.isLeft(found)) return found
    const present = new Set(found.right.map(({ resourceId }) => resourceId))
    for (const { resourceType, resourceId } of tagged) {
      if (resourceType === kind.resourceType && !present.has(resourceId)) gone.add(resourceId)
    }
  }
  return E.right(tagged.filter(({ resourceId }) => !gone.has(resourceId)))
}

/** Lists what sits in the VPC, then the VPC, then what else is tagged; each once. */
export const findLeftovers = async (call: Ec2Call, vpcId: VpcId): Answered<Leftovers> => {
  const inside = await vpcLeftovers(call, vpcId)
  if (E.isLeft(inside)) return inside
  const tagged = await taggedThings(call)
  if (E.isLeft(tagged)) return tagged
  const found = new Set(inside.right.map(({ resourceId }) => resourceId))
  const others = await stillThere(
    call,
    tagged.right.filter(({ resourceId }) => !found.has(resourceId)),
  )
  return E.isLeft(others) ? others : E.right([...inside.right, ...others.right])
}
