/** The picture of an onboarding in its state, with what is known to be wrong. */
import { agreementOf } from '@byoa/application'
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import type { InspectionFinding } from '@byoa/core/inspection'
import type { CidrFinding } from '@byoa/core/network'
import {
  type Ending,
  type KnownState,
  type Leftover,
  type SideRoutes,
  type StateWithStack,
  hasStack,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Agreement, templateFor } from './Agreement.ts'
import type { Mark, NetworkPicture, PicturePeering, RouteState } from './NetworkPicture.ts'
import { type RoleProblems, marksOfRole, missingRouteFinding } from './findingsOfReview.ts'
import { marksOfBlock, marksOfLeftovers } from './marksOfFindings.ts'
import { type PictureWithTemplate, pictureWith } from './pictureOfAgreement.ts'
import { withFindings, withMarks } from './withFindings.ts'

const routeState = ({ outcome }: SideRoutes): RouteState =>
  outcome === 'unknown' ? 'unknown' : 'active'

const routesOf = (state: StateWithStack): NonNullable<Agreement['routes']> => {
  switch (state.status) {
    case 'PeeringActive':
      return {
        customer: routeState(state.routes.customer),
        rescale: routeState(state.routes.rescale),
      }
    case 'Connected':
    case 'Degraded':
      return { customer: 'active', rescale: 'active' }
    case 'Suspended':
      return { customer: 'unknown', rescale: 'unknown' }
    case 'StackReported':
    case 'Verified':
    case 'PeeringPending':
      return { customer: 'planned', rescale: 'planned' }
  }
}

const peeringOf = (state: StateWithStack): PicturePeering => {
  if (state.status === 'PeeringPending') {
    const { peeringId, expiresAt } = state.peering
    return { peeringId, expiresAt, status: 'pending-acceptance' }
  }
  return 'peering' in state && state.peering !== undefined
    ? { peeringId: state.peering.peeringId, status: 'active' }
    : { status: 'none' }
}

const endedPeering = ({ peeringIds, teardown }: Ending): PicturePeering => {
  const peeringId = peeringIds.at(-1)
  if (peeringId === undefined) return { status: 'none' }
  const isStanding = teardown.outstanding.includes('PeeringRemoved')
  return { peeringId, status: isStanding ? 'deleting' : 'deleted' }
}

const agreementWithStack = (state: StateWithStack): Agreement => {
  const { request, rescaleVpc, setup, stack, secondaryCidrs } = state
  return {
    stage: ['StackReported', 'Verified'].includes(state.status) ? 'reported' : 'observed',
    request,
    rescaleVpc,
    cidr: setup.cidr,
    secondaryBlocks: secondaryCidrs.map(({ cidr, isAssociated }) => ({ cidr, isAssociated })),
    setup,
    externalIds: agreementOf(state).externalIds,
    stack,
    peering: peeringOf(state),
    routes: routesOf(state),
  }
}

const agreementIn = (state: KnownState): Agreement => {
  if (hasStack(state)) return agreementWithStack(state)
  const { request, rescaleVpc } = state
  switch (state.status) {
    case 'Requested': {
      const { declined } = state
      const stage = declined === undefined ? 'planned' : 'declined'
      return { stage, request, rescaleVpc, cidr: declined?.cidr }
    }
    case 'CidrLeased':
      return { stage: 'planned', request, rescaleVpc, cidr: state.lease.cidr }
    case 'SetupIssued':
      return { stage: 'agreed', request, rescaleVpc, cidr: state.setup.cidr, setup: state.setup }
    case 'Offboarding':
    case 'Cancelled':
    case 'Closed':
      return {
        ...omitUndefined({ setup: state.setup, stack: state.stack }),
        stage: 'ended',
        request,
        rescaleVpc,
        cidr: state.setup?.cidr ?? state.cidrs[0],
        peering: endedPeering(state),
        routes: { customer: 'ended', rescale: 'ended' },
      }
  }
}

const missingRoutes = (state: KnownState): ReadonlyArray<InspectionFinding> =>
  state.status !== 'PeeringActive'
    ? []
    : (['rescale', 'customer'] as const).flatMap((side) => {
        const routes = state.routes[side]
        if (routes.outcome !== 'missing') return []
        return routes.where.map(missingRouteFinding(side))
      })

/** Returns the findings that a state holds: of the VPC, the routes, and the last inspection. */
export const findingsOf = (state: KnownState): ReadonlyArray<InspectionFinding> => [
  ...(hasStack(state) && state.vpc.outcome === 'rejected' ? state.vpc.problems : []),
  ...missingRoutes(state),
  ...('findings' in state ? state.findings : []),
]

/** Returns what the reviews of blocks found: of the last declined one, and of the held one. */
export const blockFindingsOf = (state: KnownState): ReadonlyArray<CidrFinding> => [
  ...('declined' in state && state.declined !== undefined ? state.declined.findings : []),
  ...('lease' in state ? state.lease.warnings : []),
]

/** Returns what remains of the stack of an onboarding that ends. */
export const leftoversOf = (state: KnownState): ReadonlyArray<Leftover> =>
  'teardown' in state ? state.teardown.leftovers : []

/** Returns what is wrong with the role, by its probes and its trust policy. */
export const roleProblemsOf = (state: KnownState): RoleProblems => {
  if (!hasStack(state)) return { probes: [], trust: [] }
  const { role, trust, accessLost } = state
  return {
    probes: role.outcome === 'rejected' ? role.problems : [],
    trust: trust.outcome === 'rejected' ? trust.problems : [],
    refusedAction: accessLost?.action,
  }
}

const marksOf = (state: KnownState, { cidr }: Agreement): ReadonlyArray<Mark> => [
  // Another block may have been declined while one is held.
  ...marksOfBlock(blockFindingsOf(state).filter(({ evidence }) => evidence.proposed === cidr)),
  ...marksOfRole(roleProblemsOf(state)),
  ...marksOfLeftovers(leftoversOf(state)),
]

/** Returns picture and template of a state. Left when no template can be made of it. */
export const pictureAndTemplateOf = (
  state: KnownState,
): E.Either<SetupTemplateError, PictureWithTemplate> => {
  const agreement = agreementIn(state)
  return pipe(
    templateFor(agreement),
    E.map((template) => {
      const picture = pictureWith(agreement, template)
      const found = withFindings(picture, findingsOf(state))
      return { picture: withMarks(found, marksOf(state, agreement)), template }
    }),
  )
}

/** Returns the picture of a state. Left when no template can be made of it. */
export const pictureOfState = (state: KnownState): E.Either<SetupTemplateError, NetworkPicture> =>
  pipe(
    pictureAndTemplateOf(state),
    E.map(({ picture }) => picture),
  )
