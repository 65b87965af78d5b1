import type { AccountId, VpcId } from '@byoa/core/iam/identity'

import { onboardingTagKey } from '../peering/requestPeering.ts'
import { type PeeringDnsSubject, peeringDnsDryRun } from './peeringDnsDryRun.ts'
import type { DryRuns } from './preflightPermissions.ts'
import { type RouteSubject, routeDryRuns } from './routeDryRuns.ts'

/** What Rescale would connect. */
export interface RescaleSubject extends RouteSubject, PeeringDnsSubject {
  readonly rescaleVpcId: VpcId
  readonly customerAccountId: AccountId
  readonly customerVpcId: VpcId
}

/** Every call in Rescale's own account that has a dry run. */
export const rescaleDryRuns: DryRuns<RescaleSubject> = {
  runs: [
    {
      action: 'ec2:CreateVpcPeeringConnection',
      ask: (ec2, subject) =>
        ec2.createVpcPeeringConnection({
          DryRun: true,
          VpcId: subject.rescaleVpcId,
          PeerVpcId: subject.customerVpcId,
          PeerOwnerId: subject.customerAccountId,
          TagSpecifications: [
            {
              ResourceType: 'vpc-peering-connection',
              Tags: [{ Key: onboardingTagKey, Value: 'preflight' }],
            },
          ],
        }),
    },
    {
      action: 'ec2:DeleteVpcPeeringConnection',
      ask: (ec2, { peeringId }) =>
        ec2.deleteVpcPeeringConnection({
          DryRun: true,
          VpcPeeringConnectionId: peeringId,
        }),
    },
    {
      action: 'ec2:DescribeVpcPeeringConnections',
      ask: (ec2) => ec2.describeVpcPeeringConnections({ DryRun: true }),
    },
    {
      action: 'ec2:RejectVpcPeeringConnection',
      ask: (ec2, { peeringId }) =>
        ec2.rejectVpcPeeringConnection({
          DryRun: true,
          VpcPeeringConnectionId: peeringId,
        }),
    },
    peeringDnsDryRun('requester'),
    ...routeDryRuns,
  ],
  simulatesRest: true,
  notCovered: [
    {
      action: 'ec2:CreateTags',
      reason: 'needed to tag a peering as it is requested; asked for only together with that',
    },
    { action: 'sts:AssumeRole', reason: 'STS has no dry run; probing the role tells' },
  ],
}
