import { fileURLToPath } from 'node:url'

/** Absolute path of the workspace's top folder, without a slash at the end. */
export const workspaceRoot: string = fileURLToPath(new URL('../../..', import.meta.url)).replace(
  /[\\/]$/,
  '',
)
