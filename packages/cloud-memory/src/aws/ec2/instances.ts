import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Action, answer, onEverything } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { applyFilters, pageOf } from '../filters.ts'
import { isIdOf } from './found.ts'
import type { DescribeInstancesRequest } from './Ec2Inputs.ts'

export interface DescribeInstancesOutput {
  readonly Reservations: ReadonlyArray<never>
  readonly NextToken?: string
}

/** The filters of instances, of which there are none. */
const instanceFilters = Object.fromEntries(
  [
    'availability-zone',
    'instance-id',
    'instance-state-name',
    'instance-type',
    'network-interface.network-interface-id',
    'private-ip-address',
    'subnet-id',
    'vpc-id',
  ].map((name) => [name, () => []]),
)

const noInstance = (id: string): E.Either<AwsError, never> =>
  isIdOf('i', id)
    ? refuse('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`)
    : refuse('InvalidInstanceID.Malformed', `Invalid id: "${id}"`)

/**
 * Lists the instances of the account: none, because nothing in this world launches one. Filters,
 * pages and permissions count as everywhere.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const describeInstances: Action<DescribeInstancesRequest, DescribeInstancesOutput> = {
  permission: 'ec2:DescribeInstances',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      E.traverseArray(noInstance)(input.InstanceIds ?? []),
      E.flatMap((named) => applyFilters(named, input.Filters, instanceFilters)),
      E.flatMap((matching) => pageOf(matching, input, { from: 5, to: 1000 })),
      E.flatMap(({ items, ...rest }) => answer(context.world, { Reservations: items, ...rest })),
    ),
}
