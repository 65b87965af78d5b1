/**
 * The life of a connection, with the customer's half by scripts under bash and the AWS CLI, which
 * takes half a minute: `BYOA_LONG=1` plays it.
 */
import { describe, test } from 'vitest'

import { aws } from '../sandbox/awsShim.ts'
import { emptyStores } from '../rescale/rescaleStage.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { inProcess } from './Company.ts'
import { openPair } from './Pair.ts'
import { expectApart, expectSecrets, roleOf } from './apart.ts'
import { byScript, killNext } from './byScript.ts'
import { drifts } from './drifts.ts'
import { follow, mend, rotate } from './everyDay.ts'
import { agree, connect, leave } from './onboarding.ts'

const directory = await workingDirectory()
const emptyStore = emptyStores(directory)

const isLong = process.env['BYOA_LONG'] === '1'

const remark = aws === '' ? ' (skipped: aws is not on the PATH)' : ''

describe.runIf(aws !== '' && isLong)(`a customer with the scripts of its commands${remark}`, () => {
  test('connects, corrects, rotates, follows a further block and leaves; one script is killed and run again', async () => {
    const pair = await openPair(directory, {
      way: inProcess,
      does: byScript,
      store: await emptyStore(1),
    })
    await agree(pair)
    await connect(pair)
    const role = await roleOf(pair)
    const setup = ['--setup', pair.customer.path('setup.json')]
    for (const drift of drifts) await mend(pair, drift, setup)
    const rotated = await rotate(pair, setup)
    const followed = await follow(pair, rotated)
    await killNext(pair)
    await leave(pair, followed)
    await expectApart(pair, role)
    await expectSecrets(pair)
  }, 600_000)
})
