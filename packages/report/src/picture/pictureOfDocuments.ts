/**
 * Pictures of the exchanged documents, for a party that has nothing else.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
 */
import {
  type RequestDocument,
  type SetupDocument,
  type StackReportDocument,
  onboardingRequestOf,
} from '@byoa/application'
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import type { RescaleVpc } from '@byoa/core/network'
import type { Either } from 'fp-ts/lib/Either.js'

import type { NetworkPicture } from './NetworkPicture.ts'
import { type Agreement, type KnownRescaleVpc, pictureOfAgreement } from './pictureOfAgreement.ts'

/**
 * Returns what a request plans, beside the Rescale VPC where it is known. Left when no template can
 * be made of the request.
 *
 * @example
 * import { decodeRequestDocument } from '@byoa/application'
 * import { pictureOfRequest } from '@byoa/report'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   decodeRequestDocument({
 *     version: 1,
 *     companyCode: 'acme',
 *     accountId: '111122223333',
 *     region: 'us-east-1',
 *     proposedCidr: '10.50.0.0/16',
 *     egress: 'open',
 *     zoneCount: 2,
 *   }),
 *   E.flatMap((request) => pictureOfRequest(request)),
 *   E.map(({ customer }) => customer.zones.map(({ subnets }) => subnets[0]?.cidr)),
 * )
 * // => E.right(['10.50.0.0/17', '10.50.128.0/17'])
 */
export const pictureOfRequest = (
  document: RequestDocument,
  rescaleVpc?: RescaleVpc,
): Either<SetupTemplateError, NetworkPicture> =>
  pictureOfAgreement({
    stage: 'planned',
    request: onboardingRequestOf(document),
    cidr: document.proposedCidr,
    rescaleVpc: rescaleVpc ?? { cidrs: [] },
  })

const vpcOf = (setup: SetupDocument): KnownRescaleVpc => ({
  accountId: setup.rescaleAccountId,
  vpcId: setup.rescaleVpcId,
  cidrs: setup.rescaleVpcCidrs,
  ...omitUndefined({ s3PrefixListId: setup.s3PrefixListId }),
})

const agreementOf = (setup: SetupDocument): Omit<Agreement, 'stage'> => ({
  request: setup.request,
  rescaleVpc: vpcOf(setup),
  cidr: setup.agreedCidr,
  setup,
})

/** Returns what an issued setup agrees. Left when no template can be made of it. */
export const pictureOfSetup = (setup: SetupDocument): Either<SetupTemplateError, NetworkPicture> =>
  pictureOfAgreement({ ...agreementOf(setup), stage: 'agreed' })

/** Returns what the customer reported of its stack. Left as `pictureOfSetup`. */
export const pictureOfStackReport = (
  setup: SetupDocument,
  report: StackReportDocument,
): Either<SetupTemplateError, NetworkPicture> =>
  pictureOfAgreement({ ...agreementOf(setup), stage: 'reported', stack: report })
