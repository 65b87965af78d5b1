import { planSubnets } from '@byoa/core/network'
import { hasNatGateway } from '@byoa/core/cloudformation'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import type { NetworkPicture } from '../../src/picture/NetworkPicture.ts'
import { pictured } from '../pictures.ts'

/** Every list of resources in the picture, wherever it stands. */
const depictedIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'resources' ? (inner as ReadonlyArray<string>) : depictedIn(inner),
  )
}

const nodeSubnets = ({ customer }: NetworkPicture) =>
  customer.zones
    .flatMap(({ subnets }) => subnets)
    .filter(({ purpose }) => purpose === 'nodes')
    .map(({ cidr, usableAddresses }) => ({ cidr, usableAddresses }))

describe('the picture of an agreement', () => {
  it('depicts every resource of the template once, and nothing else', () => {
    fc.assert(
      fc.property(pictured(), ({ picture, template }) => {
        expect(depictedIn(picture).toSorted()).toEqual(Object.keys(template.Resources).toSorted())
      }),
    )
  })

  it('has the subnets of the plan, with the nodes that fit', () => {
    fc.assert(
      fc.property(pictured(), ({ picture, agreement }) => {
        const { request, cidr } = agreement
        if (cidr === undefined) return
        const { zoneCount } = request
        const plan = planSubnets({ cidr, zoneCount, hasNatGateway: hasNatGateway(request) })
        const planned = E.isRight(plan) ? plan.right.subnets : []
        expect(nodeSubnets(picture)).toEqual(
          planned.map((subnet) => ({
            cidr: subnet.cidr,
            usableAddresses: subnet.usableAddresses,
          })),
        )
        expect(picture.customer.zones).toHaveLength(zoneCount)
      }),
    )
  })

  it('has a route to every block of the other side in every reported table', () => {
    fc.assert(
      fc.property(pictured(), ({ picture, agreement }) => {
        const { stack, rescaleVpc } = agreement
        for (const name of stack?.routeTableIds ?? []) {
          const tables = picture.customer.routeTables.filter((table) => table.name === name)
          const peered = tables.flatMap(({ routes }) =>
            routes.filter(({ via }) => via === 'peering').map(({ destination }) => destination),
          )
          expect(peered).toEqual(rescaleVpc.cidrs)
        }
        expect(picture.rescale.routeTables.map(({ name }) => name)).toEqual(
          rescaleVpc.routeTableIds,
        )
      }),
    )
  })

  it('demands the external ID of the setup, of which it has four digits', () => {
    fc.assert(
      fc.property(pictured(), ({ picture, agreement }) => {
        const { setup } = agreement
        const [role] = picture.customer.roles.filter(({ kind }) => kind === 'rescale')
        expect(role?.externalIds).toEqual(
          setup === undefined ? [] : [`${setup.externalId.slice(0, -28)}…`],
        )
        expect(JSON.stringify(picture)).not.toContain(
          setup?.externalId.slice(0, -27) ?? 'sts:ExternalId',
        )
      }),
    )
  })
})
