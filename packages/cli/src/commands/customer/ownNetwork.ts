/** Whether a notice is about the VPC and the route tables of the stack in the account. */
import { type PeeringNotice, stackAddressOf } from '@byoa/application'
import type { StackResource } from '@byoa/core/cloudformation'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { InputProblem } from '../../terminal/badInput.ts'
import type { CustomerSide } from './CustomerSide.ts'
import { refusing } from './mismatches.ts'
import type { Agreed } from './readAgreed.ts'

/** Lists the ids of the resources of a type. */
const idsOfType = (resources: ReadonlyArray<StackResource>, type: string): ReadonlyArray<string> =>
  resources.filter(({ resourceType }) => resourceType === type).map(({ physicalId }) => physicalId)

interface Owned {
  readonly path: string
  readonly type: string
  readonly named: ReadonlyArray<string>
}

const foreign =
  (resources: ReadonlyArray<StackResource>, stackName: string) =>
  ({ path, type, named }: Owned): ReadonlyArray<InputProblem> => {
    const own = idsOfType(resources, type)
    const others = named.filter((id) => !own.includes(id))
    return others.length === 0
      ? []
      : [
          {
            path,
            expected: `what the stack ${stackName} has: ${own.length === 0 ? 'nothing' : own.join(', ')}`,
            actual: others.join(', '),
            japanese: `スタック ${stackName} のリソース(${own.length === 0 ? 'なし' : own.join(', ')})ではありません: ${others.join(', ')}`,
          },
        ]
  }

/**
 * Left when the notice names a VPC or a route table that is not of the stack. With a stack report,
 * which names them, nothing is asked: there may be no stack.
 */
export const ensureOwnNetwork =
  (source: string, { agreement, report, notice }: Agreed & { readonly notice: PeeringNotice }) =>
  ({ console }: CustomerSide): TE.TaskEither<CommandError, void> => {
    if (report !== undefined) return TE.right(undefined)
    const address = stackAddressOf(agreement)
    const owned: ReadonlyArray<Owned> = [
      { path: 'accepterVpcId', type: 'AWS::EC2::VPC', named: [notice.accepterVpcId] },
      { path: 'routeTableIds', type: 'AWS::EC2::RouteTable', named: notice.routeTableIds },
    ]
    return pipe(
      console.describeStackResources(address),
      TE.flatMapEither((resources) =>
        refusing(source, owned.flatMap(foreign(resources, address.stackName))),
      ),
    )
  }
