import type { Leftover } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Filter } from '../aws/Ec2.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import type { LeftoverKind } from './leftoverKinds.ts'

/** Lists the resources of a kind that match a filter. */
export const leftoversOfKind = (
  { ec2 }: Aws,
  { resourceType, ids }: LeftoverKind,
  filter: Filter,
): CloudTask<ReadonlyArray<Leftover>> =>
  pipe(
    ids(ec2, filter),
    TE.map(RA.filter((id) => id !== undefined)),
    TE.map(RA.map((resourceId) => ({ resourceType, resourceId }))),
  )

/** Lists the resources of several kinds in a VPC, kind by kind. */
export const leftoversInVpc = (
  aws: Aws,
  kinds: ReadonlyArray<LeftoverKind>,
  vpcId: string,
): CloudTask<ReadonlyArray<Leftover>> =>
  pipe(
    kinds,
    TE.traverseSeqArray((kind) =>
      leftoversOfKind(aws, kind, { Name: kind.vpcFilter, Values: [vpcId] }),
    ),
    TE.map(RA.flatten),
  )
