import { actionsOfTier } from '@byoa/core/iam/permissions'
import {
  answer,
  awsError,
  customerVpcId,
  externalId,
  fakeAws,
  fakeWait,
  region,
  roleArn,
  routeTableId,
  setupOf,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerCloud } from '../../src/customerCloud.ts'
import { customerRoleActions } from '../../src/permissions/customerRoleDryRuns.ts'
import { vpcScripts } from '../vpc/vpcScripts.ts'

/** Every action that a document allows, wherever in it the statements stand. */
const allowedIn = (value: unknown): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap(allowedIn)
  if (typeof value !== 'object' || value === null) return []
  const { Effect, Action } = value as { readonly Effect?: unknown; readonly Action?: unknown }
  const actions = Effect === 'Allow' ? [Action].flat().map(String) : []
  return [...actions, ...Object.values(value).flatMap(allowedIn)]
}

/**
 * What the template of the `connect` tier lets the role do; the trust policy's own action is not
 * the role's.
 */
const granted = [
  ...new Set(
    allowedIn(setupOf(1, 'connect').template.Resources).filter(
      (action) => !action.startsWith('sts:'),
    ),
  ),
].sort()

const dryRunning = awsError('DryRunOperation', 'would have succeeded', 412)

const customer = () => {
  const aws = fakeAws({
    ...vpcScripts,
    AssumeRole: answer({
      Credentials: { AccessKeyId: 'ASIA1', SecretAccessKey: 'secret', SessionToken: 'token' },
    }),
    GetRole: answer({ Role: { Arn: roleArn, RoleName: 'Rescale', AssumeRolePolicyDocument: '' } }),
    DescribeAvailabilityZones: dryRunning,
    DescribeVpcEndpoints: dryRunning,
    DescribeVpcPeeringConnections: dryRunning,
  })
  const cloud = customerCloud({
    wait: fakeWait(),
    awsFor: aws.awsFor,
  })
  const called = () => [
    ...new Set(
      aws.received
        .filter(({ accessKeyId }) => accessKeyId === 'ASIA1')
        .map(({ service, action }) => `${service}:${action}`),
    ),
  ]
  return { cloud, called, access: { roleArn, externalId, region } }
}

/** Granted and asked for by the preflight, but by no operation of the port yet. */
const observedByNobodyYet = [
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcPeeringConnections',
]

describe('the calls through the customer role', () => {
  it('are those that the role is granted, and the role is granted no others', async () => {
    const { cloud, called, access } = customer()
    valid(await cloud.describeVpc({ ...access, vpcId: customerVpcId })())
    valid(await cloud.describeRouteTables({ ...access, routeTableIds: [routeTableId] })())
    valid(await cloud.readTrustPolicy(access)())
    valid(await cloud.preflightPermissions({ ...access, vpcId: customerVpcId })())
    expect(called().sort()).toEqual([...customerRoleActions])
    expect(granted).toEqual([...customerRoleActions])
  })

  it('are those that the list of actions gives the connect tier', () => {
    expect(actionsOfTier('connect').map(({ action }) => action)).toEqual([...customerRoleActions])
  })

  it('leave three grants to the preflight alone', async () => {
    const { cloud, called, access } = customer()
    valid(await cloud.describeVpc({ ...access, vpcId: customerVpcId })())
    valid(await cloud.describeRouteTables({ ...access, routeTableIds: [routeTableId] })())
    valid(await cloud.readTrustPolicy(access)())
    expect(granted.filter((action) => !called().includes(action))).toEqual(observedByNobodyYet)
  })
})
