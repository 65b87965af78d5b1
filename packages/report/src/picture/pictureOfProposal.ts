/** Pictures of a request and of its refusal, before there is a setup. */
import { type RequestDocument, type VerdictDocument, onboardingRequestOf } from '@byoa/application'
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import type { CidrFinding, Ipv4Cidr, RescaleVpc } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { NetworkPicture } from './NetworkPicture.ts'
import { marksOfBlock } from './marksOfFindings.ts'
import { pictureOfAgreement } from './pictureOfAgreement.ts'
import { withMarks } from './withFindings.ts'

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
): E.Either<SetupTemplateError, NetworkPicture> =>
  pictureOfAgreement({
    stage: 'planned',
    request: onboardingRequestOf(document),
    cidr: document.proposedCidr,
    rescaleVpc: rescaleVpc ?? { cidrs: [] },
  })

/** The blocks of Rescale's VPC that the findings name. */
const overlapped = (findings: ReadonlyArray<CidrFinding>): ReadonlyArray<Ipv4Cidr> => [
  ...new Set(
    findings.flatMap((finding) =>
      finding.id === 'rescale-vpc-overlap' ? [finding.evidence.other] : [],
    ),
  ),
]

/**
 * Returns the request with the conflicts of its block marked; of Rescale's VPC only the blocks that
 * it overlaps are known. Never Left: a block that allows no template is drawn alone.
 */
export const pictureOfVerdict = (
  { proposedCidr, findings }: Pick<VerdictDocument, 'proposedCidr' | 'findings'>,
  request: RequestDocument,
): E.Either<SetupTemplateError, NetworkPicture> =>
  pipe(
    pictureOfAgreement({
      stage: 'declined',
      request: onboardingRequestOf(request),
      cidr: proposedCidr,
      rescaleVpc: { cidrs: overlapped(findings) },
    }),
    E.map((picture) => withMarks(picture, marksOfBlock(findings))),
  )
