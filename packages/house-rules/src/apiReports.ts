/**
 * `api`: compares what every published package exports, subpath by subpath, with the reports in
 * `packages/<package>/api`, so that a change of a public signature shows in review. With `--write`
 * it writes the reports. Reads the declarations that `types` emits.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
} from '@microsoft/api-extractor'

import { type WorkspacePackage, publicSubpaths, publishedPackages, typesOf } from './manifests.ts'
import { workspaceRoot } from './workspaceRoot.ts'

const silent = { default: { logLevel: ExtractorLogLevel.None } }

const compilerOptions = {
  target: 'ES2023',
  lib: ['ES2023'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
}

/** A subpath with the name of its report: `network.api.md`, for the root `index.api.md`. */
interface Entry {
  readonly report: string
  readonly declarations: string
}

const entriesOf = ({ folder, manifest }: WorkspacePackage): ReadonlyArray<Entry> =>
  publicSubpaths(manifest).map((subpath) => ({
    report: `${subpath.replace(/^\.\/?/, '').replaceAll('/', '-') || 'index'}.api.md`,
    declarations: join(workspaceRoot, 'packages', folder, typesOf(manifest, subpath)),
  }))

const configOf = (folder: string, entry: Entry, temporary: string): ExtractorConfig => {
  const projectFolder = join(workspaceRoot, 'packages', folder)
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: entry.declarations,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files: [entry.declarations] } },
      apiReport: {
        enabled: true,
        reportFolder: join(projectFolder, 'api'),
        reportTempFolder: temporary,
        reportFileName: entry.report.replace('.api.md', ''),
      },
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  })
}

/** Returns the reports of a package that differ; writes them, if asked, and removes what is old. */
const differingReports = (one: WorkspacePackage, write: boolean): ReadonlyArray<string> => {
  const reports = join(workspaceRoot, 'packages', one.folder, 'api')
  if (write) mkdirSync(reports, { recursive: true })
  const entries = entriesOf(one)
  const names = entries.map(({ report }) => report)
  const old = (existsSync(reports) ? readdirSync(reports) : [])
    .filter((name) => !names.includes(name))
    .map((name) => join(reports, name))
  if (write) for (const path of old) rmSync(path)
  const temporary = mkdtempSync(join(tmpdir(), 'byoa-api-'))
  try {
    const configs = entries.map((entry) => configOf(one.folder, entry, temporary))
    const [first] = configs
    if (first === undefined) return old
    // One program of the compiler for all subpaths.
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: entries.map(({ declarations }) => declarations),
    })
    const differing = configs.filter(
      (config) =>
        Extractor.invoke(config, {
          compilerState,
          localBuild: write,
          messageCallback: (message) => (message.handled = true),
        }).apiReportChanged,
    )
    return [...old, ...differing.map(({ reportFilePath }) => reportFilePath)]
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

const write = process.argv.includes('--write')
const differing = publishedPackages().flatMap((one) => differingReports(one, write))
for (const path of differing) {
  console.log(`${write ? 'updated' : 'differs'}: ${path.replace(`${workspaceRoot}/`, '')}`)
}
if (!write && differing.length > 0) {
  console.error('The public API changed: run `npx -y pnpm@12 api:write` and commit the reports')
  process.exitCode = 1
}
