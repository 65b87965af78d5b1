import { describe, expect, it } from 'vitest'

import { bannedWordIn } from '../../src/bannedWordIn.ts'
import { lineRules } from '../../src/lineRules.ts'
import { readWorkspaceFile, workspaceFiles } from '../../src/workspaceFiles.ts'

const files = workspaceFiles()
const textFiles = files.filter((path) => !/\.(png|ico|gz|tgz)$/.test(path))
const typeScript = files.filter((path) => path.endsWith('.ts'))
const inPackages = files.filter((path) => path.startsWith('packages/'))

/** Returns `path:line` of every line that a predicate picks. */
const linesWhere = (
  paths: ReadonlyArray<string>,
  picks: (line: string, path: string) => boolean,
): ReadonlyArray<string> =>
  paths.flatMap((path) =>
    readWorkspaceFile(path)
      .split('\n')
      .flatMap((line, index) => (picks(line, path) ? [`${path}:${index + 1}`] : [])),
  )

describe('the workspace', () => {
  it('has these entries at its top, and dot files', () => {
    const top = [...new Set(files.map((path) => path.split('/')[0] ?? ''))]
    const expected = [
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'docs',
      'package.json',
      'packages',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'tsconfig.json',
    ]
    expect(top.filter((name) => !name.startsWith('.')).toSorted()).toEqual(expected)
  })

  it('has no name that says nothing', () => {
    expect(inPackages.filter((path) => bannedWordIn(path) !== undefined)).toEqual([])
  })

  it('names the kind of every test in its suffix', () => {
    const kind = /\.(laws|model|exhaustive|golden|types|int|sim)\.test\.ts$|\/[^/.]+\.test\.ts$/
    const tests = inPackages.filter((path) => path.endsWith('.test.ts'))
    expect(tests.filter((path) => !kind.test(path))).toEqual([])
  })

  it('has its tests in test and its sources in src', () => {
    const places = /^packages\/[^/]+\/(src|test)\//
    expect(typeScript.filter((path) => !path.startsWith('.') && !places.test(path))).toEqual([])
    expect(typeScript.filter((path) => /\/src\/.*\.test\.ts$/.test(path))).toEqual([])
  })
})

describe('a document', () => {
  const documents = files.filter((path) => path.endsWith('.md'))

  it('has only commands that run in a clone, where nothing is installed', () => {
    const refused = /^(\$ )?byoa [a-z]|npm (install|i) (-g|--global)/
    expect(linesWhere(documents, (line) => refused.test(line))).toEqual([])
  })
})

describe('every file', () => {
  it.each(lineRules.map((rule) => [rule.title, rule] as const))('%s', (_, rule) => {
    const paths = textFiles.filter((path) => rule.files.test(path))
    expect(linesWhere(paths, rule.refuses)).toEqual([])
  })

  it('has no registry of its own', () => {
    expect(files.filter((path) => /(^|\/)\.(npmrc|yarnrc.*)$/.test(path))).toEqual([])
  })
})

describe('a rule about lines', () => {
  const folder = ['', 'home', 'me', ''].join('/')

  it.each<readonly [refused: string, accepted: string]>([
    [`see ${folder}notes`, 'see console/vpc/home/region'],
    ['  resolution: {tarball: https://registry.example/x.tgz}', '  version: 24.21.0'],
    ['a\u200bb', '日本語 — “a” → b'],
    [`// ${'wide '.repeat(20)}`, `const it = '${'wide '.repeat(20)}'`],
    ['export const cidrUtils = 1', 'export const utilisation = 1'],
    ["export * from './a.ts'", "export { a } from './a.ts'"],
  ])('refuses what it is for and accepts what it is not: %j, %j', (refused, accepted) => {
    expect(lineRules.filter(({ refuses }) => refuses(refused))).toHaveLength(1)
    expect(lineRules.filter(({ refuses }) => refuses(accepted))).toEqual([])
  })
})

describe('a rule is switched off', () => {
  const switchedOff = (marks: RegExp, paths: ReadonlyArray<string>): ReadonlyArray<string> =>
    linesWhere(paths, (line) => marks.test(line)).map((place) => place.replace(/:\d+$/, ''))

  it('only in the places listed here, each with its reason', () => {
    expect(switchedOff(/^\s*\/[/*] *(ox|es)(lint|fmt)-(disable|ignore)/, typeScript)).toEqual([
      // The library is measured beside the core, and used for nothing.
      'packages/bench/src/cidrPeers.ts',
      // A table with one line for each call is longer than a function may be.
      'packages/cloud-aws/src/sdkAws.ts',
      // io-ts codecs are invariant: a table of different ones is only typed through `any`.
      'packages/core/src/codec/closedRecord.ts',
      // The root of a package without one can only refuse by throwing.
      'packages/core/src/index.ts',
      'packages/core/src/values/absurd.ts',
      // What a test suite writes wrong stops it; as a result it could be overlooked.
      'packages/testing/src/valid.ts',
    ])
  })

  it('by the compiler in tests of types alone', () => {
    const paths = typeScript.filter((path) => !path.endsWith('.types.test.ts'))
    expect(switchedOff(/^\s*\/[/*] *@ts-/, paths)).toEqual([])
  })
})
