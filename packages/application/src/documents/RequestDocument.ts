/**
 * The customer's request as a file: the request that opens the onboarding, and the first proposed
 * block. Strict: a file with unknown or malformed fields is refused, and every such field is
 * reported.
 */
import {
  type DecodeProblem,
  type Encoded,
  closedRecord,
  decode,
  wholeNumber,
} from '@byoa/core/codec'
import { type SetupOptions, setupOptionCodecs } from '@byoa/core/cloudformation'
import { AccountId, CompanyCode, Region } from '@byoa/core/iam/identity'
import { CustomerNetwork, InstanceFamily, Ipv4Cidr } from '@byoa/core/network'
import { Egress, isSameData } from '@byoa/core/values'
import { OnboardingId, type OnboardingRequest, StackName } from '@byoa/core/onboarding'
import type { Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { DocumentDigest } from './DocumentDigest.ts'

// model

export interface RequestDocument extends SetupOptions {
  readonly version: 1
  /** Absent in files that were written by hand. */
  readonly kind?: 'request'
  /** Set to propose another block in an onboarding whose first block was declined. */
  readonly onboardingId?: OnboardingId
  /** The digest of the verdict that declined the block. */
  readonly answers?: DocumentDigest
  readonly companyCode: CompanyCode
  readonly accountId: AccountId
  readonly region: Region
  readonly proposedCidr: Ipv4Cidr
  readonly egress: Egress
  readonly zoneCount: number
  readonly customerNetworks?: ReadonlyArray<CustomerNetwork>
  readonly plannedNodes?: number
  readonly instanceFamilies?: ReadonlyArray<InstanceFamily>
  readonly peeringDns?: boolean
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
    kind: t.literal('request', '"request"'),
    onboardingId: OnboardingId,
    answers: DocumentDigest,
    customerNetworks: t.readonlyArray(CustomerNetwork, 'list of customer networks'),
    plannedNodes: wholeNumber({ from: 1, to: 1_000_000 }),
    instanceFamilies: t.readonlyArray(InstanceFamily, 'list of instance families'),
    peeringDns: t.boolean,
    ...setupOptionCodecs,
    stackName: StackName,
  },
)

/**
 * Reads a request from parsed JSON. Left lists every wrong field.
 *
 * @example
 * import { decodeRequestDocument } from '@byoa/application'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const request = {
 *   version: 1,
 *   companyCode: 'acme',
 *   accountId: '111122223333',
 *   region: 'us-east-1',
 *   proposedCidr: '10.50.0.0/16',
 *   egress: 'open',
 *   zoneCount: 3,
 * }
 *
 * decodeRequestDocument(request) // => E.right(request)
 * decodeRequestDocument({ ...request, zoneCount: 7 })
 * // => E.left([{ path: 'zoneCount', expected: 'whole number from 1 to 6', actual: '7' }])
 */
export const decodeRequestDocument = (
  json: unknown,
): Either<ReadonlyArray<DecodeProblem>, RequestDocument> => decode(RequestDocument, json)

// operations

/**
 * Returns the request that opens the onboarding; the CIDR is proposed separately.
 *
 * @example
 * import { decodeRequestDocument, onboardingRequestOf } from '@byoa/application'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const request = {
 *   version: 1,
 *   companyCode: 'acme',
 *   accountId: '111122223333',
 *   region: 'us-east-1',
 *   proposedCidr: '10.50.0.0/16',
 *   egress: 'open',
 *   zoneCount: 3,
 * }
 *
 * pipe(decodeRequestDocument(request), E.map(onboardingRequestOf))
 * // => E.right({
 * //      companyCode: 'acme',
 * //      accountId: '111122223333',
 * //      region: 'us-east-1',
 * //      egress: 'open',
 * //      zoneCount: 3,
 * //      customerNetworks: [],
 * //    })
 */
export const onboardingRequestOf = ({
  version: _version,
  kind: _kind,
  onboardingId: _onboardingId,
  answers: _answers,
  proposedCidr: _proposedCidr,
  customerNetworks = [],
  ...request
}: RequestDocument): OnboardingRequest => ({ ...request, customerNetworks })

/** Returns whether an onboarding is of a request, whatever block it proposes. */
export const isSameRequest = (
  { request }: { readonly request: OnboardingRequest },
  document: RequestDocument,
): boolean => isSameData(request, onboardingRequestOf(document))

/** Makes the request of a block, as the first file of an onboarding. */
export const requestDocumentOf = (
  request: OnboardingRequest,
  proposedCidr: Ipv4Cidr,
): RequestDocument & { readonly kind: 'request' } => ({
  version: 1,
  kind: 'request',
  ...request,
  proposedCidr,
})
