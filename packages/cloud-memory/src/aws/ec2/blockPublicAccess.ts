/**
 * VPC Block Public Access of an account in a Region. Nothing is excluded from it, and no
 * organization manages it.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessOptions.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_BlockPublicAccessStates.html
 */
import * as Table from '../../world/Table.ts'
import {
  type AccountRegion,
  type BlockPublicAccess,
  type World,
  accountOf,
  putAccount,
} from '../../world/World.ts'
import { type Action, answer, onEverything } from '../Action.ts'
import { dateOf } from '../dateOf.ts'
import type {
  DescribeVpcBlockPublicAccessOptionsRequest,
  ModifyVpcBlockPublicAccessOptionsRequest,
} from './Ec2Inputs.ts'

// model

export interface BlockPublicAccessOutput {
  readonly InternetGatewayBlockMode: BlockPublicAccess['mode']
}

export interface BlockPublicAccessOptionsOutput extends BlockPublicAccessOutput {
  readonly AwsAccountId: string
  readonly AwsRegion: string
  readonly State: 'default-state' | 'update-complete' | 'update-in-progress'
  readonly LastUpdateTimestamp?: Date
  readonly ManagedBy: 'account'
  readonly ExclusionsAllowed: 'allowed'
}

type Options = { readonly VpcBlockPublicAccessOptions: BlockPublicAccessOptionsOutput }

// queries

const changedIn = (
  world: World,
  { accountId, region }: AccountRegion,
): BlockPublicAccess | undefined =>
  Table.get(accountOf(world, accountId)?.blockPublicAccess ?? {}, region)

/** Returns the state of a VPC or a subnet. */
export const blockPublicAccessIn = (world: World, at: AccountRegion): BlockPublicAccessOutput => ({
  InternetGatewayBlockMode: changedIn(world, at)?.mode ?? 'off',
})

const optionsIn = (world: World, at: AccountRegion): BlockPublicAccessOptionsOutput => {
  const changed = changedIn(world, at)
  return {
    AwsAccountId: at.accountId,
    AwsRegion: at.region,
    State: changed === undefined ? 'default-state' : 'update-complete',
    ...blockPublicAccessIn(world, at),
    ...(changed === undefined ? {} : { LastUpdateTimestamp: dateOf(changed.changedAt) }),
    ManagedBy: 'account',
    ExclusionsAllowed: 'allowed',
  }
}

// actions

export const describeVpcBlockPublicAccessOptions: Action<
  DescribeVpcBlockPublicAccessOptionsRequest,
  Options
> = {
  permission: 'ec2:DescribeVpcBlockPublicAccessOptions',
  needs: onEverything,
  run: (context) =>
    answer(context.world, { VpcBlockPublicAccessOptions: optionsIn(context.world, context) }),
}

/** Takes effect at once; the answer is that of AWS, where a change takes minutes. */
export const modifyVpcBlockPublicAccessOptions: Action<
  ModifyVpcBlockPublicAccessOptionsRequest,
  Options
> = {
  permission: 'ec2:ModifyVpcBlockPublicAccessOptions',
  needs: onEverything,
  run: (context, { InternetGatewayBlockMode: mode }) => {
    const account = accountOf(context.world, context.accountId) ?? context.identity.account
    const changed = { mode, changedAt: context.world.now }
    const blockPublicAccess = Table.put(account.blockPublicAccess ?? {}, context.region, changed)
    const world = putAccount(context.world, { ...account, blockPublicAccess })
    return answer(world, {
      VpcBlockPublicAccessOptions: { ...optionsIn(world, context), State: 'update-in-progress' },
    })
  },
}
