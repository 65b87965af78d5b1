import { posix } from 'node:path'

import { describe, expect, it } from 'vitest'

import { readWorkspaceFile, workspaceFiles } from '../../src/workspaceFiles.ts'

type Graph = ReadonlyMap<string, ReadonlyArray<string>>

/** Imports of values and of types, exports from other files, and what is loaded when needed. */
const importsIn = (path: string, text: string): ReadonlyArray<string> =>
  [...text.matchAll(/(?:\bfrom |\bimport\(|^import )'(\.[^']*)'/gm)].map(([, target = '']) =>
    posix.join(posix.dirname(path), target),
  )

const graphOf = (paths: ReadonlyArray<string>, read: (path: string) => string): Graph =>
  new Map(paths.map((path) => [path, importsIn(path, read(path))]))

/**
 * Returns the files in circles, and between two of them: what is left when files that import none
 * of the others, or that none of them imports, are taken away, again and again.
 */
const leftInCircles = (graph: Graph): ReadonlyArray<string> => {
  const left = new Map(graph)
  for (;;) {
    const targets = new Set([...left.values()].flat())
    const free = [...left].filter(
      ([path, imports]) => !targets.has(path) || !imports.some((target) => left.has(target)),
    )
    if (free.length === 0) return [...left.keys()]
    for (const [path] of free) left.delete(path)
  }
}

describe('the imports of a package', () => {
  const sources = workspaceFiles().filter((path) =>
    /^packages\/[^/]+\/(src|test)\/.*\.ts$/.test(path),
  )

  it('lead in no circle, also not by types alone', () => {
    const graph = graphOf(sources, readWorkspaceFile)
    expect([...graph.values()].flat().length).toBeGreaterThan(sources.length)
    expect(leftInCircles(graph)).toEqual([])
  })

  it.each([
    ['of values', "import { a } from './b.ts'", "import { b } from './a.ts'"],
    ['of types', "import type { A } from './b.ts'", "export { type B } from './a.ts'"],
    ['through a file that is loaded later', "await import('./b.ts')", "import './a.ts'"],
  ])('are seen when they do: %s', (_, a, b) => {
    const files = new Map([
      ['src/a.ts', a],
      ['src/b.ts', b],
      ['src/c.ts', "import { x } from '../src/a.ts'\nimport { y } from './d.ts'"],
      ['src/d.ts', ''],
    ])
    const graph = graphOf([...files.keys()], (path) => files.get(path) ?? '')
    expect(leftInCircles(graph)).toEqual(['src/a.ts', 'src/b.ts'])
  })
})
