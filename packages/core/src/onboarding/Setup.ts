import type * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { ExternalId } from '../iam/identity/ExternalId.ts'
import { Region } from '../iam/identity/Partition.ts'
import { RoleArn } from '../iam/identity/RoleArn.ts'
import { AccountId } from '../iam/identity/identifiers.ts'
import { TemplateDigest } from '../cloudformation/TemplateDigest.ts'
import { Sha256 } from '../cloudformation/Sha256.ts'
import { InspectionCheckSet } from '../inspection/InspectionCheckSet.ts'
import { Ipv4Cidr } from '../network/Ipv4Cidr.ts'

/** What Rescale hands over, except the template, which is derived from it. */
export interface Setup {
  readonly externalId: ExternalId
  readonly rescaleAccountId: AccountId
  readonly rescaleRoleArn?: RoleArn
  readonly region: Region
  readonly cidr: Ipv4Cidr
  readonly templateDigest: TemplateDigest
  /** The SHA-256 of the template file; absent of setups that were issued before it was recorded. */
  readonly templateSha256?: Sha256
  /** The checks of the connection; absent of setups that were issued before it was recorded: 1. */
  readonly inspectionCheckSet?: InspectionCheckSet
}

/** Decodes a setup; unknown fields are refused, the CIDR is canonical. */
export const Setup: t.Type<Setup, unknown, unknown> = closedRecord(
  'setup',
  {
    externalId: ExternalId,
    rescaleAccountId: AccountId,
    region: Region,
    cidr: Ipv4Cidr,
    templateDigest: TemplateDigest,
  },
  { rescaleRoleArn: RoleArn, templateSha256: Sha256, inspectionCheckSet: InspectionCheckSet },
)
