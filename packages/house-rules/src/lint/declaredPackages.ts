import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseManifest } from '../manifests.ts'

const known = new Map<string, ReadonlySet<string>>()

const readDeclared = (packageFolder: string): ReadonlySet<string> => {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8')
  const { dependencies, peerDependencies } = parseManifest(text)
  return new Set([...Object.keys(dependencies ?? {}), ...Object.keys(peerDependencies ?? {})])
}

/** Returns the packages whose presence a package may count on: what it declares, tools aside. */
export const declaredPackages = (packageFolder: string): ReadonlySet<string> => {
  // One read per package, not one per import.
  const declared = known.get(packageFolder) ?? readDeclared(packageFolder)
  known.set(packageFolder, declared)
  return declared
}
