/**
 * Agrees on a secondary block of a VPC. It is held until the customer associates it with the VPC;
 * an inspection shows the association.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
import { reviewCidr } from '../../network/reviewCidr.ts'
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import { addSeconds } from '../../values/Instant.ts'
import { hasStack, statusesWithStack } from '../OnboardingState.ts'
import { cidrsOf } from '../ending.ts'
import { secondaryCidrSeconds } from '../waits.ts'

export const proposeSecondaryCidr: AnyCommandRule<'ProposeSecondaryCidr'> = commandRule({
  by: ['customer'],
  permitted: statusesWithStack,
  isSettled: (state, { data }) =>
    hasStack(state) && state.secondaryCidrs.some(({ cidr }) => cidr === data.cidr),
  decide: (state, command) => {
    const { cidr, inventory } = command.data
    const expected = state.rescaleVpc.vpcId
    if (inventory.rescaleVpcId !== expected) {
      return refuse({ _tag: 'InventoryOfOtherVpc', expected, actual: inventory.rescaleVpcId })
    }
    const addedTo = { existing: cidrsOf(state), routes: state.rescaleVpc.cidrs }
    const { verdict, findings, alternatives } = reviewCidr(
      inventory,
      { cidr, zoneCount: 1, addedTo },
      state.checkSet,
    )
    return verdict === 'accepted'
      ? emit(command, 'SecondaryCidrAgreed', {
          cidr,
          expiresAt: addSeconds(command.at, secondaryCidrSeconds),
          warnings: findings,
        })
      : refuse({ _tag: 'SecondaryCidrConflicts', cidr, findings, alternatives })
  },
})

export const releaseSecondaryCidr: AnyCommandRule<'ReleaseSecondaryCidr'> = commandRule({
  by: ['rescale'],
  permitted: statusesWithStack,
  decide: (state, command) => {
    const known = state.secondaryCidrs.find(({ cidr }) => cidr === command.data.cidr)
    if (known === undefined) return noEvents
    return known.isAssociated
      ? refuse({ _tag: 'SecondaryCidrInUse', cidr: known.cidr })
      : emit(command, 'SecondaryCidrReleased', { cidr: known.cidr })
  },
})
