/** The real process: streams, pipes, colour and exit codes. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { stripVTControlCharacters } from 'node:util'

import { beforeAll, describe, expect, test } from 'vitest'

import { byoa } from './byoa.ts'
import { byoaCommand, exited } from './byoaProcess.ts'
import { exampleFile } from './exampleFile.ts'
import { workingDirectory } from './workingDirectory.ts'

const { path, write } = await workingDirectory()
const escape = '\u001B['

describe('the process', () => {
  test('exits 0 with help on the output', async () => {
    const { code, stdout, stderr } = await exited(byoaCommand(['--help']))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: byoa/)
  })

  test('says the version of its package', async () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    ) as { version: string }
    const { stdout } = await exited(byoaCommand(['--version']))
    expect(stdout.trim()).toBe(manifest.version)
  })

  test('exits 2 for an unknown option, with nothing on the output', async () => {
    const { code, stdout, stderr } = await exited(byoaCommand(['demo', '--fast']))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe("error: unknown option '--fast'\n")
  })

  test('reads a request from standard input, and exits 1 when it is declined', async () => {
    const input = await readFile(exampleFile('request-declined.json'), 'utf8')
    const { code, stdout, stderr } = await exited(byoaCommand(['run', '--request', '-']), { input })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^10\.0\.0\.0\/16 was declined; no documents were written\.\n/)
    expect(stdout + stderr).not.toContain(escape)
  })

  test('exits 2 when nothing comes from standard input', async () => {
    const { code, stdout, stderr } = await exited(byoaCommand(['run', '--request', '-']))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^standard input cannot be used; nothing was written\.\n.*expected JSON/)
  })

  test('finishes its work when the reader of its output has seen enough', async () => {
    const out = path('unheard')
    const [program = '', ...words] = byoaCommand([
      'run',
      '--request',
      exampleFile('request.json'),
      '--out',
      out,
    ])
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(await readdir(out)).toHaveLength(7)
  })
})

describe.skipIf(!existsSync('/dev/full'))('an output on a full disk', () => {
  const redirected = (redirection: string, words: ReadonlyArray<string>) =>
    exited(['sh', '-c', `"$0" "$@" ${redirection}`, ...byoaCommand(words)])

  test.each([
    ['en', 'The output could not be written: ENOSPC: no space left on device, write\n'],
    ['ja', '出力を書き込めませんでした: ENOSPC: no space left on device, write\n'],
  ])('exits 3 and says so in one line: %s', async (language, said) => {
    const words = ['demo', '--language', language]
    expect(await redirected('>/dev/full', words)).toEqual({ code: 3, stdout: '', stderr: said })
  })

  test('does not keep a run from finishing its work', async () => {
    const out = path('full-disk')
    const words = ['run', '--request', exampleFile('request.json'), '--out', out]
    expect(await redirected('>/dev/full', words)).toMatchObject({ code: 3 })
    expect(await readdir(out)).toHaveLength(7)
  })

  test('exits 3 for the error stream, too', async () => {
    const { code } = await redirected('2>/dev/full', ['run', '--request', 'missing.json'])
    expect(code).toBe(3)
  })
})

/** Names every module that a process loads, on its error stream. */
const loadReporter = `data:text/javascript,${encodeURIComponent(
  "import { registerHooks } from 'node:module'; registerHooks({ load: (url, context, next) => { process.stderr.write(url + '\\n'); return next(url, context) } })",
)}`

const loadedBy = async (words: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const [program = '', ...rest] = byoaCommand(words)
  const { stderr } = await exited([program, '--import', loadReporter, ...rest])
  return stderr.split('\n').filter((line) => line.startsWith('file:'))
}

test('help loads no command and no package of the domain', async () => {
  const loaded = await loadedBy(['--help'])
  expect(loaded.filter((url) => url.endsWith('/cli/src/program.ts'))).toHaveLength(1)
  const heavy = /\/(core|application|cloud-memory|store-\w+|pglite|pg|env-paths)\/|fp-ts|io-ts/
  expect(loaded.filter((url) => heavy.test(url))).toEqual([])
})

test.each([
  ['demo', ['demo'], '/commands/demo/demo.ts'],
  ['sandbox', ['sandbox', '--state', path('none', 'state.json')], '/store-postgres/src/index.ts'],
])('%s loads no driver of a database', async (_, words, own) => {
  const loaded = await loadedBy(words)
  expect(loaded.filter((url) => url.endsWith(own))).toHaveLength(1)
  expect(loaded.filter((url) => /\/(pglite|pg)\/|\/pg-/.test(url))).toEqual([])
})

test("work with Rescale's side in a file loads no in-memory AWS", async () => {
  const rescale = await write('rescale.json', { version: 1, accounts: [], vpcs: [] })
  const request = exampleFile('request.json')
  const words = ['rescale', 'receive', request, '--rescale', rescale, '--store', 'memory']
  const loaded = await loadedBy(words)
  expect(loaded.filter((url) => url.endsWith('/cloud/src/index.ts'))).toHaveLength(1)
  expect(loaded.filter((url) => url.includes('/cloud-memory/'))).toEqual([])
})

/** A pseudo-terminal, where `script` of util-linux can give one. */
const script = spawnSync('script', ['--version'], { encoding: 'utf8' })
const hasScript = script.status === 0 && script.stdout.includes('util-linux')

const onScreen = async (
  words: ReadonlyArray<string>,
  env: NodeJS.ProcessEnv = {},
): Promise<string> => {
  const quoted = byoaCommand(words).map((word) => `'${word}'`)
  const command = `stty cols 90; ${quoted.join(' ')}`
  return (await exited(['script', '-qec', command, '/dev/null'], { env })).stdout
}

describe.skipIf(!hasScript)('colour', () => {
  const words = ['rescale', 'show', '--events', path('shown', 'events.jsonl')]

  beforeAll(() => byoa(['run', '--request', exampleFile('request.json'), '--out', path('shown')]))

  test('is on a screen, and lines fit it', async () => {
    const text = await onScreen(words)
    expect(text).toContain(`${escape}1mConnected`)
    for (const line of text.split(/\r?\n/).filter((row) => !row.includes('arn:'))) {
      expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(90)
    }
  })

  test('is off with NO_COLOR unless that is empty, and with --no-color anywhere', async () => {
    const plain = await Promise.all([
      onScreen(words, { NO_COLOR: '1' }),
      onScreen(['--no-color', ...words]),
      onScreen([...words, '--no-color']),
      onScreen(words.toSpliced(2, 0, '--no-color')),
    ])
    for (const text of plain) {
      expect(text).toContain('Connected')
      expect(text).not.toContain(escape)
    }
    expect(await onScreen(words, { NO_COLOR: '' })).toContain(escape)
  })

  test('does not get into a file of errors', async () => {
    const file = path('errors.txt')
    const bad = await write('bad.json', {})
    const command = byoaCommand(['run', '--request', bad]).map((word) => `'${word}'`)
    await exited(['script', '-qec', `${command.join(' ')} 2>'${file}'`, '/dev/null'])
    const errors = await readFile(file, 'utf8')
    expect(errors).toMatch(/cannot be used/)
    expect(errors).not.toContain(escape)
  })
})
