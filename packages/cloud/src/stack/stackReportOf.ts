import type { SetupOutputName } from '@byoa/core/cloudformation'
import { decode, omitUndefined } from '@byoa/core/codec'
import { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Stack } from '../aws/CloudFormation.ts'
import { outputOf } from './outputOf.ts'

/** Lists leave a stack as text with commas. */
const listOf = (text: string | undefined): ReadonlyArray<string> | undefined =>
  text?.split(',').filter((item) => item !== '')

/**
 * Returns the report that a stack makes: its name and id, and what its outputs say. Left says which
 * of them is missing or not what it should be.
 */
export const stackReportOf = (stack: Stack): E.Either<string, StackReport> => {
  const valueOf = (name: SetupOutputName): string | undefined => outputOf(stack, name)
  return pipe(
    decode(StackReport, {
      ...omitUndefined({
        stackName: stack.StackName,
        stackId: stack.StackId,
        templateDigest: valueOf('TemplateDigest'),
        instanceProfileName: valueOf('InstanceProfileName'),
        nodeSecurityGroupId: valueOf('NodeSecurityGroupId'),
      }),
      roleArn: valueOf('RoleArn'),
      vpcId: valueOf('VpcId'),
      vpcCidr: valueOf('VpcCidr'),
      subnetIds: listOf(valueOf('SubnetIds')),
      routeTableIds: listOf(valueOf('RouteTableIds')),
    }),
    E.mapLeft((problems) =>
      problems
        .map(({ path, expected, actual }) => `${path}: expected ${expected}, found ${actual}`)
        .join('; '),
    ),
  )
}
