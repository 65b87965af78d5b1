/** No call of the adapters is forgotten in the policies of those who make it. */
import { readFileSync } from 'node:fs'

import { operatorPolicy } from '@byoa/core/cloudformation'
import { AccountId, Region, VpcId } from '@byoa/core/iam/identity'
import { actionsOfTier } from '@byoa/core/iam/permissions'
import { valid } from '@byoa/testing'
import { expect, test } from 'vitest'

const scope = {
  region: valid('us-east-1', Region),
  customerAccountId: valid('111122223333', AccountId),
  rescaleAccountId: valid('999988887777', AccountId),
  rescaleVpcId: valid('vpc-0123456789abcdef0', VpcId),
  connectionName: 'acme',
  stackName: 'rescale-byoa-acme',
  includesRemoval: true,
}

const granted = new Set([
  ...(['rescale', 'customer'] as const).flatMap((party) =>
    operatorPolicy(party, scope).Statement.flatMap(({ Action }) => Action),
  ),
  ...actionsOfTier('connect').map(({ action }) => action),
  // Nobody needs a permission for it.
  'sts:GetCallerIdentity',
])

/** The calls of a service, as the record of AWS names them. */
const callsOf = (file: string): ReadonlyArray<string> => {
  const text = readFileSync(new URL(`../../src/aws/${file}.ts`, import.meta.url), 'utf8')
  return [...text.matchAll(/readonly (\w+): AwsCall</g)].map(
    ([, name = '']) => name.charAt(0).toUpperCase() + name.slice(1),
  )
}

const services = [
  ['Ec2', 'ec2'],
  ['Iam', 'iam'],
  ['CloudFormation', 'cloudformation'],
  ['Sts', 'sts'],
  ['Aws', 'sts'],
] as const

test.each(services)('every call of %s is granted to somebody', (file, prefix) => {
  const calls = callsOf(file)
  expect(calls.length).toBeGreaterThan(0)
  expect(calls.map((name) => `${prefix}:${name}`).filter((action) => !granted.has(action))).toEqual(
    [],
  )
})
