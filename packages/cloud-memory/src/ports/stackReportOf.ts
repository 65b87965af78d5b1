import { decode } from '@byoa/core/codec'
import type { SetupOutputName } from '@byoa/core/cloudformation'
import { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { DescribedStack } from '../aws/cloudformation/stackReads.ts'
import { type Result, portError } from './portFailure.ts'

/** Returns an output of a stack; undefined when it has none of that name. */
export const outputOf = (
  { Outputs = [] }: DescribedStack,
  name: SetupOutputName,
): string | undefined => Outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue

/** Lists leave a stack as text with commas. */
const listOf = (text: string | undefined): ReadonlyArray<string> | undefined =>
  text?.split(',').filter((item) => item !== '')

/**
 * Reads what a stack returned. Left says which of its outputs is missing or not what it should be.
 */
export const stackReportOf = (stack: DescribedStack): Result<StackReport> => {
  const templateDigest = outputOf(stack, 'TemplateDigest')
  return pipe(
    decode(StackReport, {
      stackName: stack.StackName,
      stackId: stack.StackId,
      roleArn: outputOf(stack, 'RoleArn'),
      vpcId: outputOf(stack, 'VpcId'),
      vpcCidr: outputOf(stack, 'VpcCidr'),
      subnetIds: listOf(outputOf(stack, 'SubnetIds')),
      routeTableIds: listOf(outputOf(stack, 'RouteTableIds')),
      ...(templateDigest === undefined ? {} : { templateDigest }),
    }),
    E.orElse((problems): Result<StackReport> =>
      portError(
        'UnreadableOutputs',
        problems
          .map(({ path, expected, actual }) => `${path}: expected ${expected}, found ${actual}`)
          .join('; '),
      ),
    ),
  )
}
