import { resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

import { tarballFolder } from '../../src/consumer/tarballFolder.ts'

describe('the tarballs of the package smoke test', () => {
  it('are made in the folder that is removed afterwards', () => {
    expect(tarballFolder([], '/temporary')).toBe('/temporary/tarballs')
  })

  it('are kept where --out says', () => {
    expect(tarballFolder(['--out', 'out/packages'], '/temporary')).toBe(resolve('out/packages'))
  })

  it.each([[['--keep']], [['out/packages']], [['--out']]])('take no other words: %j', (words) => {
    expect(() => tarballFolder(words, '/temporary')).toThrow(/--keep|out\/packages|--out/)
  })
})
