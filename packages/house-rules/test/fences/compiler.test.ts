import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { compilerPlants, compiling, pure } from './compilerPlants.ts'
import { plantTree, runTool, uproot } from './plantedTree.ts'

const refused = new Map<string, ReadonlyArray<string>>()
let tree = ''

const record = (output: string): void => {
  for (const [, path = '', code = ''] of output.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)) {
    refused.set(path, [...new Set([...(refused.get(path) ?? []), code])])
  }
}

beforeAll(async () => {
  const planted = Object.fromEntries(compilerPlants.map(({ path, text }) => [path, text]))
  tree = await plantTree({ ...planted, ...compiling })
  for (const name of pure) {
    const args = ['-p', `packages/${name}`, '--noEmit', '--pretty', 'false']
    record((await runTool(tree, 'typescript/bin/tsc', args)).output)
  }
})

afterAll(() => uproot(tree))

describe('the compiler refuses', () => {
  it.each(compilerPlants.map((plant) => [plant.title, plant] as const))('%s', (_, plant) => {
    expect(refused.get(plant.path)).toEqual([plant.code])
  })
})

describe('the compiler accepts', () => {
  it.each(Object.keys(compiling))('a clean %s', (path) => {
    expect(refused.get(path)).toBeUndefined()
  })
})
