/** Plausible observations of the role and the VPC. */
import { partitionOfRegion } from '@byoa/core/iam/identity'
import { renderPolicy } from '@byoa/core/iam/policy'
import { trustPolicy } from '@byoa/core/iam/trust'
import { type StateWithStack, expectedVpc } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as fc from 'fast-check'

import { brokenVpc } from '../../inspection/brokenVpc.ts'
import { matchingVpc } from '../../inspection/matchingVpc.ts'
import { roleProbe, soundProbe } from '../../inspection/roleProbe.ts'
import { record } from '../../record.ts'
import { refusedAction } from '../refusedAction.ts'
import { wideTrustPolicyText } from '../trustPolicyText.ts'
import { type Choice, mostly, observation } from './choice.ts'

/** Returns probes with the ID in force; during a rotation see `rotationChoices`. */
const probeRole = (state: StateWithStack, at: Instant): Choice => ({
  weight: state.rotation === undefined && state.role.outcome !== 'verified' ? 25 : 3,
  arbitrary: observation(
    'RecordRoleProbe',
    { state, at },
    record({
      roleArn: fc.constant(state.stack.roleArn),
      probe: mostly(fc.constant(soundProbe), roleProbe()),
      externalId: fc.constant(state.setup.externalId),
    }),
  ),
})

const agreedTrust = ({ request, setup, rotation }: StateWithStack): string =>
  renderPolicy(
    trustPolicy({
      partition: partitionOfRegion(request.region),
      rescaleAccountId: setup.rescaleAccountId,
      ...(setup.rescaleRoleArn === undefined ? {} : { rescaleRoleArn: setup.rescaleRoleArn }),
      externalIds:
        rotation === undefined ? [setup.externalId] : [setup.externalId, rotation.nextExternalId],
    }),
  )

/** Sometimes the role cannot read its own policy. */
const readTrust = (state: StateWithStack, at: Instant): Choice => ({
  weight: state.trust.outcome === 'rejected' ? 25 : 3,
  arbitrary: observation(
    'RecordRoleTrust',
    { state, at },
    mostly(
      record({
        roleArn: fc.constant(state.stack.roleArn),
        trustPolicy: mostly(fc.constant(agreedTrust(state)), wideTrustPolicyText),
      }),
      fc.constant({ roleArn: state.stack.roleArn }),
    ),
  ),
})

const refuseAccess = (state: StateWithStack, at: Instant): Choice => ({
  weight: 1,
  arbitrary: observation(
    'RecordAccessRefused',
    { state, at },
    record({ roleArn: fc.constant(state.stack.roleArn), action: refusedAction() }),
  ),
})

/** Returns observations of the role, as long as there is a stack. */
export const roleChoices = (state: StateWithStack, at: Instant): ReadonlyArray<Choice> => [
  probeRole(state, at),
  readTrust(state, at),
  refuseAccess(state, at),
]

const isVpcProven = ({ vpc, accessLost }: StateWithStack): boolean =>
  vpc.outcome === 'verified' && accessLost === undefined

/** Returns observations of the VPC: as agreed, different, or not visible. */
export const vpcChoice = (state: StateWithStack, at: Instant): Choice => {
  const { vpcId } = state.stack
  const expected = expectedVpc(state)
  const seen = fc
    .oneof(
      matchingVpc(expected),
      mostly(
        matchingVpc(expected),
        brokenVpc(expected).map(({ vpc }) => vpc),
      ),
    )
    .map((vpc) => ({ vpcId, vpc }))
  return {
    weight: isVpcProven(state) ? 3 : 25,
    arbitrary: observation(
      'RecordVpcInspection',
      { state, at },
      mostly(seen, fc.constant({ vpcId })),
    ),
  }
}
