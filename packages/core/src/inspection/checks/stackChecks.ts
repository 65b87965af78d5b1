/**
 * The stack: complete, of the very template that was handed over, and the one that was reported. An
 * output of a stack only repeats what its template says, so the template itself is compared.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'

import { digestOf } from '../../cloudformation/TemplateDigest.ts'
import { builtResources } from '../../cloudformation/builtResources.ts'
import { readTemplateBody } from '../../cloudformation/readTemplateBody.ts'
import { canonicalTemplate } from '../../cloudformation/renderTemplate.ts'
import { isSameData } from '../../values/isSameData.ts'
import type { AgreedConnection, ReportedStack } from '../AgreedConnection.ts'
import { type Check, type Found, checkOf, existenceCheck } from './Check.ts'

const api = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference'
const guide = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide'

/** A VPC made with Terraform has no stack. */
const hasStack = ({ stack }: AgreedConnection): boolean => stack?.stackName !== undefined

const about = (source: string) =>
  ({ level: 'error', owner: 'customer', source, applies: hasStack }) as const

export const stackExists: Check = existenceCheck(
  about(`${api}/API_DescribeStacks.html`),
  'customer.stack',
  ({ stack }) => stack?.stackName ?? 'stack',
)

export const stackComplete: Check = checkOf(
  about(`${guide}/view-stack-events.html`),
  ['customer.stack'],
  ({ 'customer.stack': { isComplete, stackName, status } }) =>
    isComplete ? [] : [{ subject: stackName, actual: status }],
)

/** Parts of a template may be of any form, and digests are of templates of this library's form. */
const actualDigest = (body: string): string =>
  pipe(
    E.fromNullable('no template in JSON')(readTemplateBody(body)),
    E.flatMap((template) =>
      E.tryCatch(
        () => ({ digest: digestOf(template), canonical: canonicalTemplate(template), template }),
        () => 'another template',
      ),
    ),
    E.filterOrElse(
      ({ canonical, template }) => isSameData(canonical, template),
      () => 'a template with further elements',
    ),
    E.match(
      (problem) => problem,
      ({ digest }) => digest,
    ),
  )

/**
 * The digest covers what a canonical template has; whatever else a body has, such as a macro, would
 * be left out of it, so the body must be canonical, too.
 */
export const stackTemplate: Check = checkOf(
  about(`${api}/API_GetTemplate.html`),
  ['customer.template'],
  ({ 'customer.template': body }, { stack, templateDigest: expected }) => {
    const subject = stack?.stackName ?? 'stack'
    const actual = actualDigest(body)
    return actual === expected ? [] : [{ subject, expected, actual }]
  },
)

interface Compared {
  readonly subject: string
  readonly expected: string | undefined
  readonly actual: string | undefined
}

const differing = ({ subject, expected, actual }: Compared): ReadonlyArray<Found> =>
  expected === actual || actual === undefined
    ? []
    : [{ subject, expected: expected ?? 'none', actual }]

const sorted = (ids: ReadonlyArray<string>): string => [...ids].sort().join(', ')

const reportedIds = ({
  roleArn,
  vpcId,
  subnetIds,
  routeTableIds,
  nodeSecurityGroupId,
}: ReportedStack): Readonly<Record<string, string | undefined>> => ({
  RoleArn: roleArn,
  VpcId: vpcId,
  SubnetIds: sorted(subnetIds),
  RouteTableIds: sorted(routeTableIds),
  NodeSecurityGroupId: nodeSecurityGroupId,
})

/** The reported ids are those of the stack; ids of other resources would be inspected instead. */
export const stackReport: Check = checkOf(
  about(`${api}/API_DescribeStackResources.html`),
  ['customer.stack', 'customer.stackResources'],
  ({ 'customer.stackResources': resources }, { setup, stack }) => {
    if (stack === undefined) return []
    const idOf = (logical: string): string | undefined =>
      resources.find(({ logicalId }) => logicalId === logical)?.physicalId
    const subnets = resources.filter(({ logicalId }) => /^Subnet\d+$/.test(logicalId))
    const actual: Readonly<Record<string, string | undefined>> = {
      RoleArn: pipe(
        builtResources(setup, resources),
        O.match(
          () => 'none',
          ({ roleArn }) => roleArn,
        ),
      ),
      VpcId: idOf('Vpc') ?? 'none',
      SubnetIds: sorted(subnets.map(({ physicalId }) => physicalId)),
      RouteTableIds: idOf('RouteTable') ?? 'none',
      ...(stack.nodeSecurityGroupId === undefined
        ? {}
        : { NodeSecurityGroupId: idOf('ComputeSecurityGroup') ?? 'none' }),
    }
    return Object.entries(reportedIds(stack)).flatMap(([subject, expected]) =>
      differing({ subject, expected, actual: actual[subject] }),
    )
  },
)
