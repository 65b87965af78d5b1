/** Documents as Rescale may write them, with and without each optional field. */
import { PrefixListId } from '@byoa/core/iam/identity'
import { type TrustFindingId, trustFindingLevels } from '@byoa/core/iam/trust'
import { currentInspectionCheckSet } from '@byoa/core/inspection'
import { type IntentData, teardownSteps } from '@byoa/core/onboarding'
import {
  accountId,
  cidrFinding,
  externalId,
  inspectionFinding,
  instant,
  ipv4Cidr,
  leftover,
  missingRoute,
  onboardingRequest,
  party,
  peeringId,
  region,
  roleArn,
  routeTableId,
  stackName,
  templateDigest,
  text,
  valid,
  vpcId,
} from '@byoa/testing'
import fc from 'fast-check'

import type { ChangeDocument } from '../../src/documents/ChangeDocument.ts'
import type { CleanExit } from '../../src/documents/CleanExit.ts'
import type { ConnectionDocument } from '../../src/documents/ConnectionDocument.ts'
import type { OffboardingNotice } from '../../src/documents/OffboardingNotice.ts'
import type { PeeringNotice } from '../../src/documents/PeeringNotice.ts'
import type { ReviewDocument, ReviewTask } from '../../src/documents/ReviewDocument.ts'
import type { SetupDocument } from '../../src/documents/SetupDocument.ts'
import type { VerdictDocument } from '../../src/documents/VerdictDocument.ts'
import {
  documentDigest,
  few,
  header,
  hexadecimal,
  record,
  signature,
  template,
} from './fieldArbitraries.ts'

export const setupDocument: fc.Arbitrary<SetupDocument> = record<SetupDocument>(
  {
    ...header('setup'),
    request: onboardingRequest(),
    region: region(),
    agreedCidr: ipv4Cidr(),
    externalId: externalId(),
    rescaleAccountId: accountId(),
    rescaleRoleArn: roleArn(),
    rescaleVpcId: vpcId(),
    rescaleVpcCidrs: few(ipv4Cidr()),
    s3PrefixListId: hexadecimal(8).map((digits) => valid(`pl-${digits}`, PrefixListId)),
    stackName: stackName(),
    templateDigest: templateDigest(),
    template,
    inspectionCheckSet: fc.constant(currentInspectionCheckSet),
    reportBy: instant(),
    signature,
  },
  ['rescaleRoleArn', 's3PrefixListId', 'inspectionCheckSet', 'signature'],
)

export const peeringNotice: fc.Arbitrary<PeeringNotice> = record<PeeringNotice>(
  {
    ...header('peering-notice'),
    peeringId: peeringId(),
    region: region(),
    requesterAccountId: accountId(),
    requesterVpcId: vpcId(),
    accepterVpcId: vpcId(),
    acceptBefore: instant(),
    routeTableIds: few(routeTableId()),
    destinations: few(ipv4Cidr()),
    signature,
  },
  ['signature'],
)

export const verdictDocument: fc.Arbitrary<VerdictDocument> = record<VerdictDocument>(
  {
    ...header('verdict'),
    decision: fc.constant('declined'),
    proposedCidr: ipv4Cidr(),
    findings: few(cidrFinding()),
    alternatives: few(ipv4Cidr()),
    signature,
  },
  ['signature'],
)

const trustIds = Object.keys(trustFindingLevels) as ReadonlyArray<TrustFindingId>

const findings = record({ findings: few(inspectionFinding()) })

type DataOf<Type extends ReviewTask['type']> = Extract<ReviewTask, { readonly type: Type }>['data']

