import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { layers } from '../../src/layers.ts'
import {
  type ExportTarget,
  type Manifest,
  publicSubpaths,
  publishedPackages,
  workspacePackages,
} from '../../src/manifests.ts'
import { readWorkspaceFile } from '../../src/workspaceFiles.ts'
import { workspaceRoot } from '../../src/workspaceRoot.ts'

const names = (record: Readonly<Record<string, string>> | undefined): ReadonlyArray<string> =>
  Object.keys(record ?? {}).toSorted()

/** As published: no source, and the code as one bundle. */
const withoutSource = (target: ExportTarget): ExportTarget => {
  if (target === null || typeof target === 'string') return target
  return Object.fromEntries(
    Object.entries(target)
      .filter(([key]) => key !== 'byoa-source')
      .map(([key, path]) => [key, key === 'default' ? path.replace('./dist/', './bundle/') : path]),
  )
}

const publishedExports = (manifest: Manifest): Manifest['exports'] =>
  Object.fromEntries(
    Object.entries(manifest.exports ?? {}).map(([key, target]) => [key, withoutSource(target)]),
  )

const table = (packages: ReturnType<typeof workspacePackages>) =>
  packages.map((one) => [one.manifest.name, one] as const)

it('the Node that engines are compared with is the one that the workspace brings', () => {
  const [, version] = /^nodeVersion: (\S+)$/m.exec(readWorkspaceFile('pnpm-workspace.yaml')) ?? []
  expect(readWorkspaceFile('pnpm-lock.yaml')).toContain(`\n  node@${version}:\n`)
})

describe('every package', () => {
  it.each(table(workspacePackages()))('%s is named for its folder', (name, { folder }) => {
    expect(name).toBe(`@byoa/${folder}`)
  })

  it.each(table(workspacePackages()))('%s depends on no more than its layer', (_, one) => {
    const layer = layers[one.folder]
    const dependencies = [
      ...names(one.manifest.dependencies),
      ...names(one.manifest.peerDependencies),
    ]
    const allowed = (layer?.workspace ?? []).map((name) => `@byoa/${name}`)
    const refused = dependencies.filter((name) => {
      if (name.startsWith('@byoa/')) return !allowed.includes(name)
      return layer?.registry !== 'any' && layer?.registry.includes(name) !== true
    })
    expect(refused).toEqual([])
  })

  it.each(table(workspacePackages()))('%s says what it is, its licence and its Node', (_, one) => {
    expect(one.manifest).toMatchObject({
      description: expect.stringMatching(/\w/) as unknown,
      license: 'Apache-2.0',
      type: 'module',
      engines: { node: '>=22' },
    })
  })
})

describe('the table of layers', () => {
  it('has a row for each package, and for nothing else', () => {
    const folders = workspacePackages().map(({ folder }) => folder)
    expect(Object.keys(layers).toSorted()).toEqual(folders.toSorted())
  })

  it('puts every package above the packages it stands on', () => {
    const order = Object.keys(layers)
    for (const [name, layer] of Object.entries(layers)) {
      for (const below of layer.workspace.filter((other) => order.includes(other))) {
        const cycle = layers[below]?.workspace.includes(name) === true
        expect(cycle, `${name} and ${below} stand on each other`).toBe(false)
      }
    }
  })

  it('keeps the core on four packages of the registry', () => {
    const core = workspacePackages().find(({ folder }) => folder === 'core')
    expect(names(core?.manifest.dependencies)).toEqual([
      '@noble/hashes',
      'fp-ts',
      'io-ts',
      'netmask',
    ])
    expect(core?.manifest.peerDependencies).toBeUndefined()
  })
})

describe('every published package', () => {
  const published = table(publishedPackages())

  it.each(published)('%s may be published by anyone who may publish', (_, { manifest }) => {
    expect(manifest.publishConfig?.access).toBe('public')
  })

  it.each(published)(
    '%s packs its build, its README and its licence, no test',
    (_, { manifest }) => {
      expect(manifest.files).toEqual([
        'bundle',
        'dist/**/*.d.ts',
        '!dist/.test',
        'README.md',
        'LICENSE',
      ])
    },
  )

  it.each(published)('%s promises to have no effect when imported', (_, { manifest }) => {
    expect(manifest.sideEffects).toBe(false)
  })

  it.each(published)('%s has a root, and closes its inside', (_, { manifest }) => {
    expect(manifest.exports).toMatchObject({
      '.': expect.anything() as unknown,
      './package.json': './package.json',
      './internal/*': null,
    })
  })

  it.each(published)('%s publishes the subpaths it has in the workspace, built', (_, one) => {
    expect(one.manifest.publishConfig?.exports).toEqual(publishedExports(one.manifest))
  })

  it.each(published)('%s has types, code and a source behind each subpath', (_, one) => {
    for (const subpath of publicSubpaths(one.manifest)) {
      const target = one.manifest.exports?.[subpath]
      const source = typeof target === 'object' ? (target?.['byoa-source'] ?? '') : ''
      const built = source.replace('./src/', './dist/').replace(/\.ts$/, '')
      expect(target).toEqual({
        'byoa-source': source,
        types: `${built}.d.ts`,
        default: `${built}.js`,
      })
      expect(existsSync(join(workspaceRoot, 'packages', one.folder, source)), source).toBe(true)
    }
  })
})
