/**
 * Lists what is left of a connection in the customer's account: what sits in its VPC, what carries
 * the tag of its stack or of what Rescale launched, its stack and its role. The value of the tags
 * sets several connections of one account apart.
 *
 * Whatever uses addresses of the VPC has a network interface there: instances, NAT gateways,
 * interface endpoints, file systems. Tags outlive what they are on for a while, so what only they
 * tell of is looked for. Not looked at: log groups.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html
 */
import { type TagDescription, paginateDescribeTags } from '@aws-sdk/client-ec2'
import type { FindLeftoversInput } from '@byoa/application'
import type { RoleArn, VpcId } from '@byoa/core/iam/identity'
import { computeTagKey, connectionTagKey } from '@byoa/core/iam/permissions'
import type { Leftover } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import type { IamCall } from '../clients/IamCall.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { itemsOf } from '../failures/itemsOf.ts'
import { findRole } from '../role/findRole.ts'
import { type StackCall, findStack } from '../stack/StackCall.ts'
import { stackPhase } from '../stack/stackPhase.ts'
import { eachOnce } from './eachOnce.ts'
import { type LeftoverKind, kindsInVpc, kindsLookedFor, vpcKind } from './leftoverKinds.ts'
import { leftoversInVpc, leftoversOfKind } from './leftoversOfKind.ts'

type Leftovers = ReadonlyArray<Leftover>

// in the VPC

const vpcLeftovers = (call: Ec2Call, vpcId: VpcId | undefined): Answered<Leftovers> =>
  vpcId === undefined
    ? TE.right([])
    : pipe(
        leftoversInVpc(call, [vpcKind], vpcId),
        TE.bindTo('vpc'),
        TE.bind('inside', ({ vpc }) =>
          vpc.length === 0 ? TE.right([]) : leftoversInVpc(call, kindsInVpc, vpcId),
        ),
        TE.map(({ vpc, inside }) => [...inside, ...vpc]),
      )

// with tags

/** The tag on what the setup template makes, and the one on what Rescale launches. */
const tagKeys: ReadonlyArray<string> = [connectionTagKey, computeTagKey]

const leftoverOf = ({ ResourceType, ResourceId }: TagDescription): Leftovers =>
  ResourceId === undefined
    ? []
    : [{ resourceType: ResourceType ?? 'unknown', resourceId: ResourceId }]

const taggedThings = ({ ec2, operation }: Ec2Call, connectionName: string): Answered<Leftovers> => {
  const Filters = [
    { Name: 'key', Values: [...tagKeys] },
    { Name: 'value', Values: [connectionName] },
  ]
  const isOurs = ({ Key, Value }: TagDescription): boolean =>
    tagKeys.includes(Key ?? '') && Value === connectionName
  return pipe(
    answered(operation, 'ec2:DescribeTags', () =>
      itemsOf(
        paginateDescribeTags({ client: ec2, stopOnSameToken: true }, { Filters }),
        (page) => page.Tags,
      ),
    ),
    TE.map((tags) => tags.filter(isOurs).flatMap(leftoverOf)),
  )
}

/** A filter takes at most 200 values. */
const filterValuesAtMost = 200

const idsOf = (leftovers: Leftovers): ReadonlyArray<string> =>
  leftovers.map(({ resourceId }) => resourceId)

/** Lists those of a kind that are not there any more. */
const goneOf = (
  call: Ec2Call,
  kind: LeftoverKind,
  tagged: Leftovers,
): Answered<ReadonlyArray<string>> => {
  const told = idsOf(tagged.filter(({ resourceType }) => resourceType === kind.resourceType))
  return pipe(
    RA.chunksOf(filterValuesAtMost)(told),
    TE.traverseSeqArray((ids) =>
      leftoversOfKind(call, kind, { Name: kind.idFilter, Values: [...ids] }),
    ),
    TE.map((found) => new Set(idsOf(found.flat()))),
    TE.map((present) => told.filter((id) => !present.has(id))),
  )
}

/** Keeps what is still there, and what is of a kind that is not looked for. */
const stillThere = (call: Ec2Call, tagged: Leftovers): Answered<Leftovers> =>
  pipe(
    kindsLookedFor,
    TE.traverseSeqArray((kind) => goneOf(call, kind, tagged)),
    TE.map((gone) => new Set(gone.flat())),
    TE.map((gone) => tagged.filter(({ resourceId }) => !gone.has(resourceId))),
  )

const taggedElsewhere = (
  call: Ec2Call,
  connectionName: string,
  inside: Leftovers,
): Answered<Leftovers> =>
  pipe(
    taggedThings(call, connectionName),
    TE.map((tagged) => tagged.filter(({ resourceId }) => !idsOf(inside).includes(resourceId))),
    TE.map(eachOnce),
    TE.flatMap((tagged) => stillThere(call, tagged)),
  )

// the stack and the role

const stackLeftovers = (call: StackCall, stackName: string): Answered<Leftovers> =>
  pipe(
    findStack(call, stackName),
    TE.map((stack) =>
      stack === undefined || stackPhase(stack.StackStatus) === 'gone'
        ? []
        : [{ resourceType: 'stack', resourceId: stackName }],
    ),
  )

const roleLeftovers = (call: IamCall, roleArn: RoleArn | undefined): Answered<Leftovers> =>
  roleArn === undefined
    ? TE.right([])
    : pipe(
        findRole(call, roleArn),
        TE.map(
          O.match(
            () => [],
            () => [{ resourceType: 'role', resourceId: roleArn }],
          ),
        ),
      )

// operations

/**
 * Lists what sits in the VPC, then the VPC, what else is tagged, the stack and the role; each once.
 */
export const findLeftovers = (
  call: Ec2Call & StackCall & IamCall,
  { vpcId, connectionName, stackName, roleArn }: FindLeftoversInput,
): Answered<Leftovers> =>
  pipe(
    TE.Do,
    TE.bind('inside', () => vpcLeftovers(call, vpcId)),
    TE.bind('tagged', ({ inside }) => taggedElsewhere(call, connectionName, inside)),
    TE.bind('stack', () => stackLeftovers(call, stackName)),
    TE.bind('role', () => roleLeftovers(call, roleArn)),
    TE.map(({ inside, tagged, stack, role }) => [...inside, ...tagged, ...stack, ...role]),
  )
