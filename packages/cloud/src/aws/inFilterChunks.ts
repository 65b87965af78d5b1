import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CloudTask } from '../failures/CloudError.ts'

/**
 * How many values a filter of EC2 takes; with more the call is refused (`FilterLimitExceeded`).
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export const filterValuesAtMost = 200

/** Lists by any number of filter values, with one call after the other for 200 of them each. */
export const inFilterChunks = <Value, Item>(
  values: ReadonlyArray<Value>,
  list: (chunk: ReadonlyArray<Value>) => CloudTask<ReadonlyArray<Item>>,
): CloudTask<ReadonlyArray<Item>> =>
  pipe(
    values,
    RA.chunksOf(filterValuesAtMost),
    TE.traverseSeqArray((chunk) => list(chunk)),
    TE.map(RA.flatten),
  )
