/** What AWS does and moto does not, in a run of both parties on a moto server. */
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { assumeRoleAllowed, parsePolicyText, readPolicy } from '@byoa/core/iam/policy'
import { parseRoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'

import type { FrontError, Judge } from './runAwsFront.ts'
import type { ProfileKeys } from './runAwsStage.ts'

const region = 'us-east-1'

const denied: FrontError = { code: 'AccessDenied', message: 'Not authorized.', status: 403 }

interface TrustJudgeOptions {
  readonly endpoint: string
  /** The customer's, who may look at its roles. */
  readonly keys: ProfileKeys
  readonly rescaleAccountId: string
}

/**
 * What AWS does and moto does not: weighs the trust policy of the role, which moto keeps and does
 * not read.
 */
export const trustJudge = ({ endpoint, keys, rescaleAccountId }: TrustJudgeOptions): Judge => {
  const { sessionToken, ...pair } = keys
  const credentials = { ...pair, ...(sessionToken === undefined ? {} : { sessionToken }) }
  const iam = new IAMClient({ endpoint, region, credentials })
  const principal = {
    type: 'role-session',
    arn: `arn:aws:sts::${rescaleAccountId}:assumed-role/administrator/moto`,
    accountId: rescaleAccountId,
    roleArn: `arn:aws:iam::${rescaleAccountId}:role/administrator`,
  } as const
  return async ({ action, parameters }) => {
    if (action !== 'sts:AssumeRole') return undefined
    const roleArn = parseRoleArn(parameters.get('RoleArn') ?? '')
    if (E.isLeft(roleArn)) return denied
    const RoleName = roleArn.right.slice(roleArn.right.lastIndexOf('/') + 1)
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
    const trust = parsePolicyText(Role?.AssumeRolePolicyDocument ?? '')
    if (E.isLeft(trust)) return denied
    const externalId = parameters.get('ExternalId')
    const { decision } = assumeRoleAllowed(readPolicy(trust.right), {
      roleArn: roleArn.right,
      principal,
      ...(externalId === null ? {} : { externalId }),
    })
    return decision === 'allowed' ? undefined : denied
  }
}
