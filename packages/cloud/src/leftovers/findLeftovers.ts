/**
 * Lists the leftovers of a connection in the customer's account: resources in its VPC, resources
 * with the tag of its stack or of Rescale's launches, its stack and its role. The tag value
 * distinguishes several connections of one account.
 *
 * Everything that uses addresses of the VPC has a network interface there: instances, NAT gateways,
 * interface endpoints, file systems. Tags of deleted resources remain listed for a while, so
 * resources known only by a tag are looked up. Log groups are not included.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html
 */
import type { FindLeftoversInput } from '@byoa/application'
import type { RoleArn, VpcId } from '@byoa/core/iam/identity'
import { computeTagKey, connectionTagKey } from '@byoa/core/iam/permissions'
import type { Leftover } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { TagDescription } from '../aws/Ec2.ts'
import { everyPage } from '../aws/everyPage.ts'
import { inFilterChunks } from '../aws/inFilterChunks.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { findRole } from '../role/findRole.ts'
import { findStack } from '../stack/findStack.ts'
import { stackPhase } from '../stack/stackPhase.ts'
import { eachOnce } from './eachOnce.ts'
import { type LeftoverKind, kindsInVpc, kindsLookedFor, vpcKind } from './leftoverKinds.ts'
import { leftoversInVpc, leftoversOfKind } from './leftoversOfKind.ts'

type Leftovers = ReadonlyArray<Leftover>

// in the VPC

const vpcLeftovers = (aws: Aws, vpcId: VpcId | undefined): CloudTask<Leftovers> =>
  vpcId === undefined
    ? TE.right([])
    : pipe(
        leftoversInVpc(aws, [vpcKind], vpcId),
        TE.bindTo('vpc'),
        TE.bind('inside', ({ vpc }) =>
          vpc.length === 0 ? TE.right([]) : leftoversInVpc(aws, kindsInVpc, vpcId),
        ),
        TE.map(({ vpc, inside }) => [...inside, ...vpc]),
      )

// with tags

/** The tag of the setup template's resources, and the tag of Rescale's launches. */
const tagKeys: ReadonlyArray<string> = [connectionTagKey, computeTagKey]

const leftoverOf = ({ ResourceType, ResourceId }: TagDescription): Leftovers =>
  ResourceId === undefined
    ? []
    : [{ resourceType: ResourceType ?? 'unknown', resourceId: ResourceId }]

const taggedThings = (aws: Aws, connectionName: string): CloudTask<Leftovers> => {
  const Filters = [
    { Name: 'key', Values: [...tagKeys] },
    { Name: 'value', Values: [connectionName] },
  ]
  const isOurs = ({ Key, Value }: TagDescription): boolean =>
    tagKeys.includes(Key ?? '') && Value === connectionName
  return pipe(
    everyPage(aws.ec2.describeTags, { Filters }, (page) => page.Tags),
    TE.map((tags) => tags.filter(isOurs).flatMap(leftoverOf)),
  )
}

const idsOf = (leftovers: Leftovers): ReadonlyArray<string> =>
  leftovers.map(({ resourceId }) => resourceId)

/** Lists the resources of a kind that no longer exist. */
const goneOf = (
  aws: Aws,
  kind: LeftoverKind,
  tagged: Leftovers,
): CloudTask<ReadonlyArray<string>> => {
  const told = idsOf(tagged.filter(({ resourceType }) => resourceType === kind.resourceType))
  return pipe(
    inFilterChunks(told, (ids) => leftoversOfKind(aws, kind, { Name: kind.idFilter, Values: ids })),
    TE.map((found) => new Set(idsOf(found))),
    TE.map((present) => told.filter((id) => !present.has(id))),
  )
}

/** Keeps resources that still exist, and those of kinds that are not looked up. */
const stillThere = (aws: Aws, tagged: Leftovers): CloudTask<Leftovers> =>
  pipe(
    kindsLookedFor,
    TE.traverseSeqArray((kind) => goneOf(aws, kind, tagged)),
    TE.map((gone) => new Set(gone.flat())),
    TE.map((gone) => tagged.filter(({ resourceId }) => !gone.has(resourceId))),
  )

const taggedElsewhere = (
  aws: Aws,
  connectionName: string,
  inside: Leftovers,
): CloudTask<Leftovers> => {
  const known = new Set(idsOf(inside))
  return pipe(
    taggedThings(aws, connectionName),
    TE.map((tagged) => tagged.filter(({ resourceId }) => !known.has(resourceId))),
    TE.map(eachOnce),
    TE.flatMap((tagged) => stillThere(aws, tagged)),
  )
}

// the stack and the role

const stackLeftovers = (aws: Aws, stackName: string): CloudTask<Leftovers> =>
  pipe(
    findStack(aws, stackName),
    TE.map((stack) =>
      stack === undefined || stackPhase(stack.StackStatus) === 'gone'
        ? []
        : [{ resourceType: 'stack', resourceId: stackName }],
    ),
  )

const roleLeftovers = (aws: Aws, roleArn: RoleArn | undefined): CloudTask<Leftovers> =>
  roleArn === undefined
    ? TE.right([])
    : pipe(
        findRole(aws, roleArn),
        TE.map(
          O.match(
            () => [],
            () => [{ resourceType: 'role', resourceId: roleArn }],
          ),
        ),
      )

// operations

/**
 * Lists the resources in the VPC, then the VPC, other tagged resources, the stack and the role;
 * each once.
 */
export const findLeftovers = (
  aws: Aws,
  { vpcId, connectionName, stackName, roleArn }: FindLeftoversInput,
): CloudTask<Leftovers> =>
  pipe(
    TE.Do,
    TE.bind('inside', () => vpcLeftovers(aws, vpcId)),
    TE.bind('tagged', ({ inside }) => taggedElsewhere(aws, connectionName, inside)),
    TE.bind('stack', () => stackLeftovers(aws, stackName)),
    TE.bind('role', () => roleLeftovers(aws, roleArn)),
    TE.map(({ inside, tagged, stack, role }) => [...inside, ...tagged, ...stack, ...role]),
  )
