/** Documents as the parties may write them, with and without each optional field. */
import {
  accountId,
  companyCode,
  customerNetwork,
  externalId,
  instant,
  ipv4Cidr,
  onboardingId,
  onboardingRequest,
  peeringId,
  region,
  roleArn,
  routeTableId,
  stackName,
  stackReport,
  templateDigest,
  vpcId,
} from '@byoa/testing'
import fc from 'fast-check'

import type { PeeringNotice } from '../../src/documents/PeeringNotice.ts'
import type { RequestDocument } from '../../src/documents/RequestDocument.ts'
import type { SetupDocument } from '../../src/documents/SetupDocument.ts'
import {
  type StackReportDocument,
  stackReportDocumentOf,
} from '../../src/documents/StackReportDocument.ts'

const version = fc.constant(1 as const)

export const requestDocument: fc.Arbitrary<RequestDocument> = fc
  .record({
    request: onboardingRequest(),
    proposedCidr: ipv4Cidr(),
    customerNetworks: fc.option(fc.array(customerNetwork(), { maxLength: 3 }), { nil: undefined }),
  })
  .map(({ request, proposedCidr, customerNetworks }) => {
    const { customerNetworks: _, ...rest } = request
    return {
      version: 1,
      ...rest,
      proposedCidr,
      ...(customerNetworks === undefined ? {} : { customerNetworks }),
    }
  })

export const setupDocument: fc.Arbitrary<SetupDocument> = fc.record(
  {
    version,
    onboardingId: onboardingId(),
    companyCode: companyCode(),
    accountId: accountId(),
    region: region(),
    agreedCidr: ipv4Cidr(),
    externalId: externalId(),
    rescaleAccountId: accountId(),
    rescaleRoleArn: roleArn(),
    rescaleVpcId: vpcId(),
    rescaleVpcCidrs: fc.array(ipv4Cidr(), { minLength: 1, maxLength: 3 }),
    stackName: stackName(),
    templateDigest: templateDigest(),
    reportBy: instant(),
  },
  {
    requiredKeys: [
      'version',
      'onboardingId',
      'companyCode',
      'accountId',
      'region',
      'agreedCidr',
      'externalId',
      'rescaleAccountId',
      'rescaleVpcId',
      'rescaleVpcCidrs',
      'stackName',
      'templateDigest',
      'reportBy',
    ],
  },
)

export const stackReportDocument: fc.Arbitrary<StackReportDocument> = fc
  .tuple(onboardingId(), stackReport())
  .map(([id, report]) => stackReportDocumentOf(id, report))

export const peeringNotice: fc.Arbitrary<PeeringNotice> = fc.record({
  version,
  onboardingId: onboardingId(),
  peeringId: peeringId(),
  region: region(),
  requesterAccountId: accountId(),
  requesterVpcId: vpcId(),
  accepterVpcId: vpcId(),
  acceptBefore: instant(),
  routeTableIds: fc.array(routeTableId(), { maxLength: 3 }),
  destinations: fc.array(ipv4Cidr(), { maxLength: 3 }),
})
