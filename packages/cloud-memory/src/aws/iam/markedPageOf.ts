import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { AwsError } from '../AwsError.ts'
import { pageOf } from '../filters.ts'

/** Pagination parameters of IAM. */
export interface MarkedPageInput {
  readonly Marker?: string
  readonly MaxItems?: number
}

export interface MarkedPage<A> {
  readonly items: ReadonlyArray<A>
  readonly IsTruncated: boolean
  /** The marker of the next page, if there is one. */
  readonly Marker?: string
}

/** A page whose items have the given member name. */
export type MarkedPageOf<Member extends string, A> = Omit<MarkedPage<A>, 'items'> & {
  readonly [Name in Member]: ReadonlyArray<A>
}

const usualSize = 100

/**
 * Returns one page of IAM; Left for invalid sizes and markers.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */
export const markedPageOf = <A>(
  all: ReadonlyArray<A>,
  { Marker, MaxItems = usualSize }: MarkedPageInput,
): E.Either<AwsError, MarkedPage<A>> =>
  pipe(
    pageOf(
      all,
      { MaxResults: MaxItems, ...(Marker === undefined ? {} : { NextToken: Marker }) },
      { from: 1, to: 1000 },
    ),
    E.bimap(
      (error) => ({
        ...error,
        code: 'ValidationError',
        message: error.message.replace('nextToken', 'marker').replace('maxResults', 'maxItems'),
      }),
      ({ items, NextToken }) => ({
        items,
        IsTruncated: NextToken !== undefined,
        ...(NextToken === undefined ? {} : { Marker: NextToken }),
      }),
    ),
  )
