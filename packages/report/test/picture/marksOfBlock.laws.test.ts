/** Laws of the marks of a block that was reviewed. */
import type { CidrFinding, CidrFindingId } from '@byoa/core/network'
import { requestDocumentOf } from '@byoa/application'
import { type KnownState, replay } from '@byoa/core/onboarding'
import { cidrFinding, onboardingHistory } from '@byoa/testing'
import { cidr, connectedWorld } from '@byoa/testing/world'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { marksOfBlock } from '../../src/picture/marksOfFindings.ts'
import { pictureOfRequest } from '../../src/picture/pictureOfProposal.ts'
import { pictureOfState } from '../../src/picture/pictureOfState.ts'
import { withMarks } from '../../src/picture/withFindings.ts'
import { allBoxes } from '../../src/svg/Box.ts'
import { layoutPicture } from '../../src/svg/layoutPicture.ts'
import { pictureEn } from '../../src/words/pictureEn.ts'
import type { NetworkPicture } from '../../src/picture/NetworkPicture.ts'

const right = <A>(either: E.Either<unknown, A>): A =>
  E.isRight(either) ? either.right : expect.unreachable(JSON.stringify(either.left))

/** The texts of the two VPCs, without spaces, and without what is in the VPCs. */
const vpcTexts = (picture: NetworkPicture): readonly [customer: string, rescale: string] => {
  const [customer = '', rescale = ''] = allBoxes(layoutPicture(picture, pictureEn).boxes)
    .filter(({ kind }) => kind === 'vpc')
    .map(({ lines }) => lines.map(({ text }) => text.replaceAll(' ', '')).join(''))
  return [customer, rescale]
}

const { state: connected } = await connectedWorld()

/** Conflicts with something of Rescale's that the picture has. */
const onBoth: ReadonlyArray<CidrFindingId> = ['rescale-vpc-overlap', 'route-in-the-way']

describe('the marks of a reviewed block', () => {
  it('are on every side that has part in the conflict, at the level of the finding', () => {
    fc.assert(
      fc.property(cidrFinding(), (finding) => {
        const sides = marksOfBlock([finding]).map(({ id, level, place }) => {
          expect([id, level]).toEqual([finding.id, finding.level])
          return 'side' in place ? place.side : undefined
        })
        const isOnlyRescales = finding.id === 'rescale-vpc-capacity'
        expect(new Set(sides)).toEqual(
          new Set([
            ...(isOnlyRescales ? [] : ['customer']),
            ...(isOnlyRescales || onBoth.includes(finding.id) ? ['rescale'] : []),
          ]),
        )
      }),
    )
  })

  it('are in the picture, whatever blocks it has', () => {
    const picture = right(pictureOfState(connected))
    fc.assert(
      fc.property(fc.array(cidrFinding(), { maxLength: 5 }), (findings) => {
        const [customer, rescale] = vpcTexts(withMarks(picture, marksOfBlock(findings)))
        for (const { id } of findings) {
          if (id !== 'rescale-vpc-capacity') expect(customer).toContain(`:${id}`)
          if (onBoth.includes(id) || id === 'rescale-vpc-capacity') {
            expect(rescale).toContain(`:${id}`)
          }
        }
      }),
    )
  })

  it('stand at both blocks of an overlap', () => {
    const picture = right(pictureOfState(connected))
    const [proposed] = picture.customer.vpc.blocks
    const [other] = connected.rescaleVpc.cidrs
    const overlap: CidrFinding = {
      id: 'rescale-vpc-overlap',
      level: 'error',
      evidence: { proposed: proposed?.cidr ?? other, other, ownerKind: 'rescale-vpc' },
    }
    const [customer, rescale] = vpcTexts(withMarks(picture, marksOfBlock([overlap])))
    expect(customer).toContain(`${proposed?.cidr}Error:rescale-vpc-overlap`)
    expect(rescale).toContain(`${other}Error:rescale-vpc-overlap`)
  })
})

/** The states right after a block was declined. */
const declinedStates = fc
  .array(onboardingHistory({ maxLength: 12 }), { minLength: 5 })
  .map((histories) =>
    histories
      .flatMap((events) =>
        events.flatMap(({ type }, index) =>
          type === 'CidrDeclined' ? [replay(events.slice(0, index + 1))] : [],
        ),
      )
      .filter(
        (state): state is Extract<KnownState, { readonly status: 'Requested' }> =>
          state.status === 'Requested',
      ),
  )

describe('the picture of a declined block', () => {
  it('has the block, with every finding of its review', () => {
    let seen = 0
    fc.assert(
      fc.property(declinedStates, (states) => {
        for (const state of states) {
          const { declined, rescaleVpc } = state
          const picture = right(pictureOfState(state))
          const [customer, rescale] = vpcTexts(picture)
          expect(picture.customer.vpc.blocks).toMatchObject([{ cidr: declined?.cidr }])
          for (const { id, evidence } of declined?.findings ?? []) {
            seen += 1
            if (id === 'rescale-vpc-overlap') {
              expect(rescaleVpc.cidrs).toContain(evidence.other)
              expect(rescale).toContain(`:${id}`)
            }
            expect(id === 'rescale-vpc-capacity' ? rescale : customer).toContain(`:${id}`)
          }
        }
      }),
    )
    expect(seen).toBeGreaterThan(0)
  })

  it('is the block alone when no template can be made of it, as of a request there is none', () => {
    const small = cidr('10.50.0.0/28')
    const state: KnownState = {
      ...connected,
      status: 'Requested',
      request: { ...connected.request, zoneCount: 6 },
      declined: { cidr: small, findings: [], alternatives: [] },
    }
    const { customer } = right(pictureOfState(state))
    expect([customer.vpc.blocks.length, customer.zones, customer.roles]).toEqual([1, [], []])
    expect(E.isLeft(pictureOfRequest(requestDocumentOf(state.request, small)))).toBe(true)
  })
})
