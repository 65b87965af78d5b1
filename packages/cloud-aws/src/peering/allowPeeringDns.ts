/**
 * Lets public host names of one side's instances resolve to private addresses when the other side
 * asks. Each side allows it for its own VPC, and only while the peering is active.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html
 */
import { ModifyVpcPeeringConnectionOptionsCommand } from '@aws-sdk/client-ec2'
import type { Failure } from '@byoa/application'
import type { PeeringId, Region } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import { findPeeringSnapshot } from './listPeerings.ts'
import { isEnded } from './peeringStatus.ts'

export interface AllowPeeringDnsInput {
  readonly peeringId: PeeringId
  /** Rescale requests peerings, the customer accepts them. */
  readonly side: 'requester' | 'accepter'
}

const modifyOptions = (
  { ec2, operation }: Ec2Call,
  { peeringId, side }: AllowPeeringDnsInput,
): Answered<void> => {
  const allow = { AllowDnsResolutionFromRemoteVpc: true }
  return pipe(
    answered(operation, 'ec2:ModifyVpcPeeringConnectionOptions', () =>
      ec2.send(
        new ModifyVpcPeeringConnectionOptionsCommand({
          VpcPeeringConnectionId: peeringId,
          ...(side === 'requester'
            ? { RequesterPeeringConnectionOptions: allow }
            : { AccepterPeeringConnectionOptions: allow }),
        }),
      ),
    ),
    TE.asUnit,
  )
}

/** Allows it; waits while the peering is on its way to active, and refuses one that is not. */
export const allowPeeringDns = (
  waiter: Waiter,
  call: Ec2Call,
  input: AllowPeeringDnsInput,
): Answered<void> =>
  pipe(
    lookUntil(
      waiter,
      {
        for: 'peeringActive',
        subject: input.peeringId,
        isReached: (peering) =>
          peering?.status === 'active' || isEnded(peering?.status ?? 'deleted'),
      },
      findPeeringSnapshot(call, input.peeringId),
    ),
    TE.map((peering) => peering?.status ?? 'not visible'),
    TE.flatMap((status) =>
      status === 'active'
        ? modifyOptions(call, input)
        : TE.left(
            ownFailure(
              call.operation,
              'PeeringNotActive',
              `${input.peeringId} is ${status}, not active`,
            ),
          ),
    ),
  )

/** Closes the operation over a side, for the party that has it. */
export const dnsAllowing =
  (
    waiter: Waiter,
    side: AllowPeeringDnsInput['side'],
    callOf: (region: Region) => Ec2Call,
  ): ((input: {
    readonly region: Region
    readonly peeringId: PeeringId
  }) => TE.TaskEither<Failure, void>) =>
  ({ region, peeringId }) =>
    allowPeeringDns(waiter, callOf(region), { peeringId, side })
