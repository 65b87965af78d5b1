import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Stack } from '../../world/Stack.ts'
import type { Context } from '../Action.ts'
import {
  type Executed,
  type Failed,
  type Results,
  executeTemplate,
  resultsOf,
} from './executeTemplate.ts'
import type { ReadTemplate } from './readTemplate.ts'
import { exportFault } from './stackExports.ts'

/**
 * Creates and updates the resources and outputs of a template; Left when a resource fails or an
 * export conflicts with other stacks.
 */
export const carryOut = (
  context: Context,
  stack: Stack,
  template: ReadTemplate,
): E.Either<Failed, Executed & Results> => {
  const names = { stackName: stack.name, stackId: stack.id }
  const { tags, resources: previous } = stack
  return pipe(
    executeTemplate(context, { names, template, tags, previous }),
    E.map((executed) => ({
      ...executed,
      ...resultsOf(context, { names, template }, executed.resources),
    })),
    E.flatMap((carried): E.Either<Failed, Executed & Results> => {
      const stackReason = exportFault(context, stack, carried.outputs)
      return stackReason === undefined ? E.right(carried) : E.left({ ...carried, stackReason })
    }),
  )
}
