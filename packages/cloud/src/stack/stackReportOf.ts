import type { SetupOutputName } from '@byoa/core/cloudformation'
import { decode } from '@byoa/core/codec'
import { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Output, Stack } from '../aws/CloudFormation.ts'

const withoutAbsent = (
  fields: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

const valueIn =
  (outputs: ReadonlyArray<Output>) =>
  (name: SetupOutputName): string | undefined =>
    outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue

/** Outputs are text: lists are separated by commas. */
const listOf = (text: string | undefined): ReadonlyArray<string> | undefined =>
  text?.split(',').filter((item) => item !== '')

/**
 * Returns the report of a stack: its name, its ID and its outputs. Left names the missing or
 * invalid outputs.
 */
export const stackReportOf = ({
  StackName,
  StackId,
  Outputs,
}: Stack): E.Either<string, StackReport> => {
  const valueOf = valueIn(Outputs ?? [])
  return pipe(
    decode(StackReport, {
      ...withoutAbsent({
        stackName: StackName,
        stackId: StackId,
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
