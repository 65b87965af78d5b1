import { describe, expect, it } from 'vitest'

import { loadingProgress } from '../../src/commands/cidr/loadingProgress.ts'

const listen = (isTTY?: boolean) => {
  const written: string[] = []
  const progress = loadingProgress({
    ...(isTTY === undefined ? {} : { isTTY }),
    write: (text) => written.push(text),
  })
  return { progress, written }
}

const halfway = { readBytes: 30_000_000, totalBytes: 60_000_000, blocks: 500_000 }

describe('loadingProgress', () => {
  it('writes one line over and over, and leaves none behind', () => {
    const { progress, written } = listen(true)
    progress.show(halfway)
    progress.show({ readBytes: 60_000_000, totalBytes: 60_000_000, blocks: 1_000_000 })
    progress.clear()
    progress.clear()
    expect(written).toEqual([
      '\r\u001B[KReading the inventory: 50 % of 60 MB, held blocks: 500,000',
      '\r\u001B[KReading the inventory: 100 % of 60 MB, held blocks: 1,000,000',
      '\r\u001B[K',
    ])
  })

  it('says how much was read when nobody knows how much there is', () => {
    const { progress, written } = listen(true)
    progress.show({ readBytes: 9_000_000, totalBytes: 0, blocks: 1 })
    expect(written[0]).toContain('Reading the inventory: 9 MB, held blocks: 1')
  })

  it('is silent where no person is looking, and for small files', () => {
    for (const isTTY of [false, undefined]) {
      const { progress, written } = listen(isTTY)
      progress.show(halfway)
      progress.clear()
      expect(written).toEqual([])
    }
    const { progress, written } = listen(true)
    progress.show({ readBytes: 1_000, totalBytes: 2_000, blocks: 9 })
    progress.clear()
    expect(written).toEqual([])
  })
})
