import type { CustomerConsole } from '@byoa/application'
import { type RoleDifference, findRoleDifferences } from '@byoa/core/inspection'
import type { Language } from '@byoa/core/values'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Terminal } from '../../terminal/Terminal.ts'
import { printable } from '../../terminal/printable.ts'
import { wordsIn } from '../../terminal/words.ts'

type RestoreRoleInput = Parameters<CustomerConsole['restoreRole']>[0]

/** Reports nothing when the role cannot be read: the restoration reports its own error. */
const differencesOf = (
  { describeRole }: CustomerConsole,
  { role, ...input }: RestoreRoleInput,
): T.Task<ReadonlyArray<RoleDifference>> =>
  pipe(
    describeRole(input),
    TE.match(
      () => [],
      O.match(
        () => [],
        (present) => findRoleDifferences(present, role),
      ),
    ),
  )

/** Returns a console that, before it restores a role, reports which statements differ. */
export const tellingRoleDifferences = (
  console: CustomerConsole,
  tell: (difference: RoleDifference) => void,
): CustomerConsole => ({
  ...console,
  restoreRole: (input) =>
    pipe(
      differencesOf(console, input),
      T.map((differences) => differences.forEach(tell)),
      TE.fromTask,
      TE.flatMap(() => console.restoreRole(input)),
    ),
})

/** Reports the differences of the role from the setup, before it is restored. */
export const differenceTeller =
  ({ err, colours }: Terminal, language: Language): ((difference: RoleDifference) => void) =>
  (difference) => {
    err(colours.dim(printable(`… ${wordsIn[language].describeRoleDifference(difference)}`)))
  }
