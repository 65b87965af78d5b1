/**
 * Pictures of the exchanged documents, for a party that has nothing else.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
 */
import { type RequestDocument, type ReviewDocument, onboardingRequestOf } from '@byoa/application'
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import type { RescaleVpc } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { HeldDocuments } from './HeldDocuments.ts'
import type { NetworkPicture, PicturePeering, PictureStage, RouteState } from './NetworkPicture.ts'
import { findingsOfReview, marksOfRole, roleProblemsOfReview } from './findingsOfReview.ts'
import {
  type Agreement,
  type PictureWithTemplate,
  pictureOfAgreement,
  pictureWith,
  templateFor,
} from './pictureOfAgreement.ts'
import { withChecks } from './withChecks.ts'
import { withFindings, withMarks } from './withFindings.ts'

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

const stageOf = (documents: HeldDocuments): PictureStage => {
  const { report, notice, review, connection, leaving, inspection } = documents
  if (leaving !== undefined) return 'ended'
  if ([review, connection, inspection].some((one) => one !== undefined)) return 'observed'
  return report === undefined && notice === undefined ? 'agreed' : 'reported'
}

const routeStateOf = ({ connection, leaving }: HeldDocuments): RouteState => {
  if (leaving !== undefined) return 'ended'
  return connection === undefined ? 'planned' : 'active'
}

/** The peering that a review speaks of is active, unless it found otherwise. */
const reviewedPeering = (review: ReviewDocument | undefined): PicturePeering | undefined => {
  const tasks = review?.tasks ?? []
  const [peeringId] = tasks.flatMap((task) =>
    task.type === 'AddCustomerRoutes' ? [task.data.peeringId] : [],
  )
  return peeringId !== undefined || tasks.some(({ type }) => type === 'RepairConnection')
    ? { status: 'active', ...omitUndefined({ peeringId }) }
    : undefined
}

const peeringOf = ({ notice, review, connection, leaving }: HeldDocuments): PicturePeering => {
  const left = leaving?.peeringIds.at(-1)
  if (left !== undefined) return { peeringId: left, status: 'deleting' }
  if (connection !== undefined) return { peeringId: connection.peeringId, status: 'active' }
  const reviewed = reviewedPeering(review)
  if (reviewed !== undefined) {
    return { ...omitUndefined({ peeringId: notice?.peeringId }), ...reviewed }
  }
  return notice === undefined
    ? { status: 'none' }
    : {
        peeringId: notice.peeringId,
        expiresAt: notice.acceptBefore,
        status: 'pending-acceptance',
      }
}

const marked = (picture: NetworkPicture, { review, inspection }: HeldDocuments): NetworkPicture => {
  const reviewed =
    review === undefined
      ? picture
      : withMarks(
          withFindings(picture, findingsOfReview(review)),
          marksOfRole(roleProblemsOfReview(review)),
        )
  return inspection === undefined ? reviewed : withChecks(reviewed, inspection.results)
}

const agreementOf = (documents: HeldDocuments): Agreement => {
  const { setup, change, report, connection } = documents
  const externalId = change?.externalIds.at(-1) ?? setup.externalId
  return {
    stage: stageOf(documents),
    request: setup.request,
    rescaleVpc: {
      accountId: setup.rescaleAccountId,
      vpcId: setup.rescaleVpcId,
      cidrs: change?.rescaleVpcCidrs ?? setup.rescaleVpcCidrs,
      ...omitUndefined({ s3PrefixListId: setup.s3PrefixListId }),
    },
    cidr: setup.agreedCidr,
    secondaryBlocks: (connection?.vpcCidrs ?? [])
      .filter((cidr) => cidr !== setup.agreedCidr)
      .map((cidr) => ({ cidr, isAssociated: true })),
    setup: { ...setup, externalId },
    stack: report,
    peering: peeringOf(documents),
    routes: { customer: routeStateOf(documents), rescale: routeStateOf(documents) },
  }
}

/** Returns picture and template of what documents say. Left when no template can be made of it. */
export const pictureAndTemplateOfDocuments = (
  documents: HeldDocuments,
): E.Either<SetupTemplateError, PictureWithTemplate> => {
  const agreement = agreementOf(documents)
  return pipe(
    templateFor(agreement),
    E.map((template) => ({
      picture: marked(pictureWith(agreement, template), documents),
      template,
    })),
  )
}

/**
 * Returns what a setup and the documents after it say; what a review or an inspection found is
 * marked. Left when no template can be made of the setup.
 */
export const pictureOfDocuments = (
  documents: HeldDocuments,
): E.Either<SetupTemplateError, NetworkPicture> =>
  pipe(
    pictureAndTemplateOfDocuments(documents),
    E.map(({ picture }) => picture),
  )
