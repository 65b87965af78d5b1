/** Where a file stands in the workspace, read from its path alone. */
export interface WorkspaceFile {
  /** Folder name of the package, e.g. `core`. */
  readonly packageName: string
  /** First folder below it: `src`, `test`. */
  readonly room: string
  /** Path from the workspace root, e.g. `packages/core/src/absurd.ts`. */
  readonly path: string
  /** Folders below the room, e.g. `['network']`. */
  readonly folders: ReadonlyArray<string>
}

const shape = /(?:^|[\\/])(packages[\\/]([^\\/]+)[\\/]([^\\/]+)[\\/](.+))$/

/** Returns where a file stands, or undefined for a file outside every package. */
export const workspaceFile = (filename: string): WorkspaceFile | undefined => {
  const [, path, packageName, room, rest] = shape.exec(filename) ?? []
  if (path === undefined || packageName === undefined) return undefined
  if (room === undefined || rest === undefined) return undefined
  return {
    packageName,
    room,
    path: path.replaceAll('\\', '/'),
    folders: rest.split(/[\\/]/).slice(0, -1),
  }
}
