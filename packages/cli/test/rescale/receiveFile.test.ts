import { decodeRequestDocument } from '@byoa/application'
import { memoryWorld } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, test } from 'vitest'

import { receiveFile } from '../../src/commands/rescale/receive.ts'
import { exampleRequest } from '../exampleFile.ts'
import { optionsOn, sideOn } from './memorySide.ts'

const request = E.getOrElseW(() => expect.unreachable())(decodeRequestDocument(exampleRequest()))
const received = { file: 'request.json', document: { ...request, kind: 'request' } } as const

test('a request that another process opens meanwhile is the same onboarding', async () => {
  const { rescale } = memoryWorld()
  const first = await receiveFile(sideOn(rescale, 'records'), optionsOn(), received)()
  if (E.isLeft(first)) return expect.unreachable(first.left._tag)
  let asked = 0
  const { store } = rescale
  const late = {
    ...rescale,
    store: {
      ...store,
      holderOf: (claim: Parameters<typeof store.holderOf>[0]) => {
        asked += 1
        return asked === 1 ? TE.right(O.none) : store.holderOf(claim)
      },
    },
  }
  const second = await receiveFile(sideOn(late, 'records'), optionsOn(), received)()
  expect(second).toMatchObject({
    right: { onboardingId: first.right.onboardingId, events: [] },
  })
  expect(await store.streams()).toEqual(E.right([first.right.onboardingId]))
})
