import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

const manifest = new URL('../package.json', import.meta.url)

const subpaths = (): ReadonlyArray<string> => {
  const { exports } = JSON.parse(readFileSync(manifest, 'utf8')) as { exports: object }
  return Object.entries(exports).flatMap(([subpath, target]) =>
    target === null || ['.', './package.json'].includes(subpath) ? [] : [subpath.slice(1)],
  )
}

it('the root of the package refuses to be imported and names every subpath', async () => {
  const message = await import('../src/index.ts').then(
    () => 'imported',
    (error: unknown) => String(error),
  )
  const named = [...message.matchAll(/@byoa\/core(\/[a-z/-]+)/g)].map(([, subpath]) => subpath)
  expect(new Set(named)).toEqual(new Set(subpaths()))
})
