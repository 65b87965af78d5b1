/** The reference page of exports names only what the packages export. */
import { globSync } from 'node:fs'

import { expect, it } from 'vitest'

import { readWorkspaceFile } from '../../src/workspaceFiles.ts'
import { workspaceRoot } from '../../src/workspaceRoot.ts'

const exported = new Set(
  globSync('packages/*/api/*.api.md', { cwd: workspaceRoot })
    .map(readWorkspaceFile)
    .flatMap((report) => report.match(/\b[A-Za-z]\w*\b/g) ?? []),
)

const page = readWorkspaceFile('docs/reference/packages-and-exports.md')

/** The names in the first column of each table of names. */
const named = [...page.matchAll(/^\| names .*\n\| -.*\n((?:\|.*\n)+)/gm)]
  .flatMap(([, rows = '']) => rows.trimEnd().split('\n'))
  .flatMap((row) => row.split('|')[1]?.match(/(?<=`)[A-Za-z]\w*(?=`)/g) ?? [])

it('every name on the page of exports is exported', () => {
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((name) => !exported.has(name))).toEqual([])
})
