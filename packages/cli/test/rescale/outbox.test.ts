import { mkdir, writeFile } from 'node:fs/promises'

import {
  type OnboardingStore,
  type Stream,
  advance,
  rotateExternalId,
  suspend,
} from '@byoa/application'
import { memoryWorld, playTo } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import type { RescaleSide } from '../../src/commands/rescale/RescaleSide.ts'
import { writeOutbox } from '../../src/commands/rescale/outbox.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { sideOn as memorySide } from './memorySide.ts'

const { path } = await workingDirectory()

const sideOn = (ports: RescaleSide['ports']): RescaleSide => memorySide(ports, path('records'))

const right = <A>(either: E.Either<unknown, A>): A =>
  E.isRight(either) ? either.right : expect.unreachable(JSON.stringify(either.left))

/** A connection during whose rotation there is a change, and the stream before and after. */
const rotated = async () => {
  const played = memoryWorld()
  await playTo(played, 'Connected')
  const { rescale, onboardingId } = played
  const before = right(await rescale.store.read(onboardingId)())
  right(await rotateExternalId(rescale, onboardingId)())
  right(await advance(rescale, onboardingId)())
  return { ...played, before, after: right(await rescale.store.read(onboardingId)()) }
}

/** A store that shows the given streams one after another, and the last one from then on. */
const showing = (store: OnboardingStore, streams: ReadonlyArray<Stream>): OnboardingStore => {
  let reads = 0
  return {
    ...store,
    read: () => () => {
      const shown = streams[Math.min(reads, streams.length - 1)]
      reads += 1
      return Promise.resolve(E.right(shown ?? expect.unreachable()))
    },
  }
}

describe('the outbox', () => {
  test('has the last document of each kind, and the templates of the setup and the last change', async () => {
    const { rescale, onboardingId, after } = await rotated()
    const outbox = path('all')
    const names = right(await writeOutbox(sideOn(rescale), outbox, onboardingId)())
    const written = await filesIn(`${outbox}/${onboardingId}`)
    expect(Object.keys(written)).toEqual([...names].toSorted())
    expect(names).toContain('change.json')
    const begun = after.events.find(({ type }) => type === 'ExternalIdRotationBegun')
    if (begun?.type !== 'ExternalIdRotationBegun') return expect.unreachable()
    expect(written['change-template.json']).toContain(begun.data.nextExternalId)
  })

  test('keeps the last change of the template when the connection is suspended', async () => {
    const { rescale, onboardingId } = await rotated()
    const suspender = { ports: rescale, onboardingId, by: 'rescale' } as const
    right(await suspend(suspender, 'an audit')())
    const outbox = path('suspended')
    right(await writeOutbox(sideOn(rescale), outbox, onboardingId)())
    const written = await filesIn(`${outbox}/${onboardingId}`)
    const changeIn = (name: string): unknown => JSON.parse(written[name] ?? 'null')
    expect(changeIn('change.json')).toMatchObject({ change: 'rotation' })
    expect(changeIn('status-change.json')).toMatchObject({ change: 'suspended' })
  })

  test('is complete after one writing: the second writes nothing', async () => {
    const { rescale, onboardingId } = await rotated()
    const outbox = path('twice')
    await writeOutbox(sideOn(rescale), outbox, onboardingId)()
    expect(right(await writeOutbox(sideOn(rescale), outbox, onboardingId)())).toEqual([])
  })

  test.each([
    ['before it writes', 1],
    ['while it writes', 2],
  ])('has what the stream says at last, also when that moves %s', async (when, reads) => {
    const { rescale, onboardingId, before, after } = await rotated()
    const outbox = path(`moved-${reads}`)
    await writeOutbox(sideOn(rescale), path('newest'), onboardingId)()
    const streams = [...Array.from({ length: reads }, () => before), after]
    const moving = { ...rescale, store: showing(rescale.store, streams) }
    right(await writeOutbox(sideOn(moving), outbox, onboardingId)())
    expect(await filesIn(`${outbox}/${onboardingId}`), when).toEqual(
      await filesIn(`${path('newest')}/${onboardingId}`),
    )
  })

  test('keeps a newer document that another process has written', async () => {
    const { rescale, onboardingId, before, after } = await rotated()
    const outbox = path('newer')
    await writeOutbox(sideOn(rescale), outbox, onboardingId)()
    const late = { ...rescale, store: showing(rescale.store, [before, after]) }
    expect(right(await writeOutbox(sideOn(late), outbox, onboardingId)())).toEqual([])
  })

  test('writes a document anew whose signature was removed', async () => {
    const { rescale, onboardingId } = await rotated()
    const outbox = path('unsigned')
    await writeOutbox(sideOn(rescale), outbox, onboardingId)()
    const folder = `${outbox}/${onboardingId}`
    const signed = await filesIn(folder)
    const { signature, ...rest } = JSON.parse(signed['setup.json'] ?? '') as Record<string, unknown>
    expect(signature).toMatch(/\.\./)
    await writeFile(`${folder}/setup.json`, JSON.stringify(rest))
    expect(right(await writeOutbox(sideOn(rescale), outbox, onboardingId)())).toEqual([
      'setup.json',
    ])
    expect(await filesIn(folder)).toEqual(signed)
  })

  test('says which file stands in its way', async () => {
    const { rescale, onboardingId } = await rotated()
    const outbox = path('in-the-way')
    await mkdir(outbox)
    await writeFile(`${outbox}/${onboardingId}`, 'mine')
    expect(await writeOutbox(sideOn(rescale), outbox, onboardingId)()).toMatchObject({
      left: { _tag: 'CannotWrite', path: `${outbox}/${onboardingId}` },
    })
  })
})
