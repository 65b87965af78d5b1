/**
 * The setup as a file, which Rescale hands over with the template. Of the exchanged documents, only
 * these two contain the external ID.
 */
import {
  type DecodeProblem,
  type Encoded,
  closedRecord,
  decode,
  omitUndefined,
} from '@byoa/core/codec'
import { TemplateDigest } from '@byoa/core/cloudformation'
import {
  AccountId,
  CompanyCode,
  ExternalId,
  PrefixListId,
  Region,
  RoleArn,
  VpcId,
} from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant } from '@byoa/core/values'
import { OnboardingId, type SetupIssued, StackName, stackNameOf } from '@byoa/core/onboarding'
import type { Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

// model

export interface SetupDocument {
  readonly version: 1
  readonly onboardingId: OnboardingId
  readonly companyCode: CompanyCode
  readonly accountId: AccountId
  readonly region: Region
  readonly agreedCidr: Ipv4Cidr
  readonly externalId: ExternalId
  readonly rescaleAccountId: AccountId
  readonly rescaleRoleArn?: RoleArn
  readonly rescaleVpcId: VpcId
  readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
  /** The prefix list of S3 in the Region, where Rescale knows it. */
  readonly s3PrefixListId?: PrefixListId
  readonly stackName: StackName
  readonly templateDigest: TemplateDigest
  /** When the stack must be reported; the CIDR is held until then. */
  readonly reportBy: Instant
}

// codec

export const SetupDocument: t.Type<SetupDocument, Encoded<SetupDocument>, unknown> = closedRecord(
  'setup of version 1',
  {
    version: t.literal(1, '1, the version of setup files'),
    onboardingId: OnboardingId,
    companyCode: CompanyCode,
    accountId: AccountId,
    region: Region,
    agreedCidr: Ipv4Cidr,
    externalId: ExternalId,
    rescaleAccountId: AccountId,
    rescaleVpcId: VpcId,
    rescaleVpcCidrs: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
    stackName: StackName,
    templateDigest: TemplateDigest,
    reportBy: Instant,
  },
  { rescaleRoleArn: RoleArn, s3PrefixListId: PrefixListId },
)

/** Reads a setup from parsed JSON. Left lists every wrong field. */
export const decodeSetupDocument = (
  json: unknown,
): Either<ReadonlyArray<DecodeProblem>, SetupDocument> => decode(SetupDocument, json)

// constructors

/** Makes the document of an issued setup. */
export const setupDocumentOf = (state: SetupIssued): SetupDocument => {
  const { onboardingId, request, setup, rescaleVpc, lease } = state
  return {
    version: 1,
    onboardingId,
    companyCode: request.companyCode,
    accountId: request.accountId,
    region: setup.region,
    agreedCidr: setup.cidr,
    externalId: setup.externalId,
    rescaleAccountId: setup.rescaleAccountId,
    ...omitUndefined({ rescaleRoleArn: setup.rescaleRoleArn }),
    rescaleVpcId: rescaleVpc.vpcId,
    rescaleVpcCidrs: rescaleVpc.cidrs,
    ...omitUndefined({ s3PrefixListId: rescaleVpc.s3PrefixListId }),
    stackName: stackNameOf({ request }),
    templateDigest: setup.templateDigest,
    reportBy: lease.expiresAt,
  }
}
