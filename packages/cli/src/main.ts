#!/usr/bin/env node
/** The process around the commands: arguments, streams, colour, exit code. The only file that ends the process. */
import { readFileSync } from 'node:fs'

import picocolors from 'picocolors'

import { instantOf } from './play/simulatedStart.ts'
import { runCommandLine } from './program.ts'

const words = process.argv.slice(2)
const isPlain = words.includes('--no-color') || process.env['NO_COLOR'] !== undefined

const manifest: unknown = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'

process.exitCode = await runCommandLine(
  words.filter((word) => word !== '--no-color'),
  {
    version,
    now: () => instantOf(Date.now()),
    terminal: {
      out: (line) => void process.stdout.write(`${line}\n`),
      err: (line) => void process.stderr.write(`${line}\n`),
      colours: picocolors.createColors(process.stdout.isTTY && !isPlain),
    },
  },
)
