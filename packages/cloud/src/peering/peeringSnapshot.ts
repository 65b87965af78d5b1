import { omitUndefined } from '@byoa/core/codec'
import { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import { fromMilliseconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

import type { VpcPeeringConnection } from '../aws/Ec2.ts'
import { isPeeringStatus } from './peeringStatus.ts'

/** Meaningful only while the request is not accepted. */
const expiryOf = ({
  ExpirationTime,
  Status,
}: VpcPeeringConnection): Pick<PeeringSnapshot, 'expiresAt'> => {
  if (Status?.Code !== 'initiating-request' && Status?.Code !== 'pending-acceptance') return {}
  const expiresAt = ExpirationTime && O.fromEither(fromMilliseconds(ExpirationTime.getTime()))
  return expiresAt !== undefined && O.isSome(expiresAt) ? { expiresAt: expiresAt.value } : {}
}

/** Rescale requests peerings, the customer accepts them. */
const dnsOf = ({
  RequesterVpcInfo,
  AccepterVpcInfo,
}: VpcPeeringConnection): Pick<PeeringSnapshot, 'allowsDns'> => {
  const allowsDns = omitUndefined({
    rescale: RequesterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc,
    customer: AccepterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc,
  })
  return Object.keys(allowsDns).length === 0 ? {} : { allowsDns }
}

/** Returns the snapshot of a described peering; Left names what the description lacks. */
export const peeringSnapshot = (
  connection: VpcPeeringConnection,
): E.Either<string, PeeringSnapshot> => {
  const { VpcPeeringConnectionId: peeringId, Status } = connection
  if (!PeeringId.is(peeringId)) return E.left('the id of a peering')
  const status = Status?.Code
  if (!isPeeringStatus(status)) return E.left(`a known status of ${peeringId}`)
  return E.right({
    peeringId,
    status,
    message: Status?.Message ?? '',
    ...expiryOf(connection),
    ...dnsOf(connection),
  })
}
