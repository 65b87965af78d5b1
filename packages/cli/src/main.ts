#!/usr/bin/env node
/**
 * The process of the commands: arguments, streams, colour, exit code. The only file that ends the
 * process.
 */
import { readFileSync } from 'node:fs'
import { isatty } from 'node:tty'
import { stripVTControlCharacters } from 'node:util'

import type { Language } from '@byoa/core/values'
import picocolors from 'picocolors'

import { runCommandLine } from './program.ts'
import type { Answer, TypedLine } from './terminal/ask.ts'

const words = process.argv.slice(2)
const { stdin, stdout, stderr, env } = process

const language: Language = /--language[ =]ja/.test(words.join(' ')) ? 'ja' : 'en'
const isPlain = words.includes('--no-color') || (env['NO_COLOR'] ?? '') !== ''

const outputLost: Readonly<Record<Language, string>> = {
  en: 'The output could not be written',
  ja: '出力を書き込めませんでした',
}

/**
 * A closed pipe (`byoa demo | head`) is not a failure. Any other error, such as a full disk, is
 * reported once and ends in exit 3. The work continues either way.
 */
const surviveLostOutput = (stream: NodeJS.WriteStream): void => {
  let isLost = false
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || isLost) return
    isLost = true
    process.on('exit', () => {
      process.exitCode = 3
    })
    if (stream === stdout) stderr.write(`${outputLost[language]}: ${message}\n`)
  })
}
surviveLostOutput(stdout)
surviveLostOutput(stderr)

const manifest: unknown = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'

const ask = async (question: string): Promise<Answer> => {
  const { askAt } = await import('./terminal/ask.ts')
  return askAt(stdin, stderr)(question)
}

const askText = async (question: string): Promise<TypedLine> => {
  const { askTextAt } = await import('./terminal/ask.ts')
  return askTextAt(stdin, stderr)(question)
}

/** The prompt reads Ctrl-C itself, so it passes the interruption on to the command, which ends. */
const interrupt = (): Promise<never> => {
  if (!process.emit('SIGINT', 'SIGINT')) process.exit(130)
  return new Promise(() => undefined)
}

const askSecret = async (question: string): Promise<string | undefined> => {
  const { askSecretAt } = await import('./terminal/ask.ts')
  const line = await askSecretAt(stdin, stderr)(question)
  if (line === 'interrupted') return interrupt()
  return line === 'ended' ? undefined : line.text
}

const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
  })

const exitCode = await runCommandLine(words, {
  version,
  now: () => Date.now(),
  untilInterrupted,
  ...(stdin.isTTY && stderr.isTTY ? { ask, askText, askSecret } : {}),
  terminal: {
    out: (line) => void stdout.write(`${line}\n`),
    // Standard output decides about colours, even if errors go to a file.
    err: (line) => void stderr.write(`${stderr.isTTY ? line : stripVTControlCharacters(line)}\n`),
    // Without a terminal `isTTY` is undefined, and picocolors would guess.
    colours: picocolors.createColors(isatty(stdout.fd) && !isPlain),
    ...(stdout.isTTY ? { columns: stdout.columns } : {}),
  },
})

// Otherwise interrupted work would continue until it is done.
if (exitCode === 130) process.exit(exitCode)
process.exitCode = exitCode
