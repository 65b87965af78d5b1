import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { AwsError } from '../AwsError.ts'
import { type Page, pageOf } from '../filters.ts'

const pageSize = { from: 1, to: 100 }

/**
 * Returns a page of CloudFormation, whose size callers cannot choose.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
export const pageOfStacks = <A>(
  items: ReadonlyArray<A>,
  NextToken: string | undefined,
): E.Either<AwsError, Page<A>> =>
  pipe(
    pageOf(items, NextToken === undefined ? {} : { NextToken }, pageSize),
    E.mapLeft((error) => ({ ...error, code: 'ValidationError' })),
  )
