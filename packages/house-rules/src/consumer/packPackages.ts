import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { formatMessage } from 'publint/utils'
import { publint } from 'publint'

import { type WorkspacePackage, publishedPackages } from '../manifests.ts'
import { workspaceRoot } from '../workspaceRoot.ts'
import { runProgram } from './runProgram.ts'

/** A published package as a consumer gets it. */
export interface Packed extends WorkspacePackage {
  /** Absolute path of its tarball. */
  readonly tarball: string
  readonly sizeBytes: number
}

/** Packs every published package into a folder. */
export const packPackages = (folder: string): ReadonlyArray<Packed> => {
  mkdirSync(folder, { recursive: true })
  return publishedPackages().map((one) => {
    const cwd = join(workspaceRoot, 'packages', one.folder)
    const tarball = join(folder, `byoa-${one.folder}-${one.manifest.version}.tgz`)
    runProgram('npx', ['-y', 'pnpm@12', 'pack', '--pack-destination', folder], { cwd })
    return { ...one, tarball, sizeBytes: statSync(tarball).size }
  })
}

/** Throws with publint's messages, suggestions left out, when it has any about a tarball. */
export const lintTarball = async ({ tarball, manifest }: Packed): Promise<void> => {
  const bytes = readFileSync(tarball)
  const { messages, pkg } = await publint({
    pack: {
      tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    },
    level: 'warning',
    strict: true,
  })
  if (messages.length === 0) return
  const lines = messages.map((message) => formatMessage(message, pkg, { color: false }))
  throw new Error(`publint on ${manifest.name}\n${lines.join('\n')}`)
}

/** Throws with the report of "are the types wrong" when they are, for a program in ES modules. */
export const checkTypesOf = ({ tarball }: Packed): void => {
  const attw = join(workspaceRoot, 'packages/house-rules/node_modules/.bin/attw')
  const args = [tarball, '--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii']
  runProgram(attw, args, { cwd: workspaceRoot })
}
