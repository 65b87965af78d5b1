/**
 * The setup as a file, which Rescale hands over with the template. Of the exchanged documents, only
 * these two and the change of a rotation contain the external ID.
 */
import {
  type DecodeProblem,
  type Encoded,
  closedRecord,
  decode,
  omitUndefined,
} from '@byoa/core/codec'
import { type Sha256, TemplateDigest } from '@byoa/core/cloudformation'
import {
  AccountId,
  ExternalId,
  PrefixListId,
  Region,
  RoleArn,
  VpcId,
} from '@byoa/core/iam/identity'
import { InspectionCheckSet } from '@byoa/core/inspection'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant } from '@byoa/core/values'
import { OnboardingRequest, type SetupIssued, StackName, stackNameOf } from '@byoa/core/onboarding'
import type { Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import type { Agreement } from '../useCases/customer/Agreement.ts'
import type { DocumentDigest } from './DocumentDigest.ts'
import {
  type SignedHeader,
  TemplateFile,
  headerCodecs,
  signatureCodec,
  templateFileName,
} from './documentFields.ts'

// model

export interface SetupDocument extends SignedHeader<'setup'> {
  /** What the customer asked for, and Rescale agreed to. */
  readonly request: OnboardingRequest
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
  readonly template: TemplateFile
  /** The checks of the doctor; absent: those of set 1. */
  readonly inspectionCheckSet?: InspectionCheckSet
  /** When the stack must be reported; the CIDR is held until then. */
  readonly reportBy: Instant
}

// codec

export const SetupDocument: t.Type<SetupDocument, Encoded<SetupDocument>, unknown> = closedRecord(
  'setup of version 1',
  {
    ...headerCodecs('setup', 'setup files'),
    request: OnboardingRequest,
    region: Region,
    agreedCidr: Ipv4Cidr,
    externalId: ExternalId,
    rescaleAccountId: AccountId,
    rescaleVpcId: VpcId,
    rescaleVpcCidrs: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
    stackName: StackName,
    templateDigest: TemplateDigest,
    template: TemplateFile,
    reportBy: Instant,
  },
  {
    rescaleRoleArn: RoleArn,
    s3PrefixListId: PrefixListId,
    inspectionCheckSet: InspectionCheckSet,
    ...signatureCodec,
  },
)

/** Reads a setup from parsed JSON. Left lists every wrong field. */
export const decodeSetupDocument = (
  json: unknown,
): Either<ReadonlyArray<DecodeProblem>, SetupDocument> => decode(SetupDocument, json)

// constructors

/** Makes the document of an issued setup, and of the SHA-256 of its template file. */
export const setupDocumentOf = (
  state: SetupIssued,
  { answers, sha256 }: { readonly answers: DocumentDigest; readonly sha256: Sha256 },
): SetupDocument => {
  const { onboardingId, request, setup, rescaleVpc, lease } = state
  return {
    version: 1,
    kind: 'setup',
    onboardingId,
    answers,
    request,
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
    template: { file: templateFileName, sha256 },
    ...omitUndefined({ inspectionCheckSet: setup.inspectionCheckSet }),
    reportBy: lease.expiresAt,
  }
}

// queries

/** Returns what a setup agrees on. */
export const agreementOfSetup = (document: SetupDocument): Agreement => ({
  request: document.request,
  rescaleVpc: {
    vpcId: document.rescaleVpcId,
    cidrs: document.rescaleVpcCidrs,
    ...omitUndefined({ s3PrefixListId: document.s3PrefixListId }),
  },
  setup: {
    externalId: document.externalId,
    rescaleAccountId: document.rescaleAccountId,
    ...omitUndefined({ rescaleRoleArn: document.rescaleRoleArn }),
    region: document.region,
    cidr: document.agreedCidr,
    templateDigest: document.templateDigest,
    templateSha256: document.template.sha256,
    ...omitUndefined({ inspectionCheckSet: document.inspectionCheckSet }),
  },
  externalIds: [document.externalId],
})
