/**
 * Associates a secondary block with a VPC. The call has no token, and a second call for the same
 * block is refused as an overlap; so the blocks are described first, and again when the call is
 * refused.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html
 */
import type { VpcId } from '@byoa/core/iam/identity'
import type { Ipv4Cidr } from '@byoa/core/network'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Vpc, VpcCidrBlockAssociation } from '../aws/Ec2.ts'
import type { Cloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { isRetryable } from '../failures/failureOf.ts'
import { operationError } from '../failures/OperationError.ts'
import { cidrOf } from '../routes/cidrOf.ts'
import { lookUntil } from '../waiting/Waiter.ts'
import { findVpc } from './describeVpc.ts'
import { cidrsOf } from './vpcSnapshot.ts'

export interface AssociateCidrInput {
  readonly vpcId: VpcId
  readonly cidr: Ipv4Cidr
}

const associationsOf = (
  vpc: Vpc | undefined,
  { cidr }: AssociateCidrInput,
): ReadonlyArray<VpcCidrBlockAssociation> =>
  (vpc?.CidrBlockAssociationSet ?? []).filter(({ CidrBlock }) => cidrOf(CidrBlock ?? '') === cidr)

const isAssociated = (vpc: Vpc | undefined, { cidr }: AssociateCidrInput): boolean =>
  vpc !== undefined && cidrsOf(vpc).includes(cidr)

const isAssociating = (vpc: Vpc | undefined, input: AssociateCidrInput): boolean =>
  associationsOf(vpc, input).some(({ CidrBlockState }) => CidrBlockState?.State === 'associating')

const failedAssociations = (
  vpc: Vpc | undefined,
  input: AssociateCidrInput,
): ReadonlyArray<VpcCidrBlockAssociation> =>
  associationsOf(vpc, input).filter(
    ({ CidrBlockState }) =>
      CidrBlockState?.State === 'failed' || CidrBlockState?.State === 'failing',
  )

/** A concurrent change, or a lost answer to our own call: the VPC shows which. */
const unlessAssociated = (
  aws: Aws,
  input: AssociateCidrInput,
  error: CloudError,
): CloudTask<unknown> =>
  isRetryable(error)
    ? TE.left(error)
    : pipe(
        findVpc(aws, input.vpcId),
        TE.filterOrElse(
          (vpc) => isAssociated(vpc, input) || isAssociating(vpc, input),
          () => error,
        ),
      )

const associate = (aws: Aws, input: AssociateCidrInput): CloudTask<unknown> =>
  pipe(
    aws.ec2.associateVpcCidrBlock({ VpcId: input.vpcId, CidrBlock: input.cidr }),
    TE.orElse((error) => unlessAssociated(aws, input, error)),
  )

const notAssociated = (
  { vpcId, cidr }: AssociateCidrInput,
  { CidrBlockState }: VpcCidrBlockAssociation,
): CloudError =>
  operationError(
    'CidrNotAssociated',
    `${cidr} was not associated with ${vpcId}: ${CidrBlockState?.StatusMessage ?? 'AWS gives no reason'}`,
  )

/**
 * Waits until the block is associated; when the wait times out, the association may still follow.
 * Earlier failed associations are ignored.
 */
const awaitAssociated = (
  cloud: Cloud,
  { before, ...input }: AssociateCidrInput & { readonly before: Vpc | undefined },
): CloudTask<void> => {
  const earlier = failedAssociations(before, input).map(({ AssociationId }) => AssociationId)
  const failure = (vpc: Vpc | undefined): VpcCidrBlockAssociation | undefined =>
    isAssociated(vpc, input) || isAssociating(vpc, input)
      ? undefined
      : failedAssociations(vpc, input).find(({ AssociationId }) => !earlier.includes(AssociationId))
  const isReached = (vpc: Vpc | undefined): boolean =>
    isAssociated(vpc, input) || failure(vpc) !== undefined
  return pipe(
    lookUntil(
      cloud.waiter,
      { for: 'vpcCidr', subject: `${input.vpcId} ${input.cidr}`, isReached },
      findVpc(cloud.aws, input.vpcId),
    ),
    TE.map(failure),
    TE.flatMap((failed) =>
      failed === undefined ? TE.right(undefined) : TE.left(notAssociated(input, failed)),
    ),
  )
}

/** Associates the block, or finds it associated. Left when AWS refuses it. */
export const associateCidr = (cloud: Cloud, input: AssociateCidrInput): CloudTask<void> =>
  pipe(
    findVpc(cloud.aws, input.vpcId),
    TE.tap((vpc) =>
      isAssociated(vpc, input) || isAssociating(vpc, input)
        ? TE.right(undefined)
        : associate(cloud.aws, input),
    ),
    TE.flatMap((before) =>
      isAssociated(before, input)
        ? TE.right(undefined)
        : awaitAssociated(cloud, { ...input, before }),
    ),
  )
