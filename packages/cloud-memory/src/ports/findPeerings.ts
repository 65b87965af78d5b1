import type { FindPeeringsInput } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { PeeringOutput } from '../aws/ec2/peeringOutput.ts'
import type { Send } from './Exchange.ts'
import { listPeerings, onboardingTagKey } from './describePeerings.ts'
import type { Result } from './portFailure.ts'
import { peeringSnapshot } from './snapshotsOf.ts'

/**
 * Either may have requested it; both filters name both VPCs, which also finds a VPC with itself.
 */
const listBetween = (
  send: Send,
  vpcIds: readonly [string, string],
): Result<ReadonlyArray<PeeringOutput>> =>
  pipe(
    listPeerings(send, [
      { Name: 'requester-vpc-info.vpc-id', Values: vpcIds },
      { Name: 'accepter-vpc-info.vpc-id', Values: vpcIds },
    ]),
    E.map(
      RA.filter(
        ({ RequesterVpcInfo, AccepterVpcInfo }) => RequesterVpcInfo.VpcId !== AccepterVpcInfo.VpcId,
      ),
    ),
  )

/** Finds the peerings that carry the onboarding's tag or connect its VPCs, each once. */
export const findPeerings = (
  send: Send,
  { onboardingId, rescaleVpcId, customerVpcId }: FindPeeringsInput,
): Result<ReadonlyArray<PeeringSnapshot>> =>
  pipe(
    E.Do,
    E.bind('tagged', () =>
      listPeerings(send, [{ Name: `tag:${onboardingTagKey}`, Values: [onboardingId] }]),
    ),
    E.bind('between', () =>
      customerVpcId === undefined ? E.right([]) : listBetween(send, [rescaleVpcId, customerVpcId]),
    ),
    E.map(({ tagged, between }) => [...tagged, ...between]),
    E.map((all) => [...new Map(all.map((one) => [one.VpcPeeringConnectionId, one])).values()]),
    E.flatMap(E.traverseArray(peeringSnapshot)),
  )
