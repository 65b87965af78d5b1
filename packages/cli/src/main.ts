#!/usr/bin/env node
/**
 * The process around the commands: arguments, streams, colour, exit code. The only file that ends
 * the process.
 */
import { readFileSync } from 'node:fs'
import { isatty } from 'node:tty'
import { stripVTControlCharacters } from 'node:util'

import picocolors from 'picocolors'

import { runCommandLine } from './program.ts'

const words = process.argv.slice(2)
const { stdin, stdout, stderr, env } = process

const isPlain = words.includes('--no-color') || (env['NO_COLOR'] ?? '') !== ''

// A reader that has seen enough closes the pipe (`byoa demo | head`); the work goes on, unheard.
const ignoreClosedPipe = (cause: NodeJS.ErrnoException): void => {
  if (cause.code !== 'EPIPE') throw cause
}
stdout.on('error', ignoreClosedPipe)
stderr.on('error', ignoreClosedPipe)

const manifest: unknown = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'

const ask = async (question: string): Promise<boolean> => {
  const { askAt } = await import('./terminal/ask.ts')
  return askAt(stdin, stderr)(question)
}

process.exitCode = await runCommandLine(words, {
  version,
  now: () => Date.now(),
  ...(stdin.isTTY && stderr.isTTY ? { ask } : {}),
  terminal: {
    out: (line) => void stdout.write(`${line}\n`),
    // Colours are chosen by where results go; errors may go to a file all the same.
    err: (line) => void stderr.write(`${stderr.isTTY ? line : stripVTControlCharacters(line)}\n`),
    // Away from a terminal `isTTY` is absent, which picocolors would take as leave to guess.
    colours: picocolors.createColors(isatty(stdout.fd) && !isPlain),
    ...(stdout.isTTY ? { columns: stdout.columns } : {}),
  },
})
