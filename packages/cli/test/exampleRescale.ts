/** Rescale's side with one VPC, as tests on AWS or a sandbox configure it. */
export const rescaleVpc = {
  vpcId: 'vpc-0aa10000000000001',
  region: 'us-east-1',
  cidrs: ['10.0.0.0/16'],
  held: ['10.20.0.0/16'],
}

export const rescaleSide = {
  version: 1,
  accounts: [{ partition: 'aws', accountId: '999988887777' }],
  vpcs: [rescaleVpc],
}
