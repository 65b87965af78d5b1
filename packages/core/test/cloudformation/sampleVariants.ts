/** Variants for programs that take a second for each: those that people read, and a few drawn. */
import fc from 'fast-check'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { setupTemplateInput } from './setupInputs.ts'

/** Does something once with several inputs of the setup template; a failure prints their seed. */
export const withSample = (
  size: number,
  use: (inputs: ReadonlyArray<SetupTemplateInput>) => Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(setupTemplateInput(), { minLength: size, maxLength: size }), use),
    { numRuns: 1, endOnFailure: true },
  )
