import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { runProgram } from './runProgram.ts'

/** A plain Node that published packages must run under. */
export interface PlainNode {
  /** Its version, e.g. `v22.20.0`. */
  readonly version: string
  readonly program: string
  /** The folder it stands in, for programs that are found by `PATH`. */
  readonly folder: string
}

/** Majors that `engines.node` promises and that are maintained. */
export const supportedMajors: ReadonlyArray<number> = [22, 24]

const describeNode = (program: string): PlainNode => {
  const folder = dirname(program)
  return { version: runProgram(program, ['--version'], { cwd: folder }).trim(), program, folder }
}

/** Returns a Node of a major: the one that runs this when it is of that major, otherwise npm's. */
export const plainNode = (major: number, folder: string): PlainNode => {
  if (process.versions.node.startsWith(`${major}.`)) return describeNode(process.execPath)
  const home = join(folder, `node-${major}`)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  runProgram('npm', ['install', '--no-audit', '--no-fund', `node@${major}`], { cwd: home })
  return describeNode(join(home, 'node_modules/node/bin/node'))
}
