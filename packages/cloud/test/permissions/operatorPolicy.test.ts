/** No call of the adapters is forgotten in the policies of those who make it. */
import { readFileSync } from 'node:fs'

import { AccountId, Region, VpcId } from '@byoa/core/iam/identity'
import { operatorPolicy } from '@byoa/core/iam/operators'
import { actionsOfTier } from '@byoa/core/iam/permissions'
import type { Party } from '@byoa/core/values'
import { valid } from '@byoa/testing'
import { expect, test } from 'vitest'

import { customerConsoleDryRuns } from '../../src/permissions/customerConsoleDryRuns.ts'
import { rescaleDryRuns } from '../../src/permissions/rescaleDryRuns.ts'

const scope = {
  region: valid('us-east-1', Region),
  customerAccountId: valid('111122223333', AccountId),
  rescaleAccountId: valid('999988887777', AccountId),
  rescaleVpcId: valid('vpc-0123456789abcdef0', VpcId),
  connectionName: 'acme',
  stackName: 'rescale-byoa-acme',
  includesRemoval: true,
  peeringDns: true,
}

const grantedTo = (party: Party): ReadonlyArray<string> =>
  operatorPolicy(party, scope).Statement.flatMap(({ Action }) => Action)

const granted = new Set([
  ...grantedTo('rescale'),
  ...grantedTo('customer'),
  ...actionsOfTier('compute').map(({ action }) => action),
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

test.each([
  ['rescale', rescaleDryRuns],
  ['customer', customerConsoleDryRuns],
] as const)('the preflight of %s asks of each call once, or says why not', (party, dryRuns) => {
  const asked = [...dryRuns.runs, ...dryRuns.notCovered].map(({ action }) => action)
  expect(new Set(asked).size).toBe(asked.length)
  expect(grantedTo(party)).toEqual(expect.arrayContaining(asked))
  for (const { reason } of dryRuns.notCovered) expect(reason).toMatch(/^\S.* .*\S$/)
})
