import { isBuiltin } from 'node:module'
import { posix } from 'node:path'

import { type Layer, coreRooms, layers, soleImporters } from '../layers.ts'
import { declaredPackages } from './declaredPackages.ts'
import { importRule } from './imports.ts'
import type { Rule } from './rule.ts'
import { type WorkspaceFile, workspaceFile } from './workspaceFile.ts'

const registryName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const leavesPackage = (specifier: string, file: WorkspaceFile): boolean =>
  specifier.split('/').filter((step) => step === '..').length > file.folders.length + 1

const refusalOfPackage = (
  specifier: string,
  file: WorkspaceFile,
  layer: Layer,
): string | undefined => {
  const name = registryName(specifier)
  const owner = soleImporters[name]
  if (owner !== undefined && file.path !== owner) return `only ${owner} imports ${name}`
  if (layer.registry !== 'any' && !layer.registry.includes(name)) {
    return `${file.packageName} may import ${layer.registry.join(', ')}; not ${name}`
  }
  return declaredPackages(file.packageFolder).has(name)
    ? undefined
    : `${file.packageName} does not declare ${name} as a dependency`
}

/** Returns the core's room that a file is in: `iam/policy` before `iam`. */
const coreRoomOf = (path: string): string | undefined => {
  const inside = coreRooms.flat().filter((room) => path.startsWith(`packages/core/src/${room}/`))
  return inside.toSorted((a, b) => b.length - a.length)[0]
}

const rowOf = (room: string): number => coreRooms.findIndex((row) => row.includes(room))

const refusalInsideCore = (specifier: string, file: WorkspaceFile): string | undefined => {
  const room = coreRoomOf(file.path)
  const target = coreRoomOf(posix.join(posix.dirname(file.path), specifier, '/'))
  if (room === undefined || target === undefined) return 'a room of the core without a row'
  if (room === target || rowOf(target) < rowOf(room)) return undefined
  return `${room} comes before ${target} or stands beside it, so it does not import it`
}

const refusalInSource = (specifier: string, file: WorkspaceFile): string | undefined => {
  const layer = layers[file.packageName]
  if (layer === undefined) return `package ${file.packageName} has no row in the table of layers`
  if (specifier.startsWith('.')) {
    return file.packageName === 'core' ? refusalInsideCore(specifier, file) : undefined
  }
  if (isBuiltin(specifier)) {
    return layer.node
      ? undefined
      : `${file.packageName} runs anywhere: no Node builtin (${specifier})`
  }
  if (!specifier.startsWith('@byoa/')) return refusalOfPackage(specifier, file, layer)
  const target = specifier.split('/')[1] ?? ''
  if (target === file.packageName) return 'inside a package, import the module file'
  return layer.workspace.includes(target)
    ? undefined
    : `${file.packageName} stands on ${layer.workspace.join(', ') || 'no package'}; not on ${target}`
}

/** Refuses an import that the table of layers does not allow. */
export const layersRule: Rule = importRule((context) => {
  const file = workspaceFile(context.filename)
  return (specifier, node) => {
    if (file === undefined) return
    const message =
      specifier.startsWith('.') && leavesPackage(specifier, file)
        ? 'another package is imported by its name, not by its path'
        : file.room === 'src'
          ? refusalInSource(specifier, file)
          : undefined
    if (message !== undefined) context.report({ node, message })
  }
})
