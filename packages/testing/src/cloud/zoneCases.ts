/** The zones that the customer's account sees. */
import { ZoneId } from '@byoa/core/iam/identity'
import { type AvailabilityZone, isZoneOf } from '@byoa/core/network'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, succeed } from './cloudHarness.ts'
import { templateFor } from './cloudSamples.ts'
import { seenVpc, withStack } from './cloudStory.ts'

const zonesIn = ({
  customerConsole,
  region,
}: CloudScene): Promise<ReadonlyArray<AvailabilityZone>> =>
  succeed(customerConsole.listZones({ region }))

/** The cases about zones. */
export const zoneCases = (declare: DeclareCase): void => {
  declare('are several of the Region, each once, with ID and name', async (scene) => {
    const { region } = scene
    const zones = await zonesIn(scene)
    expect(zones.length).toBeGreaterThanOrEqual(2)
    expect(new Set(zones.map(({ zoneId }) => zoneId)).size).toBe(zones.length)
    expect(new Set(zones.map(({ zoneName }) => zoneName)).size).toBe(zones.length)
    for (const { zoneId, zoneName } of zones) {
      expect(ZoneId.is(zoneId) && isZoneOf(region, zoneId)).toBe(true)
      expect(zoneName).toMatch(new RegExp(`^${region}[a-z]$`))
    }
  })

  declare('are where the subnets of a stack are', async (scene) => {
    const vpc = await seenVpc(scene, await withStack(scene))
    const names = (await zonesIn(scene)).map(({ zoneName }) => zoneName)
    expect(names).toEqual(
      expect.arrayContaining(vpc.subnets.map(({ availabilityZone }) => availabilityZone)),
    )
  })

  declare(
    'take a subnet each when a stack names them by ID',
    async (scene) => {
      const zones = (await zonesIn(scene)).toReversed().slice(0, 2)
      const zoneIds = zones.flatMap(({ zoneId }) => (ZoneId.is(zoneId) ? [zoneId] : []))
      const { body } = templateFor(scene, { zoneIds })
      const vpc = await seenVpc(scene, await withStack(scene, body))
      expect(vpc.subnets.map(({ availabilityZone }) => availabilityZone).toSorted()).toEqual(
        zones.map(({ zoneName }) => zoneName).toSorted(),
      )
    },
    ['zone-ids'],
  )
}
