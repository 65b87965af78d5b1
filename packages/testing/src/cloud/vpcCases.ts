/** Reading the customer's VPC through the role. */
import * as O from 'fp-ts/lib/Option.js'
import { expect } from 'vitest'

import { type DeclareCase, refusedForGood, settled, succeed } from './cloudHarness.ts'
import { customerCidr, noVpc, otherCidr, templateFor } from './cloudSamples.ts'
import { accessTo, seenVpc, withStack } from './cloudStory.ts'

/** The two halves of the agreed block, one for each zone. */
const halves: ReadonlyArray<string> = ['10.64.0.0/17', '10.64.128.0/17']

const fieldCases = (declare: DeclareCase): void => {
  declare('is described with its blocks, subnets, tables and gateway', async (scene) => {
    const stack = await withStack(scene)
    const vpc = await seenVpc(scene, stack)
    expect(vpc).toMatchObject({
      vpcId: stack.vpcId,
      accountId: scene.customer.accountId,
      region: scene.region,
      state: 'available',
      cidrs: [customerCidr],
      dnsSupport: true,
      internetGatewayAttached: true,
    })
    expect(vpc.subnets.map(({ cidr }) => cidr).toSorted()).toEqual(halves)
    expect(vpc.subnets.map(({ subnetId }) => subnetId).toSorted()).toEqual(
      stack.subnetIds.toSorted(),
    )
    const zones = new Set(vpc.subnets.map(({ availabilityZone }) => availabilityZone))
    expect([...zones].filter((zone) => zone.startsWith(scene.region))).toHaveLength(2)
  })
}

const tableCases = (declare: DeclareCase): void => {
  declare('is described with its main table and the one of the stack', async (scene) => {
    const stack = await withStack(scene)
    const { routeTables } = await seenVpc(scene, stack)
    expect(routeTables.every(({ vpcId }) => vpcId === stack.vpcId)).toBe(true)
    expect(routeTables.filter(({ isMain }) => isMain)).toHaveLength(1)
    const made = routeTables.filter(({ isMain }) => !isMain)
    expect(made.map(({ routeTableId }) => routeTableId)).toEqual(stack.routeTableIds)
    const routes = made.flatMap((table) => table.routes)
    expect(routes.map(({ destination }) => destination).toSorted()).toEqual([
      '0.0.0.0/0',
      customerCidr,
    ])
  })

  declare(
    'is described with which subnets use which table',
    async (scene) => {
      const stack = await withStack(scene)
      const { routeTables } = await seenVpc(scene, stack)
      const made = routeTables.filter(({ isMain }) => !isMain)
      expect(made.flatMap(({ subnetIds }) => subnetIds).toSorted()).toEqual(
        stack.subnetIds.toSorted(),
      )
      const main = routeTables.filter(({ isMain }) => isMain)
      expect(main.flatMap(({ subnetIds }) => subnetIds)).toEqual([])
    },
    ['table-associations'],
  )
}

const attributeCases = (declare: DeclareCase): void => {
  declare(
    'is described with its DNS attributes, both as they are',
    async (scene) => {
      const { body } = templateFor(scene)
      expect(await seenVpc(scene, await withStack(scene, body))).toMatchObject({
        dnsSupport: true,
        dnsHostnames: true,
      })
      const without = body.replace('"EnableDnsHostnames": true', '"EnableDnsHostnames": false')
      expect(without).not.toBe(body)
      expect(await seenVpc(scene, await withStack(scene, without))).toMatchObject({
        dnsSupport: true,
        dnsHostnames: false,
      })
    },
    ['dns-attributes', 'stack-updates'],
  )

  declare(
    'is described without a gateway when it has none',
    async (scene) => {
      const { body } = templateFor(scene, { egress: 'blocked' })
      const vpc = await seenVpc(scene, await withStack(scene, body))
      expect(vpc.internetGatewayAttached).toBe(false)
    },
    ['endpoints'],
  )
}

const blockCases = (declare: DeclareCase): void => {
  declare('has a further block once it is associated, however often', async (scene) => {
    const stack = await withStack(scene)
    const { vpcId } = stack
    const { customerConsole, region } = scene
    const association = customerConsole.associateCidr({ region, vpcId, cidr: otherCidr })
    await settled(scene, association)
    await succeed(association)
    expect((await seenVpc(scene, stack)).cidrs).toEqual([customerCidr, otherCidr])
  })

  declare('has its own block already', async (scene) => {
    const stack = await withStack(scene)
    const { vpcId } = stack
    const { customerConsole, region } = scene
    await succeed(customerConsole.associateCidr({ region, vpcId, cidr: customerCidr }))
    expect((await seenVpc(scene, stack)).cidrs).toEqual([customerCidr])
  })

  declare('that is not there gets no block, for good', async (scene) => {
    const { customerConsole, region } = scene
    const association = customerConsole.associateCidr({ region, vpcId: noVpc, cidr: otherCidr })
    expect(await refusedForGood(scene, association)).toMatchObject({
      operation: 'CustomerConsole.associateCidr',
      retryable: false,
    })
  })
}

/** The cases about the VPC. */
export const vpcCases = (declare: DeclareCase): void => {
  fieldCases(declare)
  tableCases(declare)
  attributeCases(declare)
  blockCases(declare)

  declare('is none when nobody made it, and when it is in another account', async (scene) => {
    const stack = await withStack(scene)
    const access = accessTo(scene, stack)
    for (const vpcId of [noVpc, scene.rescale.vpcId]) {
      const seen = await succeed(scene.customerCloud.describeVpc({ ...access, vpcId }))
      expect(seen).toEqual(O.none)
    }
  })
}
