import { describe, expect, it } from 'vitest'

import { bannedWordIn } from '../../src/lint/fileNameRule.ts'
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
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
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

  it('exports no name that says nothing', () => {
    const isBanned = (line: string): boolean => {
      const name = /^export (?:const|function|type|interface|class) (\w+)/.exec(line)?.[1]
      return name !== undefined && bannedWordIn(name) !== undefined
    }
    const sources = inPackages.filter((path) => /\/src\/.*\.ts$/.test(path))
    expect(linesWhere(sources, isBanned)).toEqual([])
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

describe('every file', () => {
  it('names no folder of the machine it was written on', () => {
    const folders = ['work', 'root', 'home', 'tmp'].join('|')
    const machinePath = new RegExp(`(?<![\\w.:/-])/(${folders})/`)
    expect(linesWhere(textFiles, (line) => machinePath.test(line))).toEqual([])
  })

  it('takes packages from whatever registry the machine has', () => {
    expect(linesWhere(['pnpm-lock.yaml'], (line) => /https?:|tarball:/.test(line))).toEqual([])
    expect(files.filter((path) => /(^|\/)\.npmrc$/.test(path))).toEqual([])
  })

  it('has no character that a reader cannot see', () => {
    // Zero-width, soft hyphen, no-break space, direction marks, byte order mark.
    const invisible = /[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
    expect(linesWhere(textFiles, (line) => invisible.test(line))).toEqual([])
  })

  it('ends with a line break, uses only line feeds, has no space at a line end', () => {
    expect(textFiles.filter((path) => !/(^|\n)$/.test(readWorkspaceFile(path)))).toEqual([])
    expect(linesWhere(textFiles, (line) => /[ \t\r]$/.test(line))).toEqual([])
  })

  it('is at most 100 columns wide where it is TypeScript, long texts and links aside', () => {
    const text = /'(?:[^'\\]|\\.)*'|`[^`]*`|"(?:[^"\\]|\\.)*"/g
    const isWide = (line: string): boolean =>
      line.length > 100 && !line.includes('://') && line.replaceAll(text, "''").length > 100
    expect(linesWhere(typeScript, isWide)).toEqual([])
  })
})

describe('a rule is switched off', () => {
  it('only in the places listed here, each with its reason', () => {
    const marks = [
      'oxlint-disable',
      'eslint-disable',
      'oxfmt-ignore',
      '@ts-expect-error',
      '@ts-ignore',
    ]
    const isMarked = (line: string): boolean =>
      marks.some((mark) => line.includes(mark)) && /^\s*\/[/*]/.test(line)
    const places = linesWhere(typeScript, isMarked).map((place) => place.replace(/:\d+$/, ''))
    expect(places).toEqual([
      'packages/core/src/absurd.ts',
      // io-ts codecs are invariant: a table of different ones is only typed through `any`.
      'packages/core/src/codec/closedRecord.ts',
    ])
  })
})
