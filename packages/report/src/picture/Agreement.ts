/** What two parties agree on, as far as it is known, and the template of it. */
import { templateOf } from '@byoa/application'
import type { SetupTemplateError, Template } from '@byoa/core/cloudformation'
import { type AccountId, type VpcId, generateExternalId } from '@byoa/core/iam/identity'
import type { AcceptedExternalIds } from '@byoa/core/iam/trust'
import { type Ipv4Cidr, type RescaleVpc, parseIpv4Cidr } from '@byoa/core/network'
import type { OnboardingRequest, Setup, StackReport } from '@byoa/core/onboarding'
import type { Party } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { PictureBlock, PicturePeering, PictureStage, RouteState } from './NetworkPicture.ts'

// model

/** Rescale's VPC; a document may not have all of it. */
export interface KnownRescaleVpc extends Partial<
  Pick<RescaleVpc, 'routeTableIds' | 's3PrefixListId'>
> {
  readonly accountId?: AccountId
  readonly vpcId?: VpcId
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
}

export interface Agreement {
  readonly stage: PictureStage
  readonly request: OnboardingRequest
  readonly rescaleVpc: KnownRescaleVpc
  /** The block of the customer's VPC; absent while none is proposed. */
  readonly cidr?: Ipv4Cidr | undefined
  readonly secondaryBlocks?: ReadonlyArray<PictureBlock>
  readonly setup?: Pick<Setup, 'externalId' | 'rescaleAccountId' | 'rescaleRoleArn'> | undefined
  /** What the role trusts, both during a rotation; absent: the external ID of the setup. */
  readonly externalIds?: AcceptedExternalIds
  readonly stack?: StackReport | undefined
  readonly peering?: PicturePeering
  /** The state of the routes over the peering. */
  readonly routes?: Readonly<Record<Party, RouteState>>
}

// the template

/** Stands for what is not agreed yet; no VPC can have this block. */
const placeholders = ({ request, rescaleVpc }: Agreement) =>
  pipe(
    E.Do,
    E.apS('externalId', generateExternalId(request.companyCode, new Uint8Array(16))),
    E.apSW('cidr', parseIpv4Cidr('240.0.0.0/28')),
    E.map(({ externalId, cidr }) => ({
      setup: { externalId, rescaleAccountId: rescaleVpc.accountId ?? request.accountId },
      cidrs: [cidr],
    })),
  )

/**
 * The template, as long as there is a block to render it for; none when a declined block allows
 * none.
 */
export const templateFor = (
  agreement: Agreement,
): E.Either<SetupTemplateError, Template | undefined> => {
  const { stage, request, rescaleVpc, cidr, setup } = agreement
  const standIn = placeholders(agreement)
  if (cidr === undefined || E.isLeft(standIn)) return E.right(undefined)
  const agreed = setup ?? standIn.right.setup
  // The rules of a template cannot tell blocks apart that are the same.
  const isKnown = rescaleVpc.cidrs.length > 0 && stage !== 'declined'
  const cidrs = isKnown ? rescaleVpc.cidrs : standIn.right.cidrs
  return pipe(
    templateOf(
      { request, rescaleVpc: { ...rescaleVpc, cidrs } },
      { ...agreed, cidr, region: request.region },
      agreement.externalIds ?? [agreed.externalId],
    ),
    E.map(({ template }): Template | undefined => template),
    E.orElse((error) => (stage === 'declined' ? E.right(undefined) : E.left(error))),
  )
}
