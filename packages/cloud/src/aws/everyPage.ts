import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { AwsCall } from './AwsCall.ts'
import type { AwsError } from './AwsError.ts'

/** The input of a call that answers in pages. */
interface PagedInput {
  readonly NextToken?: string
}

/** One page; the token of the next one is the only sign that there is one. */
interface Page {
  readonly NextToken?: string | undefined
}

/**
 * Calls for page after page until there are enough or no more, and returns them. Ends when a token
 * comes twice in a row, as the SDK does.
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
 * Collects the items of every page. A page may be empty and still have a next one, so the token
 * decides, not the count.
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

/** The lists of IAM page by marker. */
interface MarkedInput {
  readonly Marker?: string
}

interface MarkedPage {
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

/** Collects the items of every page of a list of IAM. */
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
