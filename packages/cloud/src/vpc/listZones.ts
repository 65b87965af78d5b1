/**
 * Lists the zones in which the account can create subnets. Without `AllAvailabilityZones`, AWS
 * leaves out zones that the account has not opted in to.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
 */
import type { AvailabilityZone } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { AvailabilityZone as DescribedZone } from '../aws/Ec2.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { unreadable } from '../failures/OperationError.ts'

/** Local Zones and Wavelength Zones are zones of other types. */
const usable = [
  { Name: 'state', Values: ['available'] },
  { Name: 'zone-type', Values: ['availability-zone'] },
]

const zoneOf = ({ ZoneId, ZoneName }: DescribedZone): E.Either<CloudError, AvailabilityZone> =>
  ZoneId === undefined || ZoneName === undefined
    ? E.left(unreadable('the ID and the name of a zone'))
    : E.right({ zoneId: ZoneId, zoneName: ZoneName })

/** Lists the available zones of the Region that the account sees; one call, as AWS has no pages. */
export const listZones = ({ ec2 }: Aws): CloudTask<ReadonlyArray<AvailabilityZone>> =>
  pipe(
    ec2.describeAvailabilityZones({ Filters: usable }),
    TE.map(({ AvailabilityZones = [] }) => AvailabilityZones),
    TE.flatMapEither(E.traverseArray(zoneOf)),
  )
