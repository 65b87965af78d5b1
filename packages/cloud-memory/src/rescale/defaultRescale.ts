import { type RescaleConfig, RescaleConfigCodec } from '@byoa/cloud'
import { decode } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'

const document = {
  version: 1,
  accounts: [
    { partition: 'aws', accountId: '999988887777' },
    { partition: 'aws-us-gov', accountId: '444455556666' },
    { partition: 'aws-cn', accountId: '123456789012' },
  ],
  vpcs: [
    {
      vpcId: 'vpc-0aa10000000000001',
      region: 'us-east-1',
      cidrs: ['10.0.0.0/16'],
      held: ['10.20.0.0/16', '10.21.0.0/16'],
      denied: [{ cidr: '10.255.0.0/16', reason: 'Rescale support network' }],
    },
    {
      vpcId: 'vpc-0aa10000000000002',
      region: 'us-east-1',
      cidrs: ['10.1.0.0/16'],
      held: ['10.30.0.0/16'],
      denied: [{ cidr: '10.255.0.0/16', reason: 'Rescale support network' }],
      load: { activePeerings: 12 },
    },
    {
      vpcId: 'vpc-0aa20000000000001',
      region: 'us-west-2',
      cidrs: ['10.2.0.0/16'],
      held: ['10.40.0.0/16'],
      denied: [{ cidr: '10.255.0.0/16', reason: 'Rescale support network' }],
    },
    {
      vpcId: 'vpc-0ee10000000000001',
      region: 'eu-west-1',
      cidrs: ['10.3.0.0/16', '10.4.0.0/20'],
      denied: [{ cidr: '10.255.0.0/16', reason: 'Rescale support network' }],
    },
    {
      vpcId: 'vpc-0ab10000000000001',
      region: 'ap-northeast-1',
      cidrs: ['10.5.0.0/16'],
      held: ['10.50.0.0/16'],
      denied: [{ cidr: '10.255.0.0/16', reason: 'Rescale support network' }],
    },
    {
      vpcId: 'vpc-09010000000000001',
      region: 'us-gov-west-1',
      cidrs: ['10.6.0.0/16'],
    },
    {
      vpcId: 'vpc-0c010000000000001',
      region: 'cn-north-1',
      cidrs: ['10.7.0.0/16'],
    },
  ],
}

const none: RescaleConfig = { version: 1, accounts: [], vpcs: [] }

/** The default configuration of Rescale's side: three partitions, six Regions. */
export const defaultRescale: RescaleConfig = E.getOrElse((): RescaleConfig => none)(
  decode(RescaleConfigCodec, document),
)
