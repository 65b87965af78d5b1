import type { RefusedPart } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as T from 'fp-ts/lib/Task.js'

import type { CloudError, CloudTask } from '../failures/CloudError.ts'

/** How the parts of an account are read; a part that is left out is not read. */
export type PartReads<Parts> = { readonly [Part in keyof Parts]?: CloudTask<Parts[Part]> }

/** The parts that were read, and why the others were not. */
export type PartsRead<Parts> = Partial<Parts> & {
  readonly refused?: ReadonlyArray<RefusedPart<keyof Parts & string>>
}

const refusedOf = <Part extends string>(part: Part, error: CloudError): RefusedPart<Part> => ({
  part,
  code: error.code,
  ...(error._tag === 'AwsError' ? { action: error.action } : {}),
})

interface PartOutcome<Part> {
  readonly part: Part
  readonly outcome: E.Either<CloudError, unknown>
}

const outcomeOf = <Part>(part: Part, read: CloudTask<unknown>): T.Task<PartOutcome<Part>> =>
  pipe(
    read,
    T.map((outcome) => ({ part, outcome })),
  )

/** Reads the parts concurrently. A part that cannot be read does not stop the others. */
export const readParts = <Parts extends object>(
  reads: PartReads<Parts>,
): T.Task<PartsRead<Parts>> =>
  pipe(
    Object.entries<CloudTask<unknown>>(reads as Readonly<Record<string, CloudTask<unknown>>>),
    T.traverseArray(([part, read]) => outcomeOf(part as keyof Parts & string, read)),
    T.map((all) => {
      const refused = all.flatMap(({ part, outcome }) =>
        E.isLeft(outcome) ? [refusedOf(part, outcome.left)] : [],
      )
      const seen = all.flatMap(({ part, outcome }) =>
        E.isRight(outcome) ? [[part, outcome.right] as const] : [],
      )
      return {
        ...(Object.fromEntries(seen) as Partial<Parts>),
        ...(refused.length === 0 ? {} : { refused }),
      }
    }),
  )
