/** Callers for the tests of policies, written out so that no code under test makes them. */
import type { Caller, RoleSessionCaller } from '../../src/iam/policy/AccessRequest.ts'

/** A session of a role; the session's own ARN drops the path of the role. */
export const sessionOf = (roleArn: string, sessionName = 'onboarding'): RoleSessionCaller => {
  const [, partition = '', , , accountId = ''] = roleArn.split(':')
  const name = roleArn.split('/').at(-1) ?? ''
  const arn = `arn:${partition}:sts::${accountId}:assumed-role/${name}/${sessionName}`
  return { type: 'role-session', arn, accountId, roleArn, uniqueId: 'AROAEXAMPLEROLEID001' }
}

export const rootOf = (accountId: string, partition = 'aws'): Caller => ({
  type: 'root',
  arn: `arn:${partition}:iam::${accountId}:root`,
  accountId,
})

export const userOf = (accountId: string, name: string, partition = 'aws'): Caller => ({
  type: 'user',
  arn: `arn:${partition}:iam::${accountId}:user/${name}`,
  accountId,
  uniqueId: 'AIDAEXAMPLEUSERID001',
})

export const federatedUserOf = (accountId: string, name: string): Caller => ({
  type: 'federated-user',
  arn: `arn:aws:sts::${accountId}:federated-user/${name}`,
  accountId,
})

export const service: Caller = { type: 'service', arn: 'ec2.amazonaws.com', accountId: '' }

export const federated: Caller = {
  type: 'federated',
  arn: 'arn:aws:iam::111122223333:saml-provider/Corporate',
  accountId: '111122223333',
}

export const anonymous: Caller = { type: 'anonymous', arn: '*', accountId: '' }

export const customerRole = 'arn:aws:iam::111122223333:role/rescale/RescaleRole'
