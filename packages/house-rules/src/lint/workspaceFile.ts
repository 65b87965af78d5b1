/** Where a file stands in the workspace, read from its path alone. */
export interface WorkspaceFile {
  /** Absolute path of the package's folder. */
  readonly packageFolder: string
  /** Folder name of the package, e.g. `core`. */
  readonly packageName: string
  /** First folder below it: `src`, `test`. */
  readonly room: string
  /** Path from the workspace root, e.g. `packages/core/src/values/absurd.ts`. */
  readonly path: string
  /** Folders below the room, e.g. `['network']`. */
  readonly folders: ReadonlyArray<string>
}

const shape = /^((.*[\\/])?packages[\\/]([^\\/]+))[\\/]([^\\/]+)[\\/](.+)$/

/** Returns where a file stands, or undefined for a file outside every package. */
export const workspaceFile = (filename: string): WorkspaceFile | undefined => {
  const [, packageFolder, root = '', packageName, room, rest] = shape.exec(filename) ?? []
  if (packageFolder === undefined || packageName === undefined) return undefined
  if (room === undefined || rest === undefined) return undefined
  return {
    packageFolder,
    packageName,
    room,
    path: filename.slice(root.length).replaceAll('\\', '/'),
    folders: rest.split(/[\\/]/).slice(0, -1),
  }
}
