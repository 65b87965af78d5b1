import type { Instant } from '@byoa/core/values'
import type { WithRequest } from '@byoa/core/onboarding'

import { rescaleVpc } from '../../network/rescaleVpc.ts'
import { type Choice, observation } from './choice.ts'

/** Returns the Rescale VPC with other blocks or route tables than before. */
export const rescaleVpcChoice = (state: WithRequest, at: Instant): Choice => ({
  weight: 1,
  arbitrary: observation(
    'RecordRescaleVpc',
    { state, at },
    rescaleVpc().map(({ cidrs, routeTableIds }) => ({
      rescaleVpc: { ...state.rescaleVpc, cidrs, routeTableIds },
    })),
  ),
})
