/**
 * The whole life of a connection by two companies that share nothing but files, each with commands,
 * credentials, a folder and a home of its own. `BYOA_LONG=1` also plays it with a process for each
 * command.
 */
import { describe, test } from 'vitest'

import { emptyStores } from '../rescale/rescaleStage.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { inProcess, inProcesses } from './Company.ts'
import { type Pair, openPair } from './Pair.ts'
import { expectApart, expectSecrets, roleOf } from './apart.ts'
import { drifts } from './drifts.ts'
import { follow, mend, rotate } from './everyDay.ts'
import { agree, connect, leave } from './onboarding.ts'

const directory = await workingDirectory()
const emptyStore = emptyStores(directory)

const isLong = process.env['BYOA_LONG'] === '1'

const setupOf = ({ customer }: Pair) => ['--setup', customer.path('setup.json')]

describe('two companies that exchange only files', () => {
  test('connect, mend what drifts, rotate, follow a further block, and part', async () => {
    const pair = await openPair(directory, { way: inProcess, store: await emptyStore(1) })
    await agree(pair)
    await connect(pair)
    const role = await roleOf(pair)
    for (const drift of drifts) await mend(pair, drift, setupOf(pair))
    const rotated = await rotate(pair, setupOf(pair))
    const followed = await follow(pair, rotated)
    await leave(pair, followed)
    await expectApart(pair, role)
    await expectSecrets(pair)
  }, 600_000)

  test.runIf(isLong)(
    'do so in processes that cannot open the files of the other',
    async () => {
      const store = await emptyStore(2)
      // PGlite has to be in Rescale's own folder.
      const onServer = store.startsWith('postgres') ? { store } : {}
      const pair = await openPair(directory, { way: inProcesses, ...onServer })
      await agree(pair)
      await connect(pair)
      const role = await roleOf(pair)
      for (const drift of drifts) await mend(pair, drift, setupOf(pair))
      const rotated = await rotate(pair, setupOf(pair))
      await leave(pair, await follow(pair, rotated))
      await expectApart(pair, role)
      await expectSecrets(pair)
    },
    600_000,
  )
})
