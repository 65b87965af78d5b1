/** The file that the customer returns when its stack is complete. */
import { type DecodeProblem, type Encoded, closedRecord, decode } from '@byoa/core/codec'
import { RoleArn, RouteTableId, SubnetId, VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { OnboardingId, type StackReport, stackReportOptions } from '@byoa/core/onboarding'
import type { Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

// model

export interface StackReportDocument extends StackReport {
  readonly version: 1
  readonly onboardingId: OnboardingId
}

// codec

export const StackReportDocument: t.Type<
  StackReportDocument,
  Encoded<StackReportDocument>,
  unknown
> = closedRecord(
  'stack report of version 1',
  {
    version: t.literal(1, '1, the version of stack reports'),
    onboardingId: OnboardingId,
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

/** Makes the document of a reported stack. */
export const stackReportDocumentOf = (
  onboardingId: OnboardingId,
  stack: StackReport,
): StackReportDocument => ({ version: 1, onboardingId, ...stack })
