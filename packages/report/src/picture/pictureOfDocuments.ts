/**
 * Pictures of a setup and the documents after it, for a party that has nothing else.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
 */
import { type ReviewDocument, agreementAfter, agreementOfSetup } from '@byoa/application'
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Agreement, templateFor } from './Agreement.ts'
import type { HeldDocuments } from './HeldDocuments.ts'
import type { NetworkPicture, PicturePeering, PictureStage, RouteState } from './NetworkPicture.ts'
import { findingsOfReview, marksOfRole, roleProblemsOfReview } from './findingsOfReview.ts'
import { marksOfLeftovers } from './marksOfFindings.ts'
import { type PictureWithTemplate, pictureWith } from './pictureOfAgreement.ts'
import { withChecks } from './withChecks.ts'
import { withFindings, withMarks } from './withFindings.ts'

const isAny = (documents: ReadonlyArray<unknown>): boolean =>
  documents.some((document) => document !== undefined)

const isEnded = ({ leaving, cleanExit }: HeldDocuments): boolean => isAny([leaving, cleanExit])

/** There is a stack by then, whatever else there is. */
const isChanged = ({ change, use }: HeldDocuments): boolean => isAny([change, use])

const stageOf = (documents: HeldDocuments): PictureStage => {
  const { report, notice, review, connection, inspection } = documents
  if (isEnded(documents)) return 'ended'
  if (isAny([review, connection, inspection])) return 'observed'
  return isAny([report, notice]) || isChanged(documents) ? 'reported' : 'agreed'
}

const routeStateOf = (documents: HeldDocuments): RouteState => {
  if (isEnded(documents)) return 'ended'
  if (documents.connection !== undefined) return 'active'
  return isChanged(documents) ? 'unknown' : 'planned'
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

/** What the end of the connection says of its peering. */
const endedPeering = ({ leaving, notice, cleanExit }: HeldDocuments): PicturePeering => {
  const peering = omitUndefined({ peeringId: leaving?.peeringIds.at(-1) ?? notice?.peeringId })
  if (cleanExit?.removed.includes('PeeringRemoved') === true) {
    return { ...peering, status: 'deleted' }
  }
  return { ...peering, status: peering.peeringId === undefined ? 'none' : 'deleting' }
}

const peeringOf = (documents: HeldDocuments): PicturePeering => {
  const { notice, review, connection } = documents
  if (isEnded(documents)) return endedPeering(documents)
  if (connection !== undefined) return { peeringId: connection.peeringId, status: 'active' }
  const reviewed = reviewedPeering(review)
  if (reviewed !== undefined) {
    return { ...omitUndefined({ peeringId: notice?.peeringId }), ...reviewed }
  }
  if (notice === undefined) return { status: isChanged(documents) ? 'unknown' : 'none' }
  const { peeringId, acceptBefore: expiresAt } = notice
  return { peeringId, expiresAt, status: 'pending-acceptance' }
}

const marked = (
  picture: NetworkPicture,
  { review, inspection, cleanExit }: HeldDocuments,
): NetworkPicture => {
  const reviewed =
    review === undefined
      ? picture
      : withMarks(
          withFindings(picture, findingsOfReview(review)),
          marksOfRole(roleProblemsOfReview(review)),
        )
  const inspected = inspection === undefined ? reviewed : withChecks(reviewed, inspection.results)
  return withMarks(inspected, marksOfLeftovers(cleanExit?.remains ?? []))
}

const agreementOf = (documents: HeldDocuments): Agreement => {
  const { setup, change, report, connection } = documents
  const issued = agreementOfSetup(setup)
  const { rescaleVpc, externalIds } = change === undefined ? issued : agreementAfter(issued, change)
  return {
    stage: stageOf(documents),
    request: setup.request,
    rescaleVpc: { accountId: setup.rescaleAccountId, ...rescaleVpc },
    cidr: setup.agreedCidr,
    secondaryBlocks: (connection?.vpcCidrs ?? [])
      .filter((cidr) => cidr !== setup.agreedCidr)
      .map((cidr) => ({ cidr, isAssociated: true })),
    setup,
    externalIds,
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
 * Returns what a setup and the documents after it say; what was found, or remains, is marked. Left
 * when no template can be made of the setup.
 */
export const pictureOfDocuments = (
  documents: HeldDocuments,
): E.Either<SetupTemplateError, NetworkPicture> =>
  pipe(
    pictureAndTemplateOfDocuments(documents),
    E.map(({ picture }) => picture),
  )
