import * as E from 'fp-ts/lib/Either.js'

import { type ResourceKinds, resourcesOf } from '../../world/World.ts'
import type { Context } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import {
  type FilterReaders,
  type Page,
  type PageBounds,
  type PageInput,
  applyFilters,
  pageOf,
} from '../filters.ts'
import type { Filter } from './Ec2Inputs.ts'
import { found } from './found.ts'
import type { IdentifiedKind } from './identifiedKinds.ts'

export interface DescribeInput extends PageInput {
  readonly Filters?: ReadonlyArray<Filter>
}

export interface ResourceQuery<Kind extends IdentifiedKind> {
  readonly kind: Kind
  /** The requested IDs; absent for all. */
  readonly ids: ReadonlyArray<string> | undefined
  /** Called only for calls with filters. */
  readonly filters: (context: Context) => FilterReaders<ResourceKinds[Kind]>
  /** Absent for 5 to 1,000. */
  readonly bounds?: PageBounds
}

const usualBounds: PageBounds = { from: 5, to: 1000 }

/**
 * Returns one page of a Describe action; Left for invalid IDs, filters, sizes and tokens. Guard
 * clauses for speed: most calls in memory end here.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination
 */
export const pageOfResources = <Kind extends IdentifiedKind>(
  context: Context,
  input: DescribeInput,
  { kind, ids, filters, bounds = usualBounds }: ResourceQuery<Kind>,
): E.Either<AwsError, Page<ResourceKinds[Kind]>> => {
  const all =
    ids === undefined
      ? E.right(resourcesOf(context.world, context, kind))
      : E.traverseArray((id: string) => found(context, kind, id))(ids)
  if (E.isLeft(all)) return all
  const matching =
    input.Filters === undefined ? all : applyFilters(all.right, input.Filters, filters(context))
  if (E.isLeft(matching)) return matching
  return pageOf(matching.right, input, bounds)
}
