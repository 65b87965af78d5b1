import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { AwsCall } from './AwsCall.ts'
import type { AwsError } from './AwsError.ts'

/** The input of a paginated call. */
interface PagedInput {
  readonly NextToken?: string
}

/** A page; only the token shows that there is a next page. */
interface Page {
  readonly NextToken?: string | undefined
}

/**
 * Calls for pages until there are enough or no more, and returns them. Ends when a token repeats,
 * as the SDK does.
 */
export const pagesUntil =
  <Input extends PagedInput, Output extends Page>(
    call: AwsCall<Input, Output>,
    input: Input,
    isEnough: (pages: ReadonlyArray<Output>) => boolean,
  ): TE.TaskEither<AwsError, ReadonlyArray<Output>> =>
  async () => {
    const pages: Output[] = []
    let token: string | undefined
    for (;;) {
      const page = await call(token === undefined ? input : { ...input, NextToken: token })()
      if (E.isLeft(page)) return page
      pages.push(page.right)
      const { NextToken: next } = page.right
      if (next === undefined || next === '' || next === token || isEnough(pages)) {
        return E.right(pages)
      }
      token = next
    }
  }

/**
 * Collects the items of every page. An empty page can have a next page, so the token decides, not
 * the count.
 */
export const everyPage = <Input extends PagedInput, Output extends Page, Item>(
  call: AwsCall<Input, Output>,
  input: Input,
  itemsOf: (page: Output) => ReadonlyArray<Item> | undefined,
): TE.TaskEither<AwsError, ReadonlyArray<Item>> =>
  pipe(
    pagesUntil(call, input, () => false),
    TE.map((pages) => pages.flatMap((page) => itemsOf(page) ?? [])),
  )

/** IAM paginates by marker. */
interface MarkedInput {
  readonly Marker?: string
}

interface MarkedPage {
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

/** Collects the items of every page of an IAM list. */
export const everyMarkedPage = <Input extends MarkedInput, Output extends MarkedPage, Item>(
  call: AwsCall<Input, Output>,
  input: Input,
  itemsOf: (page: Output) => ReadonlyArray<Item> | undefined,
): TE.TaskEither<AwsError, ReadonlyArray<Item>> =>
  everyPage(
    ({ NextToken }: PagedInput) =>
      pipe(
        call(NextToken === undefined ? input : { ...input, Marker: NextToken }),
        TE.map((page) => ({
          page,
          NextToken: page.IsTruncated === true ? page.Marker : undefined,
        })),
      ),
    {},
    ({ page }) => itemsOf(page),
  )
