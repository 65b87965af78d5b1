import type { AwsError } from '@byoa/cloud'
import { refused, valid } from '@byoa/scripted-aws'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { everyMarkedPage, everyPage, pagesUntil } from '../../src/aws/everyPage.ts'

interface Page {
  readonly NextToken?: string
  readonly Items?: ReadonlyArray<number>
}

const failed: AwsError = {
  _tag: 'AwsError',
  action: 'ec2:DescribeVpcs',
  code: 'RequestLimitExceeded',
  message: 'slow down',
  status: 503,
}

/** A call that answers with one page after the other, and keeps what it was asked. */
const paged = (...pages: ReadonlyArray<Page | AwsError>) => {
  const tokens: Array<string | undefined> = []
  const call =
    ({ NextToken }: { readonly NextToken?: string }) =>
    () => {
      tokens.push(NextToken)
      const page = pages[tokens.length - 1] ?? failed
      return Promise.resolve('_tag' in page ? E.left(page) : E.right(page))
    }
  return { call, tokens, items: everyPage(call, {}, ({ Items }: Page) => Items) }
}

describe('every page', () => {
  it('collects the items in order, also behind an empty page and one without items', async () => {
    const { items, tokens } = paged(
      { Items: [1, 2], NextToken: 'a' },
      { Items: [], NextToken: 'b' },
      { NextToken: 'c' },
      { Items: [3] },
    )
    expect(valid(await items())).toEqual([1, 2, 3])
    expect(tokens).toEqual([undefined, 'a', 'b', 'c'])
  })

  it.each([
    ['an empty token', ''],
    ['the token of the page before', 'a'],
  ])('ends with %s', async (_title, NextToken) => {
    const { items, tokens } = paged({ Items: [1], NextToken: 'a' }, { Items: [2], NextToken })
    expect(valid(await items())).toEqual([1, 2])
    expect(tokens).toEqual([undefined, 'a'])
  })

  it('is Left when a later page fails, and asks for no other', async () => {
    const { items, tokens } = paged({ Items: [1], NextToken: 'a' }, failed, { Items: [2] })
    expect(refused(await items())).toBe(failed)
    expect(tokens).toHaveLength(2)
  })

  it('stops where it has enough', async () => {
    const { call, tokens } = paged({ Items: [1], NextToken: 'a' }, { Items: [2], NextToken: 'b' })
    const pages = await pagesUntil(call, {}, (seen) => seen.length === 2)()
    expect(valid(pages)).toHaveLength(2)
    expect(tokens).toEqual([undefined, 'a'])
  })
})

describe('every page of a list of IAM', () => {
  it('goes on by marker while the list is truncated', async () => {
    const markers: Array<string | undefined> = []
    const pages = [
      { Names: ['a'], IsTruncated: true, Marker: 'm' },
      { Names: ['b'], IsTruncated: false, Marker: 'not a next page' },
    ]
    const call =
      ({ Marker }: { readonly RoleName: string; readonly Marker?: string }) =>
      () => {
        markers.push(Marker)
        return Promise.resolve(E.right(pages[markers.length - 1] ?? {}))
      }
    const items = await everyMarkedPage(
      call,
      { RoleName: 'Rescale' },
      ({ Names }: { readonly Names?: ReadonlyArray<string>; readonly Marker?: string }) => Names,
    )()
    expect(valid(items)).toEqual(['a', 'b'])
    expect(markers).toEqual([undefined, 'm'])
  })
})
