/**
 * What calls say of stacks, as stacks keep it.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
import type { Stack, StackPhase } from '../../world/Stack.ts'
import type { World } from '../../world/World.ts'
import type { Context } from '../Action.ts'
import type { CreateStackInput } from './CloudFormationInputs.ts'
import { phaseOf } from './stackRecords.ts'
import type { ParameterValues } from './templateParameters.ts'

// tokens

export interface TokenInput {
  /** A call that comes again with the same token begins nothing new. */
  readonly ClientRequestToken?: string
}

/** Returns a token as phases keep it. */
export const kept = (token: string | undefined): Pick<StackPhase, 'token'> =>
  token === undefined ? {} : { token }

/** Returns a stack whose next operation has the token of a call. */
export const withToken = (stack: Stack, { ClientRequestToken }: TokenInput): Stack => {
  const { token: _last, ...phase } = stack.phase
  return { ...stack, phase: { ...phase, ...kept(ClientRequestToken) } }
}

/** Tells whether the operation that ran last was begun by the same call. */
export const isRepeated = ({ phase }: Stack, { ClientRequestToken: token }: TokenInput): boolean =>
  token !== undefined && phase.token === token

// stacks

/** Returns the parameters of a stack as it keeps them; absent without any. */
export const keptParameters = (parameters: ParameterValues): Pick<Stack, 'parameters'> =>
  Object.keys(parameters).length === 0 ? {} : { parameters }

/** Returns the role of a stack as it keeps it; absent without one. */
export const keptRole = (roleArn: string | undefined): Pick<Stack, 'roleArn'> =>
  roleArn === undefined ? {} : { roleArn }

interface Opening {
  readonly world: World
  readonly id: string
  readonly templateBody: string
  readonly description: string
}

/** Returns a stack with nothing in it yet. */
export const newStack = (
  { accountId, region }: Context,
  input: CreateStackInput,
  { world, id, templateBody, description }: Opening,
): Stack => ({
  id,
  accountId,
  region,
  tags: input.Tags ?? [],
  name: input.StackName,
  templateBody,
  description,
  capabilities: input.Capabilities ?? [],
  terminationProtection: input.EnableTerminationProtection ?? false,
  createdAt: world.now,
  ...kept(input.ClientRequestToken),
  ...keptRole(input.RoleARN),
  phase: phaseOf(world, 'CREATE_IN_PROGRESS', {
    after: 'CREATE_COMPLETE',
    ...kept(input.ClientRequestToken),
  }),
  resources: [],
  outputs: [],
  events: [],
})
