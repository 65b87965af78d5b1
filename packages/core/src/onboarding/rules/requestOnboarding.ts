/** Opens an onboarding on the least loaded Rescale VPC of the Region that has room. */
import * as O from 'fp-ts/lib/Option.js'

import { refusalOfRequest } from '../../cloudformation/SetupTemplateError.ts'
import { chooseRescaleVpc } from '../../network/RescaleVpc.ts'
import { refusalOfZones } from '../../network/refusalOfZones.ts'
import { isSameData } from '../../values/isSameData.ts'
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'
import { type OnboardingRequest, connectionNameOf } from '../OnboardingRequest.ts'
import type { Rejection } from '../Rejection.ts'

/** Requests for which no template can be rendered; the only ARN in a request is the boundary's. */
const setupProblem = (request: OnboardingRequest): Rejection | undefined => {
  const error = refusalOfRequest({
    ...request,
    customerAccountId: request.accountId,
    connectionName: connectionNameOf(request),
  })
  if (error?._tag === 'ForeignAccount') {
    const { expected, accountId: actual } = error
    return { _tag: 'BoundaryAccountDisagrees', expected, actual }
  }
  if (error?._tag === 'ForeignPartition') {
    const { expected, partition: actual } = error
    return { _tag: 'BoundaryPartitionDisagrees', expected, actual }
  }
  return error && { _tag: 'SetupImpossible', error }
}

export const requestOnboarding: AnyCommandRule<'RequestOnboarding'> = commandRule({
  by: ['customer'],
  permitted: ['NotRequested'],
  isSettled: (state, { data }) =>
    state.status !== 'NotRequested' &&
    state.onboardingId === data.onboardingId &&
    isSameData(state.request, data.request),
  decide: (_state, command) => {
    const { onboardingId, request, zones, candidates, checkSet, openOnboardingId } = command.data
    const problem = setupProblem(request) ?? refusalOfZones(request, zones)
    if (problem !== undefined) return refuse(problem)
    if (openOnboardingId !== undefined) {
      return refuse({ _tag: 'AlreadyOpen', onboardingId: openOnboardingId })
    }
    const chosen = chooseRescaleVpc(candidates, request.region)
    if (O.isNone(chosen)) return refuse({ _tag: 'NoRescaleVpcWithRoom', region: request.region })
    // A trust policy that names its own account would admit everybody in that account.
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
