/** Proposes the block of the customer's VPC: reviewed against everything held at that moment. */
import { type Inventory, type Ipv4Cidr, holdCidr, withCustomerNetworks } from '@byoa/core/network'
import type { OnboardingCommand, OnboardingId, OnboardingState } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'

type Ports = Pick<RescalePorts, 'store' | 'directory' | 'clock' | 'policy'>
type Open = Exclude<OnboardingState, { readonly status: 'NotRequested' }>

const inventoryFor =
  (
    { store, directory }: Ports,
    { rescaleVpc, request, onboardingId }: Open,
  ): TaskEither<Failure, Inventory> =>
  async () => {
    const known = await directory.inventory(rescaleVpc.vpcId)()
    if (E.isLeft(known)) return known
    const held = await store.heldCidrs(rescaleVpc.vpcId)()
    if (E.isLeft(held)) return held
    const others = held.right.filter((block) => block.onboardingId !== onboardingId)
    const inventory = others.reduce((all, { cidr }) => holdCidr(all, cidr), known.right)
    return E.right(withCustomerNetworks(inventory, request.customerNetworks))
  }

const prepare =
  (ports: Ports, cidr: Ipv4Cidr, state: Open): TaskEither<OnboardingError, OnboardingCommand> =>
  async () => {
    const inventory = await inventoryFor(ports, state)()
    if (E.isLeft(inventory)) return inventory
    return E.right({
      type: 'ProposeCidr',
      by: 'customer',
      at: ports.clock.now(),
      data: { cidr, inventory: inventory.right, leaseSeconds: ports.policy.leaseSeconds },
    })
  }

/**
 * Proposes a CIDR. A conflict is not an error but the event `CidrDeclined`, with every conflict and
 * alternatives.
 */
export const proposeCidr = (
  ports: Ports,
  onboardingId: OnboardingId,
  cidr: Ipv4Cidr,
): TaskEither<OnboardingError, Handled> =>
  handleCommand(ports.store, onboardingId, (state) =>
    state.status === 'NotRequested'
      ? async () => E.left({ _tag: 'UnknownOnboarding', onboardingId })
      : prepare(ports, cidr, state),
  )
