import { RolePath } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'

const step = fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,20}$/)

const anyRolePath: fc.Arbitrary<RolePath> = branded(
  fc.oneof(
    fc.constantFrom('/', '/rescale/', '/rescale/connect/', `/${'p'.repeat(510)}/`),
    fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => `/${steps.join('/')}/`),
  ),
  RolePath,
)

/** Role paths: the root, one step, several, and the longest AWS takes. */
export const rolePath = (): fc.Arbitrary<RolePath> => anyRolePath
