import { type ConsoleStep, consoleSteps, plannedCalls } from '@byoa/application/instructions'
import { partitionOfRegion } from '@byoa/core/iam/identity'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { peeringNotice, setupDocument } from '../../documents/rescaleArbitraries.ts'
import { everyTask, rowOf } from '../tasks.ts'

const tasks = await everyTask({ peeringDns: true })

const callsOf = (steps: ReadonlyArray<ConsoleStep>): ReadonlyArray<string> =>
  [...new Set(steps.flatMap(({ calls }) => calls))].toSorted()

describe.each(tasks.map(rowOf))('the console steps for %s', (_kind, task) => {
  const en = consoleSteps(task, 'en')
  const ja = consoleSteps(task, 'ja')

  test('name exactly the calls of the plan', () => {
    const planned = plannedCalls(task).calls.map(({ action }) => action)
    expect(callsOf(en)).toEqual([...new Set(planned)].toSorted())
  })

  test('are numbered from 1, with something to do in each', () => {
    expect(en.map(({ number }) => number)).toEqual(en.map((_step, index) => index + 1))
    expect(en.every(({ lines }) => lines.length > 0)).toBe(true)
  })

  test('say the same in both languages: pages, values and calls', () => {
    const shared = (steps: ReadonlyArray<ConsoleStep>): unknown =>
      steps.map(({ url, lines, values = [], calls }) => ({
        url,
        lines: lines.length,
        values: values.map(({ value }) => value),
        calls,
      }))
    expect(shared(ja)).toEqual(shared(en))
  })
})

test('a step to accept a peering shows what must match the request', () => {
  fc.assert(
    fc.property(setupDocument, peeringNotice, (setup, notice) => {
      const [accept] = consoleSteps({ kind: 'connect', setup, notice }, 'en')
      expect(accept?.values?.map(({ value }) => value)).toEqual([
        notice.peeringId,
        setup.rescaleAccountId,
        setup.rescaleVpcId,
        ...setup.rescaleVpcCidrs,
        notice.accepterVpcId,
      ])
    }),
  )
})

/** @source https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
const hosts: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `${region}.console.aws.amazon.com`,
  'aws-cn': () => 'console.amazonaws.cn',
  'aws-us-gov': () => 'console.amazonaws-us-gov.com',
}

test('a link opens the console of the partition, in the Region; elsewhere there is none', () => {
  fc.assert(
    fc.property(setupDocument, (setup) => {
      const { region } = setup
      const host = hosts[partitionOfRegion(region)]
      for (const { url } of consoleSteps({ kind: 'leave', setup }, 'en')) {
        if (host === undefined) expect(url).toBeUndefined()
        else {
          expect(new URL(url ?? '').host).toBe(host(region))
          expect(new URL(url ?? '').searchParams.get('region')).toBe(region)
        }
      }
    }),
  )
})

test('the first step begins in the right account and Region', () => {
  fc.assert(
    fc.property(setupDocument, fc.constantFrom('en' as const, 'ja' as const), (setup, language) => {
      const [first] = consoleSteps({ kind: 'deploy', setup }, language)
      expect(first?.lines[0]).toContain(setup.request.accountId)
      expect(first?.lines[0]).toContain(setup.region)
    }),
  )
})
