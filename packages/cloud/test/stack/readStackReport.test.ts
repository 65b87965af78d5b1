import { newRequestToken } from '@byoa/cloud-aws'
import { type Script, fakeAws, fakeWait, refused, region, valid } from '@byoa/scripted-aws'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { noStack, outputs, report, stack, stackName } from './stacks.ts'

const readOn = (DescribeStacks: Script, others: Readonly<Record<string, Script>> = {}) => {
  const aws = fakeAws({ DescribeStacks, ...others })
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  return { aws, run: customer.readStackReport({ region, stackName }) }
}

describe('the report of a stack that others run', () => {
  it.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'])(
    'is read in status %s, with one call',
    async (status) => {
      const { aws, run } = readOn(stack({ status, outputs }))
      expect(valid(await run())).toEqual(O.some(report))
      expect(aws.actions()).toEqual(['DescribeStacks'])
    },
  )

  it('is awaited while an operation is in progress', async () => {
    const { run } = readOn([
      stack({ status: 'CREATE_IN_PROGRESS' }),
      stack({ status: 'CREATE_COMPLETE', outputs }),
    ])
    expect(valid(await run())).toEqual(O.some(report))
  })

  it('is none without a stack, or of a deleted one', async () => {
    expect(valid(await readOn(noStack).run())).toEqual(O.none)
    expect(valid(await readOn(stack({ status: 'DELETE_COMPLETE' })).run())).toEqual(O.none)
  })

  it('is refused where the stack is of another template', async () => {
    const { VpcId: _vpcId, ...others } = outputs
    const { run } = readOn(stack({ status: 'CREATE_COMPLETE', outputs: others }))
    expect(refused(await run())).toMatchObject({
      operation: 'CustomerConsole.readStackReport',
      code: 'UnreadableOutputs',
      retryable: false,
    })
  })
})