const taskData: { readonly [Type in ReviewTask['type']]: fc.Arbitrary<DataOf<Type>> } = {
  CorrectRole: record<IntentData['CorrectRole']>(
    {
      problems: fc.subarray([
        'refused-with-external-id',
        'allowed-without-external-id',
        'allowed-with-wrong-external-id',
      ]),
      trust: few(fc.constantFrom(...trustIds)),
      refusedAction: text(),
    },
    ['refusedAction'],
  ),
  ReportTrustPolicy: fc.constant({}),
  CorrectVpc: findings,
  AddCustomerRoutes: record({ peeringId: peeringId(), missing: few(missingRoute()) }),
  RepairConnection: findings,
  AssociateCidr: record<DataOf<'AssociateCidr'>>({ cidr: ipv4Cidr(), heldUntil: instant() }, [
    'heldUntil',
  ]),
}

const taskTypes = Object.keys(taskData) as ReadonlyArray<ReviewTask['type']>

/** Every type of task, equally often. */
const reviewTask: fc.Arbitrary<ReviewTask> = fc
  .constantFrom(...taskTypes)
  .chain((type) => fc.record({ type: fc.constant(type), data: taskData[type] }))
  .map((task) => task as ReviewTask)

export const reviewDocument: fc.Arbitrary<ReviewDocument> = record<ReviewDocument>(
  { ...header('review'), at: instant(), tasks: few(reviewTask), change: documentDigest, signature },
  ['change', 'signature'],
)

export const connectionDocument: fc.Arbitrary<ConnectionDocument> = record<ConnectionDocument>(
  {
    ...header('connection'),
    at: instant(),
    accountId: accountId(),
    region: region(),
    vpcId: vpcId(),
    vpcCidrs: few(ipv4Cidr()),
    roleArn: roleArn(),
    peeringId: peeringId(),
    rescaleAccountId: accountId(),
    rescaleVpcId: vpcId(),
    rescaleVpcCidrs: few(ipv4Cidr()),
    proven: few(
      record({
        proof: fc.constantFrom(
          'role',
          'trust',
          'vpc',
          'peering',
          'rescale-routes',
          'customer-routes',
        ),
        at: instant(),
      }),
    ),
    signature,
  },
  ['signature'],
)

const changeFields = { ...header('change'), at: instant(), signature }

const templateFields = {
  ...changeFields,
  externalIds: fc.oneof(fc.tuple(externalId()), fc.tuple(externalId(), externalId())),
  rescaleVpcCidrs: few(ipv4Cidr()),
  templateDigest: templateDigest(),
  template,
}

/** Every change, equally often. */
export const changeDocument: fc.Arbitrary<ChangeDocument> = fc.oneof(
  ...(['rotation', 'template'] as const).map((change) =>
    record({ ...templateFields, change: fc.constant(change) }, ['signature']),
  ),
  record(
    { ...changeFields, change: fc.constant('suspended' as const), by: party(), reason: text() },
    ['signature'],
  ),
  ...(['resumed', 'offboarding-aborted'] as const).map((change) =>
    record({ ...changeFields, change: fc.constant(change) }, ['signature']),
  ),
) as fc.Arbitrary<ChangeDocument>

export const offboardingNotice: fc.Arbitrary<OffboardingNotice> = record<OffboardingNotice>(
  {
    ...header('offboarding-notice'),
    at: instant(),
    by: party(),
    reason: text(),
    stackName: stackName(),
    peeringIds: few(peeringId()),
    routeTableIds: few(routeTableId()),
    vpcId: vpcId(),
    roleArn: roleArn(),
    confirmBy: instant(),
    signature,
  },
  ['vpcId', 'roleArn', 'signature'],
)

export const cleanExit: fc.Arbitrary<CleanExit> = record<CleanExit>(
  {
    ...header('clean-exit'),
    at: instant(),
    party: party(),
    removed: fc.subarray([...teardownSteps]),
    unconfirmed: fc.subarray([...teardownSteps]),
    remains: few(leftover()),
    returnedCidrs: few(ipv4Cidr()),
    isExternalIdRetired: fc.boolean(),
    signature,
  },
  ['returnedCidrs', 'isExternalIdRetired', 'signature'],
)
