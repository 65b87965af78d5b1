import { isTemplateChange } from '@byoa/application'
import { type CustomerTask, stepsOf } from '@byoa/application/instructions'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { changeDocument, peeringNotice, setupDocument } from '../documents/rescaleArbitraries.ts'

const templateChange = changeDocument.filter(isTemplateChange)

const agreed = fc.oneof(
  fc.record({ setup: setupDocument }),
  fc.record({ setup: setupDocument, change: templateChange }),
)

/** The tasks that need the blocks of the Rescale VPC. */
const task = fc
  .tuple(agreed, peeringNotice, fc.constantFrom('connect', 'correct', 'repair'))
  .map(([basis, notice, kind]): CustomerTask => {
    const { onboardingId, answers, reportBy: at } = basis.setup
    if (kind === 'connect') return { kind, ...basis, notice }
    if (kind === 'repair') {
      return { kind, ...basis, notice, at, repairs: ['accept-peering', 'add-customer-routes'] }
    }
    const tasks = [{ type: 'RepairConnection', data: { findings: [] } }] as const
    const review = { version: 1, kind: 'review', onboardingId, answers, at, tasks } as const
    return { kind: 'correct', ...basis, notice, review }
  })

test('peerings and routes are those of the blocks agreed last, whatever the notice said', () => {
  fc.assert(
    fc.property(task, (given) => {
      const { rescaleVpcCidrs } = given.change ?? given.setup
      const blocks = stepsOf(given).flatMap((step) => {
        if (step.operation === 'installRoutes') return [step.destinations]
        return step.operation === 'acceptPeering' ? [step.rescaleVpcCidrs] : []
      })
      expect(blocks).toEqual(
        given.kind === 'correct' ? [rescaleVpcCidrs] : [rescaleVpcCidrs, rescaleVpcCidrs],
      )
    }),
  )
})
