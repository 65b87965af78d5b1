/** Laws of the picture of any document that the parties exchange. */
import {
  type DocumentKind,
  type SetupDocument,
  documentCodecs,
  isTemplateChange,
  requestDocumentOf,
} from '@byoa/application'
import type { CidrFinding, Ipv4Cidr } from '@byoa/core/network'
import { cidrFinding, onboardingRequest } from '@byoa/testing'
import { cidr } from '@byoa/testing/world'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { renderMermaid } from '../../src/mermaid/renderMermaid.ts'
import type { HeldDocuments } from '../../src/picture/HeldDocuments.ts'
import type { NetworkPicture } from '../../src/picture/NetworkPicture.ts'
import { pictureOfDocuments } from '../../src/picture/pictureOfDocuments.ts'
import { pictureOfRequest, pictureOfVerdict } from '../../src/picture/pictureOfProposal.ts'
import { layoutPicture } from '../../src/svg/layoutPicture.ts'
import { pictureWords, renderSvg } from '../../src/svg/renderSvg.ts'
import { type Exchange, exchange } from '../documents.ts'
import { overlapping } from '../svg/rectangles.ts'

type Following = Exchange['following'][number]

const heldAs = (setup: SetupDocument, document: Following): HeldDocuments => {
  const field = {
    'stack-report': 'report',
    'peering-notice': 'notice',
    review: 'review',
    connection: 'connection',
    inspection: 'inspection',
    change: isTemplateChange(document) ? 'change' : 'use',
    'offboarding-notice': 'leaving',
    'clean-exit': 'cleanExit',
  }[document.kind]
  return { setup, [field]: document }
}

const drawn = <A>(picture: E.Either<unknown, A>): A =>
  E.isRight(picture) ? picture.right : expect.unreachable(JSON.stringify(picture.left))

/** Every document of an exchange as a picture, with its kind. */
const picturesOf = ({
  setup,
  following,
  declined,
}: Exchange): ReadonlyArray<readonly [DocumentKind, NetworkPicture]> => [
  ...declined.map(({ verdict, request }) => {
    return ['verdict', drawn(pictureOfVerdict(verdict, request))] as const
  }),
  ...(setup === undefined
    ? []
    : [
        ['setup', drawn(pictureOfDocuments({ setup }))] as const,
        [
          'request',
          drawn(pictureOfRequest(requestDocumentOf(setup.request, setup.agreedCidr))),
        ] as const,
        ...following.map(
          (document) =>
            [document.kind, drawn(pictureOfDocuments(heldAs(setup, document)))] as const,
        ),
      ]),
]

