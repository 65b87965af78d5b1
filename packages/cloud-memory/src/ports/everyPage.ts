import * as E from 'fp-ts/lib/Either.js'

import type { PageInput } from '../aws/filters.ts'
import type { Result } from './portFailure.ts'

/** Reads a list page by page, to its end. */
export const everyPage = <Page extends { readonly NextToken?: string }, A>(
  read: (at: PageInput) => Result<Page>,
  itemsOf: (page: Page) => ReadonlyArray<A>,
): Result<ReadonlyArray<A>> => {
  const items: A[] = []
  let token: string | undefined
  do {
    const page = read(token === undefined ? {} : { NextToken: token })
    if (E.isLeft(page)) return page
    items.push(...itemsOf(page.right))
    token = page.right.NextToken
  } while (token !== undefined)
  return E.right(items)
}
