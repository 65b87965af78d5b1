import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { rules } from '../../src/lint/plugin.ts'
import { workspaceRoot } from '../../src/workspaceRoot.ts'
import { cleanPlants, lintPlants } from './lintPlants.ts'
import { plantTree, runTool, uproot } from './plantedTree.ts'

interface Diagnostic {
  /** Missing where the file could not be read at all. */
  readonly code?: string
  readonly filename: string
}

interface Configuration {
  readonly rules: Readonly<Record<string, unknown>>
  readonly overrides: ReadonlyArray<{ readonly rules: Readonly<Record<string, unknown>> }>
}

/** Turns `byoa(no-throw)`, as the linter prints it, into `byoa/no-throw`, as it is configured. */
const ruleOf = ({ code = 'unreadable' }: Diagnostic): string =>
  code.replace(/^(.*)\((.*)\)$/, '$1/$2')

const configuredRules = (): ReadonlyArray<string> => {
  const text = readFileSync(join(workspaceRoot, '.oxlintrc.json'), 'utf8')
  const configuration = JSON.parse(text) as Configuration
  const sections = [configuration, ...configuration.overrides]
  const entries = sections.flatMap((section) => Object.entries(section.rules))
  return [...new Set(entries.filter(([, level]) => level !== 'off').map(([rule]) => rule))]
}

const refused = new Map<string, ReadonlyArray<string>>()
let tree = ''

beforeAll(async () => {
  const planted = lintPlants.map(({ path, text, beside }) => ({ ...beside, [path]: text }))
  tree = await plantTree(Object.assign({}, ...planted, cleanPlants) as Record<string, string>)
  const args = ['--config', '.oxlintrc.json', '--format', 'json', 'packages']
  const { output } = await runTool(tree, 'oxlint/bin/oxlint', args)
  const { diagnostics } = JSON.parse(output) as { readonly diagnostics: ReadonlyArray<Diagnostic> }
  for (const diagnostic of diagnostics) {
    const found = refused.get(diagnostic.filename) ?? []
    refused.set(diagnostic.filename, [...new Set([...found, ruleOf(diagnostic)])])
  }
})

afterAll(() => uproot(tree))

describe('the linter refuses', () => {
  const categories: Readonly<Record<string, string>> = {
    correctness: 'eslint/use-isnan',
    suspicious: 'eslint/no-shadow',
  }
  it.each(lintPlants.map((plant) => [plant.title, plant] as const))('%s', (_, plant) => {
    expect(refused.get(plant.path)).toEqual([categories[plant.rule] ?? plant.rule])
  })
})

describe('the linter accepts', () => {
  it.each(Object.keys(cleanPlants))('a clean %s', (path) => {
    expect(refused.get(path)).toBeUndefined()
  })
})

describe('no fence stands untried', () => {
  const tried = new Set(lintPlants.map(({ rule }) => rule))

  it.each(configuredRules())('%s has a planted violation', (rule) => {
    expect(tried).toContain(rule)
  })

  it.each(Object.keys(rules))('byoa/%s is configured', (rule) => {
    expect(configuredRules()).toContain(`byoa/${rule}`)
  })
})
