import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { rules } from '../../src/lint/plugin.ts'
import { cleanPlants, lintPlants } from './lintPlants.ts'
import { plantTree, runTool, uproot } from './plantedTree.ts'

interface Diagnostic {
  /** Missing where the file could not be read at all. */
  readonly code?: string
  readonly filename: string
}

/** Turns `byoa(no-throw)`, as the linter prints it, into `byoa/no-throw`, as it is configured. */
const ruleOf = ({ code = 'unreadable' }: Diagnostic): string =>
  code.replace(/^(.*)\((.*)\)$/, '$1/$2')

const refused = new Map<string, ReadonlyArray<string>>()
let tree = ''

beforeAll(async () => {
  const planted = Object.fromEntries(lintPlants.map(({ path, text }) => [path, text]))
  const files = { ...planted, ...cleanPlants }
  tree = await plantTree(files)
  // Each by its path: a folder would be searched with all that is installed in it.
  const args = ['--config', '.oxlintrc.json', '--format', 'json', ...Object.keys(files)]
  const { output } = await runTool(tree, 'oxlint/bin/oxlint', args)
  const { diagnostics } = JSON.parse(output) as { readonly diagnostics: ReadonlyArray<Diagnostic> }
  for (const diagnostic of diagnostics) {
    const found = refused.get(diagnostic.filename) ?? []
    refused.set(diagnostic.filename, [...new Set([...found, ruleOf(diagnostic)])])
  }
})

afterAll(() => uproot(tree))

describe('the linter refuses', () => {
  it.each(lintPlants.map((plant) => [plant.title, plant] as const))('%s', (_, plant) => {
    expect(refused.get(plant.path)).toEqual([plant.rule])
  })
})

describe('the linter accepts', () => {
  it.each(Object.keys(cleanPlants))('a clean %s', (path) => {
    expect(refused.get(path)).toBeUndefined()
  })
})

it.each(Object.keys(rules))('byoa/%s has a planted violation', (rule) => {
  expect(lintPlants.map((plant) => plant.rule)).toContain(`byoa/${rule}`)
})