describe('the picture of a document', () => {
  it('is there for every kind, has no boxes that overlap, and no external ID', () => {
    const seen = new Set<DocumentKind>()
    fc.assert(
      fc.property(exchange(), fc.constantFrom('en', 'ja'), (documents, language) => {
        for (const [kind, picture] of picturesOf(documents)) {
          seen.add(kind)
          const { boxes } = layoutPicture(picture, pictureWords[language])
          expect(overlapping(boxes)).toEqual([])
          const forms = [renderSvg(picture, { language }), renderMermaid(picture, { language })]
          const text = [...forms, JSON.stringify(picture)].join()
          expect(text.match(/byoa-[a-z0-9-]+-[0-9a-f]{32}/)).toBeNull()
        }
      }),
      // Fewer come to every kind only now and then.
      { numRuns: 100 },
    )
    expect([...seen].toSorted()).toEqual(Object.keys(documentCodecs).toSorted())
  })

  it('has the external IDs that the template of a change trusts', () => {
    fc.assert(
      fc.property(exchange(), ({ setup, following }) => {
        for (const document of following) {
          if (setup === undefined || document.kind !== 'change') continue
          const ids = isTemplateChange(document) ? document.externalIds : [setup.externalId]
          const { customer } = drawn(pictureOfDocuments(heldAs(setup, document)))
          expect(customer.roles.find(({ kind }) => kind === 'rescale')?.externalIds).toEqual(
            ids.map((id) => `${id.slice(0, -28)}…`).toSorted(),
          )
        }
      }),
    )
  })

  it('has a connection as ended from the notice on, and its peering as deleted once it is', () => {
    fc.assert(
      fc.property(exchange(), ({ setup, following }) => {
        for (const document of following) {
          if (setup === undefined) continue
          const picture = drawn(pictureOfDocuments(heldAs(setup, document)))
          const { stage, peering, customer, rescale } = picture
          const isEnded = ['offboarding-notice', 'clean-exit'].includes(document.kind)
          expect(stage === 'ended').toBe(isEnded)
          const routes = [customer, rescale].flatMap((side) =>
            side.routeTables.flatMap((table) => table.routes),
          )
          for (const { via, state } of routes) {
            if (via === 'peering') expect(state === 'ended').toBe(isEnded)
          }
          expect(peering.status === 'deleted').toBe(
            document.kind === 'clean-exit' && document.removed.includes('PeeringRemoved'),
          )
        }
      }),
    )
  })

  it('has what remains on the account of the customer', () => {
    fc.assert(
      fc.property(exchange(), ({ setup, following }) => {
        for (const document of following) {
          if (setup === undefined || document.kind !== 'clean-exit') continue
          const { marks } = drawn(pictureOfDocuments(heldAs(setup, document)))
          expect(marks).toEqual(
            document.remains.map(({ resourceId }) => ({
              id: resourceId,
              level: 'warning',
              place: { kind: 'account', side: 'customer' },
            })),
          )
        }
      }),
    )
  })
})

/** Conflicts of a block; some are with a block of Rescale's that is the same. */
const conflicts = (proposed: Ipv4Cidr): fc.Arbitrary<ReadonlyArray<CidrFinding>> => {
  const evidence = { proposed, other: proposed, ownerKind: 'rescale-vpc' } as const
  const same = fc.constant({ id: 'rescale-vpc-overlap', level: 'error', evidence } as const)
  return fc.array(fc.oneof(same, cidrFinding()), { maxLength: 4 })
}

/** A request with a block that is declined for any reason. */
const declinedRequest = onboardingRequest().chain((request) =>
  fc.constantFrom(cidr('10.0.0.0/16'), cidr('10.0.0.0/28')).chain((proposedCidr) =>
    fc.record({
      request: fc.constant(request),
      proposedCidr: fc.constant(proposedCidr),
      findings: conflicts(proposedCidr),
    }),
  ),
)

describe('the picture of a verdict', () => {
  it('has of Rescale’s VPC the blocks that the declined one overlaps, and no route to them', () => {
    fc.assert(
      fc.property(declinedRequest, ({ request, proposedCidr, findings }) => {
        const { rescale, customer, stage } = drawn(
          pictureOfVerdict({ proposedCidr, findings }, requestDocumentOf(request, proposedCidr)),
        )
        const overlaps = findings.flatMap(({ id, evidence }) =>
          id === 'rescale-vpc-overlap' ? [evidence.other] : [],
        )
        expect(new Set(rescale.blocks.map((block) => block.cidr))).toEqual(new Set(overlaps))
        expect(rescale.blocks).toHaveLength(new Set(overlaps).size)
        expect(stage).toBe('declined')
        expect(customer.vpc.blocks).toMatchObject([{ cidr: proposedCidr }])
        const flows = customer.securityGroups.flatMap((group) => group.flows)
        const fromRescale = flows.filter(({ peer }) => peer === 'rescale')
        expect(fromRescale.length > 0).toBe(customer.securityGroups.length > 0)
        const tables = [...customer.routeTables, ...rescale.routeTables]
        const vias = tables.flatMap(({ routes }) => routes.map(({ via }) => via))
        expect(vias).not.toContain('peering')
      }),
    )
  })
})
