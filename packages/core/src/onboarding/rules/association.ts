import type { VpcSnapshot } from '../../inspection/snapshots.ts'
import { type Decision, emit, inOrder, noEvents } from '../Decision.ts'
import { addSeconds } from '../../values/Instant.ts'
import type { Origin } from '../OnboardingEvent.ts'
import type { StateWithStack } from '../OnboardingState.ts'
import { secondaryCidrSeconds } from '../waits.ts'

/**
 * Records which secondary blocks the VPC has, and which it no longer has: the latter are held again
 * until the customer associates them.
 */
export const associations = (
  { secondaryCidrs }: StateWithStack,
  command: Origin,
  vpc: VpcSnapshot | undefined,
): Decision =>
  vpc === undefined
    ? noEvents
    : inOrder(
        ...secondaryCidrs
          .filter(({ cidr, isAssociated }) => isAssociated !== vpc.cidrs.includes(cidr))
          .map(({ cidr, isAssociated }) =>
            isAssociated
              ? emit(command, 'SecondaryCidrDisassociated', {
                  cidr,
                  expiresAt: addSeconds(command.at, secondaryCidrSeconds),
                })
              : emit(command, 'SecondaryCidrAssociated', { cidr }),
          ),
      )
