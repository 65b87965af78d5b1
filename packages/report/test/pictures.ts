/** Arbitrary pictures: of any request, at every stage, with anything found. */
import { type Agreement, templateFor } from '../src/picture/Agreement.ts'
import type { NetworkPicture } from '../src/picture/NetworkPicture.ts'
import { pictureOfAgreement } from '../src/picture/pictureOfAgreement.ts'
import { withFindings } from '../src/picture/withFindings.ts'
import type { Template } from '@byoa/core/cloudformation'
import { blockAt, renderIpv4Cidr } from '@byoa/core/network'
import {
  inspectionFinding,
  onboardingRequest,
  peeringId,
  rescaleVpc,
  setup,
  stackReport,
  vpcCidr,
} from '@byoa/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

const routeState = fc.constantFrom('planned' as const, 'unknown' as const, 'active' as const)

const stage = fc.constantFrom(
  'planned' as const,
  'agreed' as const,
  'reported' as const,
  'observed' as const,
  'ended' as const,
)

const peering = fc.record({
  peeringId: peeringId(),
  status: fc.constantFrom('none' as const, 'pending-acceptance' as const, 'active' as const),
})

/** Large enough for six zones and a NAT gateway. */
const block = fc
  .tuple(fc.nat({ max: 0xff_ff_ff_ff }), fc.integer({ min: 16, max: 24 }))
  .map(([address, prefixLength]) => renderIpv4Cidr(blockAt(address, prefixLength)))

/** Agreements at any stage; their request may plan what no block is large enough for. */
export const agreement = (): fc.Arbitrary<Agreement> =>
  onboardingRequest().chain((request) =>
    fc.record({
      stage,
      request: fc.constant(request),
      rescaleVpc: rescaleVpc({ region: request.region }),
      cidr: block,
      secondaryBlocks: fc.array(fc.record({ cidr: vpcCidr(), isAssociated: fc.boolean() }), {
        maxLength: 4,
      }),
      setup: fc.option(setup({ region: request.region }), { nil: undefined }),
      stack: fc.option(stackReport(), { nil: undefined }),
      peering,
      routes: fc.record({ customer: routeState, rescale: routeState }),
    }),
  )

/** A picture with the template that it is of. */
export interface Pictured {
  readonly agreement: Agreement
  readonly template: Template
  readonly picture: NetworkPicture
}

/** Pictures of agreements that have a template. */
export const pictured = (): fc.Arbitrary<Pictured> =>
  agreement()
    .map((agreed) => ({
      agreed,
      template: templateFor(agreed),
      picture: pictureOfAgreement(agreed),
    }))
    .filter(({ picture }) => E.isRight(picture))
    .map(({ agreed, template, picture }) => {
      if (E.isLeft(picture) || E.isLeft(template) || template.right === undefined) {
        throw new TypeError('a block has a template')
      }
      return { agreement: agreed, template: template.right, picture: picture.right }
    })

/** Pictures with findings, some of which are of what the picture has. */
export const markedPicture = (): fc.Arbitrary<NetworkPicture> =>
  fc
    .tuple(pictured(), fc.array(inspectionFinding(), { maxLength: 6 }))
    .map(([{ picture }, findings]) => withFindings(picture, findings))
