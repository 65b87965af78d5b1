import type { KnownState } from '@byoa/core/onboarding'
import { type Inventory, holdCidr, withCustomerNetworks } from '@byoa/core/network'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { RescalePorts } from './Onboardings.ts'

/** Everything that a block proposed for an onboarding must not overlap now. */
export const inventoryFor = (
  { store, directory }: Pick<RescalePorts, 'store' | 'directory'>,
  { rescaleVpc, request, onboardingId }: KnownState,
): TE.TaskEither<Failure, Inventory> =>
  pipe(
    TE.Do,
    TE.bind('known', () => directory.inventory(rescaleVpc.vpcId)),
    TE.bind('held', () => store.heldCidrs(rescaleVpc.vpcId)),
    TE.map(({ known, held }) =>
      held
        .filter((block) => block.onboardingId !== onboardingId)
        .reduce((inventory, { cidr }) => holdCidr(inventory, cidr), known),
    ),
    TE.map((inventory) => withCustomerNetworks(inventory, request.customerNetworks)),
  )
