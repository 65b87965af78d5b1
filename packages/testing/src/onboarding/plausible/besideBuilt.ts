import type { StateWithStack } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'

import type { Choice } from './choice.ts'
import { beginOffboarding } from './ending.ts'
import { rescaleVpcChoice } from './rescaleVpcChoice.ts'
import { rotationChoices } from './rotation.ts'
import { reportAgain } from './stack.ts'
import { secondaryCidrChoices } from './secondaryCidr.ts'
import { removeFormerPeerings } from './teardown.ts'
import { roleChoices } from './verification.ts'
import { workChoices } from './work.ts'

/** Returns commands and observations that are possible in every status with a stack. */
export const besideBuilt = (state: StateWithStack, at: Instant): ReadonlyArray<Choice> => [
  ...roleChoices(state, at),
  reportAgain(state, at),
  ...removeFormerPeerings(state, at),
  ...rotationChoices(state, at),
  ...secondaryCidrChoices(state, at),
  ...workChoices(state, at),
  rescaleVpcChoice(state, at),
  beginOffboarding(at),
]
