import { type ConsoleStep, type CustomerTask, consoleSteps } from '@byoa/application/instructions'
import { renderInstant } from '@byoa/core/values'
import { describe, expect, test } from 'vitest'

import { everyTask, rowOf, taskOf } from '../tasks.ts'

const tasks = await everyTask({ peeringDns: true })
const { setup, notice } = taskOf(tasks, 'connect')
const { change } = taskOf(tasks, 'apply')
const template = (of: typeof setup | typeof change): ReadonlyArray<string> => [
  `Stack name: ${setup.stackName}`,
  `Template file: ${of.template.file}`,
  `SHA-256 of the file: ${of.template.sha256}`,
]
const stack = [`Stack name: ${setup.stackName}`]
const peering = `Peering connection ID: ${notice.peeringId}`
const requester = [
  `Requester owner ID: ${setup.rescaleAccountId}`,
  `Requester VPC: ${setup.rescaleVpcId}`,
]

const stacks = '/cloudformation/home#/stacks'
const peerings = '/vpcconsole/home#PeeringConnections:'
const routeTables = '/vpcconsole/home#RouteTables:'
const vpcs = '/vpcconsole/home#vpcs:'
const roles = '/iam/home#/roles'

type Page = readonly [title: string, path: string, values: ReadonlyArray<string>]

const create: Page = ['Create the stack', `${stacks}/create`, template(setup)]
const report: Page = ['Report the stack to Rescale', stacks, stack]
const remove: Page = ['Delete the stack', stacks, stack]
const accept: Page = [
  'Accept the peering connection',
  peerings,
  [peering, ...requester, 'Requester CIDR: 10.0.0.0/16', `Accepter VPC: ${notice.accepterVpcId}`],
]
const routes: Page = [
  'Add the routes',
  routeTables,
  [...notice.routeTableIds.map((id) => `Route table: ${id}`), 'Destination: 10.0.0.0/16', peering],
]
const dns: Page = ['Allow DNS resolution', peerings, [peering]]
const withoutPeerings: Page = ['Delete the peering connections', peerings, requester]
const restoreRole: Page = ['Restore the role', roles, ['Trust policy: …']]
const restoreVpc: Page = ['Restore the VPC', vpcs, []]
const update: Page = ['Update the stack', stacks, template(setup)]
const trust: Page = ['Send the trust policy to Rescale', roles, []]
const replace = [withoutPeerings, remove, create, report]
const leave = (peeringIds: ReadonlyArray<string>): ReadonlyArray<Page> => [
  [
    'Remove the routes to Rescale',
    routeTables,
    [...requester, ...peeringIds.map((id) => `Peering connection ID: ${id}`)],
  ],
  withoutPeerings,
  remove,
  ['Look for leftovers', vpcs, ['Tag value: acme']],
]

/** The pages of each task of `everyTask`, in order. */
const pages: ReadonlyArray<ReadonlyArray<Page>> = [
  [create, report],
  [accept, routes, dns],
  [['Update the stack', stacks, template(change)]],
  [restoreRole, update, report, restoreVpc],
  replace,
  [trust],
  [routes, dns],
  [
    restoreVpc,
    accept,
    routes,
    dns,
    ['Associate the further CIDR block', vpcs, [`IPv4 CIDR: ${setup.agreedCidr}`]],
  ],
  [restoreRole, restoreVpc, accept, routes, dns],
  [restoreRole, update, report],
  replace,
  [trust],
  leave([]),
  leave([notice.peeringId]),
]

const pageOf = ({ title, url = '', values = [] }: ConsoleStep): Page => {
  const { pathname, hash } = new URL(url)
  return [
    title,
    pathname + hash,
    values.map(({ name, value }) => `${name}: ${name === 'Trust policy' ? '…' : value}`),
  ]
}

const languages = ['en', 'ja'] as const

const linesOf = (task: CustomerTask, language: (typeof languages)[number]): ReadonlyArray<string> =>
  consoleSteps(task, language).map(({ lines }) => lines.join('\n'))

describe.each(tasks.map((task, index) => [...rowOf(task), pages[index]] as const))(
  'the console steps for %s',
  (_kind, task, expected) => {
    test('are these pages with these values', () => {
      expect(consoleSteps(task, 'en').map(pageOf)).toEqual(expected)
    })

    test('tell only at first where to sign in', () => {
      for (const language of languages) {
        const { accountId } = setup.request
        const told = linesOf(task, language).map((lines) => lines.includes(accountId))
        expect(told).toEqual(told.map((_, index) => index === 0))
      }
    })
  },
)

describe.each(languages)('in the language %s', (language) => {
  test('a stack is awaited until it is created or updated', () => {
    expect(linesOf({ kind: 'deploy', setup }, language)[0]).toContain(' CREATE_COMPLETE')
    expect(linesOf({ kind: 'apply', setup, change }, language)[0]).toContain(' UPDATE_COMPLETE')
  })

  test('a step tells until when it is to be done', () => {
    const [, reporting] = linesOf({ kind: 'deploy', setup }, language)
    expect(reporting).toContain(renderInstant(setup.reportBy))
    const [accepting] = linesOf({ kind: 'connect', setup, notice }, language)
    expect(accepting).toContain(renderInstant(notice.acceptBefore))
  })

  test('only an open VPC gets its gateway back', () => {
    const gateway = (egress: 'open' | 'blocked'): string =>
      linesOf(
        {
          kind: 'repair',
          setup: { ...setup, request: { ...setup.request, egress } },
          at: setup.reportBy,
          repairs: ['restore-vpc'],
        },
        language,
      ).join()
    const attach = { en: 'attach the gateway', ja: 'アタッチします' }[language]
    const detach = { en: /detach(ing)? any/, ja: /デタッチ/ }[language]
    expect(gateway('open')).toContain(attach)
    expect(gateway('open')).toMatch(detach)
    expect(gateway('blocked')).not.toContain(attach)
    expect(gateway('blocked')).toMatch(detach)
  })

  test('a trust policy to restore has the external ID and the account of Rescale', () => {
    const task = taskOf(tasks, 'repair')
    const [restore] = consoleSteps(task, language)
    const policy = restore?.values?.[0]?.value ?? ''
    expect(policy).toContain(setup.externalId)
    expect(policy).toContain(setup.rescaleAccountId)
  })
})
