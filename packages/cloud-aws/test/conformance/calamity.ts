/**
 * Letting the next call of an action go wrong where the AWS behind the clients never does: before
 * it goes out, or after its answer came. What is thrown is what the SDK throws once it has retried
 * in vain.
 */
import { type EC2Client, EC2ServiceException } from '@aws-sdk/client-ec2'
import {
  type CloudFormationClient,
  CloudFormationServiceException,
} from '@aws-sdk/client-cloudformation'
import type { CloudFault, CloudScene } from '@byoa/testing/cloud-conformance'
import type { InitializeMiddleware } from '@smithy/types'

/** Action → what becomes of its next call. */
type Plan = Map<string, CloudFault>

type Thrower = (code: string, httpStatusCode: number) => Error

const codes: Readonly<
  Record<Exclude<CloudFault, 'timeout-after-effect'>, readonly [string, number]>
> = {
  throttle: ['RequestLimitExceeded', 503],
  refuse: ['UnauthorizedOperation', 403],
}

const striking =
  <Input extends object, Output extends object>(
    plan: Plan,
    errorOf: Thrower,
  ): InitializeMiddleware<Input, Output> =>
  (next, { commandName = '' }) =>
  async (call) => {
    const action = commandName.replace(/Command$/, '')
    const fault = plan.get(action)
    plan.delete(action)
    if (fault === undefined) return next(call)
    if (fault !== 'timeout-after-effect') throw errorOf(...codes[fault])
    await next(call)
    throw Object.assign(new Error('nobody heard the answer'), { name: 'TimeoutError' })
  }

const partsOf = (code: string, httpStatusCode: number) =>
  ({
    name: code,
    message: 'so it was planned',
    $fault: 'client',
    $metadata: { httpStatusCode },
  }) as const

/** Makes the given clients liable to misfortune; returns how to call it down. */
export const liable = (clients: {
  readonly ec2: ReadonlyArray<EC2Client>
  readonly cloudFormation: ReadonlyArray<CloudFormationClient>
}): NonNullable<CloudScene['strike']> => {
  const plan: Plan = new Map()
  const place = { step: 'initialize' } as const
  for (const { middlewareStack } of clients.ec2) {
    const errorOf: Thrower = (...error) => new EC2ServiceException(partsOf(...error))
    middlewareStack.add(striking(plan, errorOf), place)
  }
  for (const { middlewareStack } of clients.cloudFormation) {
    const errorOf: Thrower = (...error) => new CloudFormationServiceException(partsOf(...error))
    middlewareStack.add(striking(plan, errorOf), place)
  }
  return (action, fault) => {
    plan.set(action, fault)
  }
}
