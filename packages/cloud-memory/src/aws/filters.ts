/**
 * Filters with wildcards, and pagination, of all Describe actions.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
import * as E from 'fp-ts/lib/Either.js'

import type { Tag } from '../world/network.ts'
import { type AwsError, invalidParameter, refuse } from './AwsError.ts'
import { hasWildcards, matchesFilterValue } from './matchesFilterValue.ts'

// model

export interface Filter {
  readonly Name: string
  readonly Values: ReadonlyArray<string>
}

/** Filter name → the values of an item. */
export type FilterReaders<A> = Readonly<Record<string, (item: A) => ReadonlyArray<string>>>

export interface PageInput {
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly NextToken?: string
}

// operations

/** Returns a test of whether a text matches some value; plain values are looked up. */
const matcherOf = (values: ReadonlyArray<string>): ((text: string) => boolean) => {
  const plain = new Set(values)
  // Consecutive stars mean one.
  const patterns = values.filter(hasWildcards).map((value) => value.replaceAll(/\*+/g, '*'))
  return (text) => plain.has(text) || patterns.some((value) => matchesFilterValue(value, text))
}

/** Returns the reader of a filter; `tag:<key>` reads one tag. */
const readerOf = <A extends { readonly tags: ReadonlyArray<Tag> }>(
  readers: FilterReaders<A>,
  name: string,
): ((item: A) => ReadonlyArray<string>) | undefined => {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length)
    return ({ tags }) => tags.filter((tag) => tag.Key === key).map((tag) => tag.Value)
  }
  if (name === 'tag-key') return ({ tags }) => tags.map((tag) => tag.Key)
  return Object.hasOwn(readers, name) ? readers[name] : undefined
}

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const mostFilterValues = 200

const longestFilterValue = 255

const hasTooLongValue = ({ Values }: Filter): boolean =>
  Values.some(({ length }) => length > longestFilterValue)

const tooLongValue = refuse(
  'FilterLimitExceeded',
  `The maximum length for a filter value is ${longestFilterValue} characters`,
)

const tooManyValues = refuse(
  'FilterLimitExceeded',
  `The maximum number of filter values specified on a single call is ${mostFilterValues}`,
)

/**
 * Returns the items that match every filter; Left for an unknown filter, and for too many or too
 * long values.
 */
export const applyFilters = <A extends { readonly tags: ReadonlyArray<Tag> }>(
  items: ReadonlyArray<A>,
  filters: ReadonlyArray<Filter> | undefined,
  readers: FilterReaders<A>,
): E.Either<AwsError, ReadonlyArray<A>> => {
  const valueCount = (filters ?? []).reduce((count, { Values }) => count + Values.length, 0)
  if (valueCount > mostFilterValues) return tooManyValues
  if (filters?.some(hasTooLongValue) === true) return tooLongValue
  let left = items
  for (const { Name, Values } of filters ?? []) {
    const reader = readerOf(readers, Name)
    if (reader === undefined) return invalidParameter(`The filter '${Name}' is invalid`)
    const matches = matcherOf(Values)
    left = left.filter((item) => reader(item).some(matches))
  }
  return E.right(left)
}

const tokenPrefix = 'page-'

/** Returns the start of a page; NaN for an invalid token. */
const startOf = (token: string | undefined): number => {
  if (token === undefined) return 0
  return token.startsWith(tokenPrefix) ? Number(token.slice(tokenPrefix.length)) : Number.NaN
}

/** Bounds of `MaxResults`; with `caps`, larger values mean the largest. */
export interface PageBounds {
  readonly from: number
  readonly to: number
  readonly caps?: boolean
}

/**
 * Requires that `MaxResults` is not used with IDs; `name` is that of the parameter in EC2's error.
 */
export const notPagedByIds = (
  { MaxResults }: PageInput,
  { name, ids }: { readonly name: string; readonly ids: ReadonlyArray<string> | undefined },
): E.Either<AwsError, undefined> =>
  MaxResults === undefined || ids === undefined
    ? E.right(undefined)
    : refuse(
        'InvalidParameterCombination',
        `The parameter ${name} cannot be used with the parameter maxResults`,
      )

/** Returns one page of a list; Left for invalid sizes and tokens. */
export const pageOf = <A>(
  items: ReadonlyArray<A>,
  { MaxResults, NextToken }: PageInput,
  bounds: PageBounds,
): E.Either<AwsError, Page<A>> => {
  const isTooMany = MaxResults !== undefined && MaxResults > bounds.to && bounds.caps !== true
  if (MaxResults !== undefined && (MaxResults < bounds.from || isTooMany)) {
    return invalidParameter(
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between ${bounds.from} and ${bounds.to}.`,
    )
  }
  const start = startOf(NextToken)
  if (!Number.isInteger(start) || start < 0 || start > items.length) {
    return refuseToken(NextToken ?? '')
  }
  const end = start + Math.min(MaxResults ?? bounds.to, bounds.to)
  const page = items.slice(start, end)
  return E.right(
    end < items.length ? { items: page, NextToken: `${tokenPrefix}${end}` } : { items: page },
  )
}

const refuseToken = (token: string): E.Either<AwsError, never> =>
  invalidParameter(`Invalid value '${token}' for nextToken`)
