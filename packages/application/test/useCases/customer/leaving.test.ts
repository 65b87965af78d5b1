import { type Failure, deletePeerings, failure } from '@byoa/application'
import { PeeringId } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, test } from 'vitest'

import { expectRight, given, outage, parties, playTo } from '../../support/parties.ts'

const peeringIds = ['pcx-0aaaaaaaaaaaaaaa1', 'pcx-0aaaaaaaaaaaaaaa2'].map((id) =>
  given(PeeringId, id),
)

/** Deletes both, where the deletion of the first one fails. */
const deleted = async (first: Failure) => {
  const played = parties()
  const { request, setup, rescaleVpc } = await playTo(played, 'SetupIssued')
  const console = {
    ...played.customer.console,
    deletePeering: ({ peeringId }: { readonly peeringId: PeeringId }) =>
      peeringId === peeringIds[0] ? TE.left(first) : TE.right('ended' as never),
  }
  return deletePeerings({ console }, { request, setup, rescaleVpc, peeringIds })()
}

test('a peering with another VPC is left alone, and the others are deleted', async () => {
  const unexpected = failure({
    operation: 'deletePeering',
    code: 'UnexpectedRequester',
    message: 'The peering is with another VPC.',
    retryable: false,
  })
  expect(expectRight(await deleted(unexpected))).toEqual([peeringIds[1]])
})

test('another failure is passed on', async () => {
  expect(await deleted(outage)).toEqual(E.left(outage))
})
