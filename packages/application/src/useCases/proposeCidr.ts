/** Proposes blocks for the customer's VPC, reviewed against everything that is held now. */
import type { Inventory, Ipv4Cidr } from '@byoa/core/network'
import {
  type OnboardingCommand,
  type OnboardingId,
  commandOf,
  type KnownState,
} from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { ofKnown } from './loadOnboarding.ts'
import { handleCommand } from './handleCommand.ts'
import { inventoryFor } from './inventoryFor.ts'

type Ports = Pick<RescalePorts, 'store' | 'directory' | 'clock'>

/** Decides a command with the current inventory. */
const proposing = (
  ports: Ports,
  onboardingId: OnboardingId,
  commandFor: (inventory: Inventory) => OnboardingCommand,
): TE.TaskEither<OnboardingError, CommandResult> =>
  handleCommand(
    ports.store,
    onboardingId,
    ofKnown(onboardingId, (state: KnownState) =>
      pipe(inventoryFor(ports, state), TE.map(commandFor)),
    ),
  )

/**
 * Proposes a CIDR, also to replace the held CIDR. A conflict is not an error but the event
 * `CidrDeclined`, with every conflict and alternatives.
 */
export const proposeCidr = (
  ports: Ports & Pick<RescalePorts, 'policy'>,
  onboardingId: OnboardingId,
  cidr: Ipv4Cidr,
): TE.TaskEither<OnboardingError, CommandResult> =>
  proposing(ports, onboardingId, (inventory) =>
    commandOf({ at: ports.clock.now(), by: 'customer' }, 'ProposeCidr', {
      cidr,
      inventory,
      leaseSeconds: ports.policy.leaseSeconds,
    }),
  )

/**
 * Proposes a secondary block for the VPC of a stack. Left with every conflict and alternatives when
 * it is not agreed.
 */
export const proposeSecondaryCidr = (
  ports: Ports,
  onboardingId: OnboardingId,
  cidr: Ipv4Cidr,
): TE.TaskEither<OnboardingError, CommandResult> =>
  proposing(ports, onboardingId, (inventory) =>
    commandOf({ at: ports.clock.now(), by: 'customer' }, 'ProposeSecondaryCidr', {
      cidr,
      inventory,
    }),
  )
