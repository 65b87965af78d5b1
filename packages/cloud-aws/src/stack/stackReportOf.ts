import type { Output } from '@aws-sdk/client-cloudformation'
import { decode } from '@byoa/core/codec'
import type { SetupOutputName } from '@byoa/core/cloudformation'
import { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

/**
 * Returns the report that the outputs of a stack make; Left says which of them is missing or not
 * what it should be. Lists leave a stack as text with commas.
 */
export const stackReportOf = (outputs: ReadonlyArray<Output>): E.Either<string, StackReport> => {
  const valueOf = (name: SetupOutputName): string | undefined =>
    outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue
  const listOf = (name: SetupOutputName): ReadonlyArray<string> | undefined =>
    valueOf(name)
      ?.split(',')
      .filter((item) => item !== '')
  const templateDigest = valueOf('TemplateDigest')
  const report = decode(StackReport, {
    roleArn: valueOf('RoleArn'),
    vpcId: valueOf('VpcId'),
    vpcCidr: valueOf('VpcCidr'),
    subnetIds: listOf('SubnetIds'),
    routeTableIds: listOf('RouteTableIds'),
    ...(templateDigest === undefined ? {} : { templateDigest }),
  })
  if (E.isRight(report)) return report
  const problems = report.left.map(
    ({ path, expected, actual }) => `${path}: expected ${expected}, found ${actual}`,
  )
  return E.left(problems.join('; '))
}
