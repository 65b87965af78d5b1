/**
 * Bundles the built package of the current folder for publishing: one file for each public subpath
 * and command, and the chunks they share. A program that imports the core then loads a handful of
 * files instead of two hundred, which is most of what an import costs. What the package depends on
 * stays outside.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { rolldown } from 'rolldown'

import { parseManifest } from './manifests.ts'
import { markPureInitializers } from './pureInitializers.ts'

const folder = process.cwd()
const { publishConfig } = parseManifest(readFileSync(join(folder, 'package.json'), 'utf8'))

const published = [
  ...Object.values(publishConfig?.exports ?? {}).flatMap((target) =>
    target !== null && typeof target === 'object' ? [target['default'] ?? ''] : [],
  ),
  ...Object.values(publishConfig?.bin ?? {}),
]

/** `./bundle/network/index.js` is made from `./dist/network/index.js`. */
const nameOf = (path: string): string => path.replace('./bundle/', '').replace(/\.js$/, '')
const input = Object.fromEntries(
  published.map((path) => [nameOf(path), path.replace('./bundle/', './dist/')]),
)

rmSync(join(folder, 'bundle'), { recursive: true, force: true })
const bundle = await rolldown({
  cwd: folder,
  input,
  platform: 'node',
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  plugins: [{ name: 'pure-initializers', transform: markPureInitializers }],
})
await bundle.write({
  dir: 'bundle',
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
})
await bundle.close()
