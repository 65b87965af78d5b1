import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { publicSubpaths, typesOf } from '../manifests.ts'
import { workspaceFiles } from '../workspaceFiles.ts'
import { workspaceRoot } from '../workspaceRoot.ts'
import type { PlainNode } from './nodes.ts'
import type { Packed } from './packPackages.ts'
import { runProgram } from './runProgram.ts'
import { snippetsIn } from './snippets.ts'

const writeJson = (path: string, value: unknown): void =>
  writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`)

const record = <A>(packed: ReadonlyArray<Packed>, of: (one: Packed) => A): Record<string, A> =>
  Object.fromEntries(packed.map((one) => [one.manifest.name, of(one)]))

/** Makes an empty project that has the packed packages and nothing else, installed by npm. */
export const installPacked = (folder: string, packed: ReadonlyArray<Packed>): void => {
  mkdirSync(folder, { recursive: true })
  const peers = Object.fromEntries(
    packed.flatMap(({ manifest }) => Object.entries(manifest.peerDependencies ?? {})),
  )
  writeJson(join(folder, 'package.json'), {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: {
      ...peers,
      ...record(packed, ({ tarball }) => `file:${tarball}`),
    },
    overrides: record(packed, ({ manifest }) => `$${manifest.name}`),
  })
  runProgram('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
}

const installedFolder = (project: string, { manifest }: Packed): string =>
  join(project, 'node_modules', manifest.name)

/**
 * Throws when an installed package lacks what people look for, or brings what they did not ask for.
 */
export const inspectInstalled = (project: string, one: Packed): void => {
  const folder = installedFolder(project, one)
  const top = readdirSync(folder).toSorted()
  const expected = ['LICENSE', 'README.md', 'bundle', 'dist', 'package.json']
  if (top.join() !== expected.join()) {
    throw new Error(`${one.manifest.name} holds ${top.join(', ')}; not ${expected.join(', ')}`)
  }
  if (existsSync(join(folder, 'dist/.test')))
    throw new Error(`${one.manifest.name} packs its tests`)
}

/** Returns what a program writes to import a package: one specifier per public subpath. */
export const specifiersOf = ({ manifest }: Packed): ReadonlyArray<string> =>
  publicSubpaths(manifest).map((subpath) => manifest.name + subpath.slice(1))

/** Writes a program that names every specifier, for its types. */
export const writeTypeImports = (project: string, packed: ReadonlyArray<Packed>): string => {
  const file = `types-${packed.map(({ folder }) => folder).join('-')}.ts`
  const lines = packed.flatMap(specifiersOf).map((name) => `import ${JSON.stringify(name)}\n`)
  writeFileSync(join(project, file), lines.join(''))
  return file
}

/** Whether a subpath declares types and no value, so that its module is empty. */
const isTypesOnly = (declarations: string): boolean => {
  const exported = declarations.split('\n').filter((line) => line.startsWith('export '))
  return exported.length > 0 && exported.every((line) => line.startsWith('export type {'))
}

/** Returns the specifiers of a package that are modules of values. */
const valuesOf = (project: string, one: Packed): ReadonlyArray<string> =>
  publicSubpaths(one.manifest).flatMap((subpath) => {
    const path = join(installedFolder(project, one), typesOf(one.manifest, subpath))
    const declarations = readFileSync(path, 'utf8')
    return isTypesOnly(declarations) ? [] : [one.manifest.name + subpath.slice(1)]
  })

/**
 * Writes a program that imports every specifier and says how many names each offers. A root may
 * refuse to be imported if it names every subpath of its package.
 */
export const writeImports = (project: string, packed: ReadonlyArray<Packed>): string => {
  const values = packed.flatMap((one) => valuesOf(project, one))
  const program = `const values = ${JSON.stringify(values)}
const namesOf = async (specifier, subpaths) => {
  try {
    return Object.keys(await import(specifier)).length
  } catch (error) {
    if (subpaths.length > 0 && subpaths.every((name) => error.message.includes(name))) return 'refused'
    throw error
  }
}
for (const [root, ...subpaths] of ${JSON.stringify(packed.map(specifiersOf))}) {
  for (const specifier of [root, ...subpaths]) {
    const names = await namesOf(specifier, specifier === root ? subpaths : [])
    if (names === 0 && values.includes(specifier)) throw new Error(specifier + ' offers nothing')
    console.log(specifier, names)
  }
}
`
  writeFileSync(join(project, 'imports.mjs'), program)
  return 'imports.mjs'
}

const workspaceDocuments = (): ReadonlyArray<string> =>
  workspaceFiles().filter((path) => path === 'README.md' || /^docs\/.*\.md$/.test(path))

/** A snippet as a program of the project, and what it must print, if it says. */
export interface WrittenSnippet {
  readonly file: string
  readonly output: string | undefined
}

/** Writes the programs in every README and in `docs` as files of the project; returns them. */
export const writeSnippets = (
  project: string,
  packed: ReadonlyArray<Packed>,
): ReadonlyArray<WrittenSnippet> => {
  const documents = [
    ...packed.map((one) => [one.folder, join(installedFolder(project, one), 'README.md')] as const),
    ...workspaceDocuments().map((path) => [path, join(workspaceRoot, path)] as const),
  ]
  // All that a snippet gets beside the packages; Node's types would hide what they lack.
  const console = 'declare const console: { readonly log: (...values: unknown[]) => void }\n'
  writeFileSync(join(project, 'console.d.ts'), console)
  return documents.flatMap(([name, path]) =>
    snippetsIn(readFileSync(path, 'utf8')).map(({ code, output, line }) => {
      const file = `${name.replaceAll(/[^a-z]+/gi, '-')}-line-${line}.ts`
      writeFileSync(join(project, file), code)
      return { file, output }
    }),
  )
}

/** How a program is type-checked. */
export interface TypeCheckOptions {
  readonly files: ReadonlyArray<string>
  /** Whether there is a console and other libraries' types are trusted, as in a program at work. */
  readonly lenient: boolean
}

/** Type-checks programs against the packed types; strictly, these must stand without any other. */
export const typeCheck = (project: string, { files, lenient }: TypeCheckOptions): void => {
  const config = lenient ? 'tsconfig.lenient.json' : 'tsconfig.json'
  writeJson(join(project, config), {
    compilerOptions: {
      target: 'ES2023',
      lib: ['ES2023'],
      types: [],
      module: 'NodeNext',
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: lenient,
    },
    files: lenient ? ['console.d.ts', ...files] : files,
  })
  const tsc = join(workspaceRoot, 'node_modules/typescript/bin/tsc')
  runProgram(process.execPath, [tsc, '-p', config], { cwd: project })
}

/** Runs a snippet and throws when it prints something else than the text below it says. */
export const runSnippet = (project: string, node: PlainNode, snippet: WrittenSnippet): void => {
  const printed = runProgram(node.program, [snippet.file], { cwd: project })
  if (snippet.output === undefined || printed.trim() === snippet.output.trim()) return
  throw new Error(`${snippet.file} prints\n${printed}\nand is said to print\n${snippet.output}`)
}

/** Runs the packed command's demo and throws unless it gets to the end of its story. */
export const runDemo = (project: string, node: PlainNode): void => {
  const byoa = join(project, 'node_modules/.bin/byoa')
  const printed = runProgram(byoa, ['demo'], { cwd: project, pathFirst: node.folder })
  if (!/\bClosed\b/.test(printed)) throw new Error(`byoa demo did not reach Closed\n${printed}`)
}
