/**
 * The customer's request as a file: what opens the onboarding, and the block it proposes first.
 * Strict: a field that is not known, or is of another shape, refuses the whole file with every
 * problem in it.
 */
import {
  type DecodeProblem,
  type Encoded,
  closedRecord,
  decode,
  wholeNumber,
} from '@byoa/core/codec'
import { AccountId, CompanyCode, Region, PolicyArn, RolePath } from '@byoa/core/iam/identity'
import { CustomerNetwork, Ipv4Cidr } from '@byoa/core/network'
import { Egress } from '@byoa/core/values'
import { type OnboardingRequest, StackName } from '@byoa/core/onboarding'
import type { Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

// model

export interface RequestDocument {
  readonly version: 1
  readonly companyCode: CompanyCode
  readonly accountId: AccountId
  readonly region: Region
  readonly proposedCidr: Ipv4Cidr
  readonly egress: Egress
  readonly zoneCount: number
  readonly customerNetworks?: ReadonlyArray<CustomerNetwork>
  readonly plannedNodes?: number
  readonly permissionsBoundaryArn?: PolicyArn
  readonly rolePath?: RolePath
  readonly stackName?: StackName
}

// codec

export const RequestDocument: t.Type<
  RequestDocument,
  Encoded<RequestDocument>,
  unknown
> = closedRecord(
  'onboarding request of version 1',
  {
    version: t.literal(1, '1, the version of request files'),
    companyCode: CompanyCode,
    accountId: AccountId,
    region: Region,
    proposedCidr: Ipv4Cidr,
    egress: Egress,
    zoneCount: wholeNumber({ from: 1, to: 6 }),
  },
  {
    customerNetworks: t.readonlyArray(CustomerNetwork, 'list of customer networks'),
    plannedNodes: wholeNumber({ from: 1, to: 1_000_000 }),
    permissionsBoundaryArn: PolicyArn,
    rolePath: RolePath,
    stackName: StackName,
  },
)

/** Reads a request from parsed JSON. Left lists every wrong field. */
export const decodeRequestDocument = (
  json: unknown,
): Either<ReadonlyArray<DecodeProblem>, RequestDocument> => decode(RequestDocument, json)

// operations

/** Returns what opens the onboarding; the proposed CIDR is proposed separately. */
export const onboardingRequestOf = ({
  version: _version,
  proposedCidr: _proposedCidr,
  customerNetworks = [],
  ...request
}: RequestDocument): OnboardingRequest => ({ ...request, customerNetworks })
