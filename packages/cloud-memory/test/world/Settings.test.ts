import { changeSettings, defaultSettings } from '@byoa/cloud-memory'
import { expect, test } from 'vitest'

/**
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
test('quotas are those of a new account', () => {
  expect(defaultSettings.quotas).toEqual({
    vpcsPerRegion: 5,
    blocksPerVpc: 5,
    subnetsPerVpc: 200,
    routeTablesPerVpc: 200,
    routesPerTable: 500,
    activePeeringsPerVpc: 50,
    outstandingPeeringRequests: 25,
    securityGroupsPerRegion: 2500,
    rulesPerSecurityGroup: 60,
    addressesPerRegion: 5,
    natGatewaysPerZone: 5,
    interfaceEndpointsPerVpc: 50,
    gatewayEndpointsPerRegion: 20,
    rolesPerAccount: 1000,
    instanceProfilesPerAccount: 1000,
    managedPoliciesPerAccount: 1500,
    managedPoliciesPerRole: 10,
    versionsPerManagedPolicy: 5,
    managedPolicyCharacters: 6144,
    inlinePoliciesCharacters: 10_240,
    trustPolicyCharacters: 2048,
  })
})

test('nothing takes time', () => {
  expect(new Set(Object.values(defaultSettings.delays))).toEqual(new Set([0]))
})

test('a change leaves the other settings as they are', () => {
  const changed = changeSettings(defaultSettings, {
    delays: { stackSeconds: 7 },
    quotas: { vpcsPerRegion: 7 },
    openPoints: { identicalRouteSucceeds: true },
  })
  const { delays, quotas, openPoints } = defaultSettings
  expect(changed).toEqual({
    delays: { ...delays, stackSeconds: 7 },
    quotas: { ...quotas, vpcsPerRegion: 7 },
    openPoints: { ...openPoints, identicalRouteSucceeds: true },
  })
  expect(changeSettings(changed, {})).toEqual(changed)
})
