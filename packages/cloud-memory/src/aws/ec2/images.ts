/**
 * DescribeImages: the public images alone, as nobody can make others.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Action, answer, onEverything } from '../Action.ts'
import { applyFilters, pageOf } from '../filters.ts'
import { imageFilters } from './imageFilters.ts'
import { type Image, type ImageOutput, foundImage, publicImages } from './publicImages.ts'
import type { DescribeImagesRequest } from './Ec2Inputs.ts'

export interface DescribeImagesOutput {
  readonly Images: ReadonlyArray<ImageOutput>
  readonly NextToken?: string
}

const isOwnedBy =
  (owners: ReadonlyArray<string> | undefined) =>
  ({ OwnerId, ImageOwnerAlias }: Image): boolean =>
    owners?.some((owner) => owner === OwnerId || owner === ImageOwnerAlias) ?? true

export const describeImages: Action<DescribeImagesRequest, DescribeImagesOutput> = {
  permission: 'ec2:DescribeImages',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      input.ImageIds === undefined
        ? E.right(publicImages(context))
        : E.traverseArray((id: string) => foundImage(context, id))(input.ImageIds),
      E.map((named) => named.filter(isOwnedBy(input.Owners))),
      E.flatMap((owned) => applyFilters(owned, input.Filters, imageFilters)),
      E.flatMap((matching) => pageOf(matching, input, { from: 5, to: 1000 })),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { Images: items.map(({ tags: _tags, ...image }) => image), ...rest }),
      ),
    ),
}
