import type { Missing, PeeringEnd, PeeringView } from '@byoa/core/inspection'
import type { PeeringId } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { VpcPeeringConnection, VpcPeeringConnectionVpcInfo } from '../aws/Ec2.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { findPeering, readPeering } from '../peering/listPeerings.ts'

const endOf = (info: VpcPeeringConnectionVpcInfo | undefined): PeeringEnd => ({
  accountId: info?.OwnerId ?? '',
  vpcId: info?.VpcId ?? '',
})

const viewOf = (connection: VpcPeeringConnection): E.Either<CloudError, PeeringView> =>
  pipe(
    readPeering(connection),
    E.map((peering) => ({
      ...peering,
      requester: endOf(connection.RequesterVpcInfo),
      accepter: endOf(connection.AccepterVpcInfo),
    })),
  )

const seen = (
  found: VpcPeeringConnection | undefined,
): E.Either<CloudError, PeeringView | Missing> =>
  found === undefined ? E.right('missing') : viewOf(found)

/** Reads a peering with both of its ends. */
export const viewPeering = (aws: Aws, peeringId: PeeringId): CloudTask<PeeringView | Missing> =>
  pipe(findPeering(aws, peeringId), TE.flatMapEither(seen))
