/**
 * Describing peerings, live or ended, as far as AWS still shows them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
import type { PeeringSnapshot, PeeringStatus } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { PeeringOutput } from '../aws/ec2/peeringOutput.ts'
import type { Filter } from '../aws/filters.ts'
import type { Send } from './Exchange.ts'
import { everyPage } from './everyPage.ts'
import type { Result } from './portFailure.ts'
import { peeringSnapshot } from './snapshotsOf.ts'

/** The tag that names the onboarding on a peering; only the account that set it sees it. */
export const onboardingTagKey = 'rescale:onboarding'

/** Statuses of a peering that connects, or still may. */
export const liveStatuses: ReadonlyArray<PeeringStatus> = [
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
]

const finalStatuses: ReadonlyArray<PeeringStatus> = ['failed', 'rejected', 'expired', 'deleted']

/** Tells whether a peering has ended for good. */
export const hasEnded = ({ status }: PeeringSnapshot): boolean => finalStatuses.includes(status)

const pageItems = 1000

/** Lists every peering that filters let through, or every one that is visible. */
export const listPeerings = (
  send: Send,
  Filters: ReadonlyArray<Filter> = [],
): Result<ReadonlyArray<PeeringOutput>> =>
  everyPage(
    (at) =>
      send({
        action: 'DescribeVpcPeeringConnections',
        input: {
          MaxResults: pageItems,
          ...at,
          ...(Filters.length === 0 ? {} : { Filters }),
        },
      }),
    (page) => page.VpcPeeringConnections,
  )

/** EC2 takes at most so many values in one filter. */
const filterValues = 200

/** Few are asked for by id; of many, every page is read and the wanted ones kept. */
export const describePeerings = (
  send: Send,
  peeringIds: ReadonlyArray<string>,
): Result<ReadonlyArray<PeeringSnapshot>> => {
  if (peeringIds.length === 0) return E.right([])
  const byId = [{ Name: 'vpc-peering-connection-id', Values: peeringIds }]
  const wanted = new Set(peeringIds)
  return pipe(
    listPeerings(send, peeringIds.length > filterValues ? [] : byId),
    E.map(RA.filter(({ VpcPeeringConnectionId: id }) => wanted.has(id))),
    E.flatMap(E.traverseArray(peeringSnapshot)),
  )
}
