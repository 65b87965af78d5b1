import type { SetupOutputName } from '@byoa/core/cloudformation'
import { decode, omitUndefined } from '@byoa/core/codec'
import { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Stack } from '../aws/CloudFormation.ts'
import { outputOf } from './outputOf.ts'

/** Outputs are text: lists are separated by commas. */
const listOf = (text: string | undefined): ReadonlyArray<string> | undefined =>
  text?.split(',').filter((item) => item !== '')

/**
 * Returns the report of a stack: its name, its ID and its outputs. Left names the missing or
 * invalid outputs.
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
