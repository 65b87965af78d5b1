import type { SetupOutputName } from '@byoa/core/cloudformation'

import type { Stack } from '../aws/CloudFormation.ts'

/** Returns an output of a stack, or nothing when the stack has none of that name. */
export const outputOf = ({ Outputs }: Stack, name: SetupOutputName): string | undefined =>
  Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue
