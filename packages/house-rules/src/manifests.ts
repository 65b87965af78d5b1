import { readWorkspaceFile, workspaceFiles } from './workspaceFiles.ts'

/** The targets of one public subpath; a published one has no source. */
export type ExportTarget = string | null | Readonly<Record<string, string>>

/** What the rules look at in a `package.json`. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly description?: string
  readonly license?: string
  readonly type?: string
  readonly sideEffects?: boolean
  readonly files?: ReadonlyArray<string>
  readonly bin?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, ExportTarget>>
  readonly publishConfig?: {
    readonly access?: string
    readonly bin?: Readonly<Record<string, string>>
    readonly exports?: Readonly<Record<string, ExportTarget>>
  }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly engines?: Readonly<Record<string, string>>
}

/** A package of the workspace: the name of its folder and its manifest. */
export interface WorkspacePackage {
  readonly folder: string
  readonly manifest: Manifest
}

/** Reads the text of a `package.json`. */
export const parseManifest = (text: string): Manifest => JSON.parse(text) as Manifest

/** Returns every package of the workspace, by folder. */
export const workspacePackages = (): ReadonlyArray<WorkspacePackage> =>
  workspaceFiles().flatMap((path) => {
    const folder = /^packages\/([^/]+)\/package\.json$/.exec(path)?.[1]
    if (folder === undefined) return []
    return [{ folder, manifest: parseManifest(readWorkspaceFile(path)) }]
  })

/** Returns the packages that are published. */
export const publishedPackages = (): ReadonlyArray<WorkspacePackage> =>
  workspacePackages().filter(({ manifest }) => manifest.private !== true)

/** Returns where the declarations of a public subpath are, from the package's folder. */
export const typesOf = ({ exports = {} }: Manifest, subpath: string): string => {
  const target = exports[subpath]
  return typeof target === 'object' ? (target?.['types'] ?? '') : ''
}

/** Returns the subpaths a program may import: not the closed ones, not `package.json`. */
export const publicSubpaths = (manifest: Manifest): ReadonlyArray<string> =>
  Object.entries(manifest.exports ?? {})
    .filter(([subpath, target]) => target !== null && subpath !== './package.json')
    .map(([subpath]) => subpath)
