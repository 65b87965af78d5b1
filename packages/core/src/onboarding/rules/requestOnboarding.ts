/** Opens an onboarding on the least loaded Rescale VPC of the Region that has room. */
import * as O from 'fp-ts/lib/Option.js'

import { refusalOfRequest } from '../../cloudformation/SetupTemplateError.ts'
import { partitionOfRegion } from '../../iam/identity/Partition.ts'
import { chooseRescaleVpc } from '../../network/RescaleVpc.ts'
import { usualZoneCount } from '../../network/zones.ts'
import { isSameData } from '../../values/isSameData.ts'
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'
import { type OnboardingRequest, connectionNameOf } from '../OnboardingRequest.ts'
import type { Rejection } from '../Rejection.ts'

/**
 * A boundary policy must live where the role will: the customer's account, or AWS's own, in the
 * Region's partition.
 */
const boundaryProblem = (request: OnboardingRequest): Rejection | undefined => {
  const [, partition, , , accountId] = (request.permissionsBoundaryArn ?? '').split(':')
  if (partition === undefined || accountId === undefined) return undefined
  const expected = partitionOfRegion(request.region)
  if (partition !== expected) {
    return { _tag: 'BoundaryPartitionDisagrees', expected, actual: partition }
  }
  return accountId === request.accountId || accountId === 'aws'
    ? undefined
    : { _tag: 'BoundaryAccountDisagrees', expected: request.accountId, actual: accountId }
}

/** Without names, the stack takes the first zones that the account sees. */
const zoneProblem = ({ region, zoneCount, zoneIds }: OnboardingRequest): Rejection | undefined =>
  zoneIds === undefined && zoneCount > usualZoneCount(region)
    ? { _tag: 'TooManyZones', region, zoneCount, usualZoneCount: usualZoneCount(region) }
    : undefined

/** What no template could be made of. */
const setupProblem = (request: OnboardingRequest): Rejection | undefined => {
  const error = refusalOfRequest({
    ...request,
    customerAccountId: request.accountId,
    connectionName: connectionNameOf(request),
  })
  return error === undefined ? undefined : { _tag: 'SetupImpossible', error }
}

export const requestOnboarding: AnyCommandRule<'RequestOnboarding'> = commandRule({
  by: ['customer'],
  permitted: ['NotRequested'],
  isSettled: (state, { data }) =>
    state.status !== 'NotRequested' &&
    state.onboardingId === data.onboardingId &&
    isSameData(state.request, data.request),
  decide: (_state, command) => {
    const { onboardingId, request, candidates, checkSet, openOnboardingId } = command.data
    const problem = boundaryProblem(request) ?? zoneProblem(request) ?? setupProblem(request)
    if (problem !== undefined) return refuse(problem)
    if (openOnboardingId !== undefined) {
      return refuse({ _tag: 'AlreadyOpen', onboardingId: openOnboardingId })
    }
    const chosen = chooseRescaleVpc(candidates, request.region)
    if (O.isNone(chosen)) return refuse({ _tag: 'NoRescaleVpcWithRoom', region: request.region })
    // Trust that names its own account would let everybody in it act as the customer.
    if (chosen.value.accountId === request.accountId) {
      return refuse({ _tag: 'AccountIsRescales', accountId: request.accountId })
    }
    return emit(command, 'OnboardingRequested', {
      onboardingId,
      request,
      rescaleVpc: chosen.value,
      checkSet,
    })
  },
})
