import { agreementOfTask, plannedCalls, stepsOf } from '@byoa/application/instructions'
import { currentTemplate } from '@byoa/application'
import { expect, test } from 'vitest'

import { expectRight } from '../support/parties.ts'
import { everyTask, rowOf } from './tasks.ts'

const tasks = await everyTask()

/** The tasks that create, update or replace the stack. */
const withTemplate = new Set([
  'deploy',
  'apply',
  'correct CorrectRole CorrectVpc',
  'correct CorrectVpc',
  'repair run-stack',
  'repair replace-stack request-peering add-rescale-routes',
])

test.each(tasks.map(rowOf))('the plan of %s has costs where a template is run', (kind, task) => {
  const { resources, otherCosts } = plannedCalls(task)
  const { template } = expectRight(currentTemplate(agreementOfTask(task)))
  const count = resources.reduce((sum, one) => sum + one.count, 0)
  const runs = withTemplate.has(kind)
  expect(count).toBe(runs ? Object.keys(template.Resources).length : 0)
  expect(otherCosts.length > 0).toBe(runs)
})

test.each(tasks.map(rowOf))('the plan of %s has the calls of each step once', (_kind, task) => {
  const { calls } = plannedCalls(task)
  const planned = calls.map(({ operation, action }) => `${operation} ${action}`)
  expect(new Set(planned).size).toBe(planned.length)
  expect([...new Set(calls.map(({ operation }) => operation))]).toEqual([
    ...new Set(stepsOf(task).map(({ operation }) => operation)),
  ])
})
