import { type Action, answer } from '../Action.ts'
import type { GetCallerIdentityRequest } from './StsInputs.ts'

export interface CallerIdentityOutput {
  readonly Account: string
  readonly Arn: string
  readonly UserId: string
}

/**
 * GetCallerIdentity needs no permission and cannot be denied.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity: Action<GetCallerIdentityRequest, CallerIdentityOutput> = {
  permission: 'sts:GetCallerIdentity',
  needs: () => [],
  run: ({ world, accountId, identity: { caller } }) => {
    const uniqueId =
      caller.type === 'role-session' || caller.type === 'user' ? caller.uniqueId : undefined
    const session = caller.type === 'role-session' ? `:${caller.arn.split('/').at(-1) ?? ''}` : ''
    return answer(world, {
      Account: accountId,
      Arn: caller.arn,
      UserId: uniqueId === undefined ? accountId : `${uniqueId}${session}`,
    })
  },
}
