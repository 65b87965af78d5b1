/**
 * What a consumer gets, tried as a consumer would: every published package is packed, its tarball
 * linted, installed by npm in an empty folder, imported under each supported plain Node, and the
 * packed command runs its demo. Nothing of the workspace is in reach of what runs there. With
 * `--out DIR` the tarballs stay in that directory.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { plainNode, supportedMajors } from './consumer/nodes.ts'
import { checkTypesOf, lintTarball, packPackages } from './consumer/packPackages.ts'
import {
  inspectInstalled,
  installPacked,
  runDemo,
  runSnippet,
  specifiersOf,
  typeCheck,
  writeImports,
  writeSnippets,
  writeTypeImports,
} from './consumer/project.ts'
import { runProgram } from './consumer/runProgram.ts'
import { tarballFolder } from './consumer/tarballFolder.ts'
import { layers } from './layers.ts'
import { workspaceRoot } from './workspaceRoot.ts'

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1)

const step = async <A>(title: string, work: () => A | Promise<A>): Promise<A> => {
  const start = performance.now()
  const result = await work()
  console.log(`  ${title} (${seconds(start)} s)`)
  return result
}

const folder = mkdtempSync(join(tmpdir(), 'byoa-consumer-'))
const project = join(folder, 'project')

try {
  const tarballs = tarballFolder(process.argv.slice(2), folder)
  await step('built', () => runProgram('tsc', ['-b'], { cwd: workspaceRoot }))
  const packed = await step('packed', () => packPackages(tarballs))
  for (const one of packed) {
    const size = `${(one.sizeBytes / 1000).toFixed(0)} kB`
    await step(`${one.manifest.name} ${size}: publint and attw have nothing to say`, async () => {
      await lintTarball(one)
      checkTypesOf(one)
    })
  }
  await step('installed in an empty folder', () => installPacked(project, packed))
  for (const one of packed) inspectInstalled(project, one)
  const specifiers = packed.flatMap(specifiersOf)
  const imports = writeImports(project, packed)
  const snippets = writeSnippets(project, packed)

  await step(`types of ${specifiers.length} subpaths, ${snippets.length} snippets`, () => {
    // Test kits and what talks to the SDK bring in declarations that need more than the language
    // itself.
    const needsMore = packed.filter(
      ({ folder: name, manifest }) =>
        manifest.peerDependencies !== undefined || layers[name]?.node === true,
    )
    const pure = packed.filter((one) => !needsMore.includes(one))
    typeCheck(project, { files: [writeTypeImports(project, pure)], lenient: false })
    const files = [writeTypeImports(project, needsMore), ...snippets.map(({ file }) => file)]
    typeCheck(project, { files, lenient: true })
  })
  for (const major of supportedMajors) {
    const node = await step(`Node ${major}`, () => plainNode(major, folder))
    await step(`${node.version}: ${specifiers.length} subpaths imported`, () =>
      runProgram(node.program, [imports], { cwd: project }),
    )
    for (const snippet of snippets) {
      await step(`${node.version}: ${snippet.file}`, () => runSnippet(project, node, snippet))
    }
    await step(`${node.version}: byoa demo`, () => runDemo(project, node))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
