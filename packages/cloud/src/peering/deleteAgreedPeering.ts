import type { CustomerConsole } from '@byoa/application'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { VpcPeeringConnection } from '../aws/Ec2.ts'
import type { Cloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { deletePeering } from './deletePeering.ts'
import { findPeering } from './listPeerings.ts'

type Input = Omit<Parameters<CustomerConsole['deletePeering']>[0], 'region'>

const isAgreed = (
  { RequesterVpcInfo }: VpcPeeringConnection,
  { rescaleAccountId, rescaleVpcId }: Input,
): boolean =>
  RequesterVpcInfo?.OwnerId === rescaleAccountId && RequesterVpcInfo.VpcId === rescaleVpcId

/**
 * Deletes or rejects a peering that was requested from the agreed Rescale VPC, and no other;
 * succeeds when it is not visible or has ended.
 */
export const deleteAgreedPeering = (cloud: Cloud, input: Input): CloudTask<void> =>
  pipe(
    findPeering(cloud.aws, input.peeringId),
    TE.filterOrElse(
      (found) => found === undefined || isAgreed(found, input),
      (): CloudError =>
        operationError(
          'UnexpectedRequester',
          `${input.peeringId} is not a peering with ${input.rescaleVpcId} of ${input.rescaleAccountId}; it was not deleted`,
        ),
    ),
    TE.flatMap(() => deletePeering(cloud, input.peeringId)),
  )
