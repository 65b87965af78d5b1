import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { expect, it } from 'vitest'

import { exampleFile } from '../exampleFile.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

it('an inventory comes through a pipe whose writer takes its time', async () => {
  const words = ['cidr', 'review', '10.0.0.0/16', '--inventory', '-', '--json']
  const byoa = spawn(process.execPath, ['--conditions=byoa-source', main, ...words])
  const closed = once(byoa, 'close')
  const output = Promise.all([text(byoa.stdout), text(byoa.stderr)])
  const inventory = readFileSync(exampleFile('inventory.json'), 'utf8')
  await once(byoa, 'spawn')
  byoa.stdin.write(inventory.slice(0, 300))
  // Long enough that the command waits for more.
  await setTimeout(700)
  byoa.stdin.end(inventory.slice(300))
  const [out, err] = await output
  expect({ code: (await closed)[0] as unknown, err }).toEqual({ code: 1, err: '' })
  expect(JSON.parse(out)).toMatchObject({ verdict: 'declined' })
})
