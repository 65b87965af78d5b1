import { StackName } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'

const anyStackName: fc.Arbitrary<StackName> = branded(
  fc.oneof(
    fc.constantFrom('rescale-byoa-acme-2', 'A', 'a'.repeat(128)),
    fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,30}$/),
  ),
  StackName,
)

/** Names of stacks, the shortest and the longest among them. */
export const stackName = (): fc.Arbitrary<StackName> => anyStackName
