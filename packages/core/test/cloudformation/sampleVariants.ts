/** Variants for programs that take a second for each: those that people read, and a few drawn. */
import fc from 'fast-check'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { setupVariants } from './setupVariants.ts'

const isLong = process.env['BYOA_LONG'] === '1'

/** With `BYOA_LONG=1` all that people read, otherwise those with every option. */
export const readVariants: Readonly<Record<string, SetupTemplateInput>> = Object.fromEntries(
  Object.entries(setupVariants).filter(([name]) => isLong || name.endsWith('-every-option')),
)

/** Does something once with several inputs of the setup template; a failure prints their seed. */
export const withSample = (
  size: number,
  use: (inputs: ReadonlyArray<SetupTemplateInput>) => Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(setupTemplateInput(), { minLength: size, maxLength: size }), use),
    { numRuns: 1, endOnFailure: true },
  )
