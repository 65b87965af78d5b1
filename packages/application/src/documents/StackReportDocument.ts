/** The file that the customer returns when its stack is complete. */
import { type DecodeProblem, type Encoded, closedRecord, decode } from '@byoa/core/codec'
import { RoleArn, RouteTableId, SubnetId, VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { type OnboardingId, type StackReport, stackReportOptions } from '@byoa/core/onboarding'
import type { Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import type { DocumentDigest } from './DocumentDigest.ts'
import { type DocumentHeader, headerCodecs } from './documentFields.ts'

// model

export interface StackReportDocument extends StackReport, DocumentHeader<'stack-report'> {}

// codec

export const StackReportDocument: t.Type<
  StackReportDocument,
  Encoded<StackReportDocument>,
  unknown
> = closedRecord(
  'stack report of version 1',
  {
    ...headerCodecs('stack-report', 'stack reports'),
    roleArn: RoleArn,
    vpcId: VpcId,
    vpcCidr: Ipv4Cidr,
    subnetIds: t.readonlyArray(SubnetId, 'list of subnet ids'),
    routeTableIds: t.readonlyArray(RouteTableId, 'list of route table ids'),
  },
  stackReportOptions,
)

/** Reads a stack report from parsed JSON. Left lists every wrong field. */
export const decodeStackReportDocument = (
  json: unknown,
): Either<ReadonlyArray<DecodeProblem>, StackReportDocument> => decode(StackReportDocument, json)

// constructors

/** Makes the document of a reported stack; `answers` is the digest of the setup. */
export const stackReportDocumentOf = (
  {
    onboardingId,
    answers,
  }: { readonly onboardingId: OnboardingId; readonly answers: DocumentDigest },
  stack: StackReport,
): StackReportDocument => ({ version: 1, kind: 'stack-report', onboardingId, answers, ...stack })
