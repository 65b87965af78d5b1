/** Plausible commands about secondary blocks of the customer's VPC. */
import { Ipv4Cidr, contains, findAssociationProblems, toBlock } from '@byoa/core/network'
import type { StateWithStack } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as fc from 'fast-check'

import { record } from '../../record.ts'
import { valid } from '../../valid.ts'
import { type Choice, command } from './choice.ts'
import { emptyInventory, freeCidr } from './freeCidr.ts'

/** More would only slow down the sequences. */
const mostBlocks = 2

const ten = valid('10.0.0.0/8', Ipv4Cidr)

/** Blocks of `freeCidr` can be added only to a VPC whose primary block is also in 10.0.0.0/8. */
const isExtensible = ({ stack, secondaryCidrs }: StateWithStack): boolean =>
  secondaryCidrs.length < mostBlocks && contains(toBlock(ten), toBlock(stack.vpcCidr))

const mayJoin = ({ stack, secondaryCidrs, rescaleVpc }: StateWithStack, added: Ipv4Cidr): boolean =>
  findAssociationProblems({
    existing: [stack.vpcCidr, ...secondaryCidrs.map(({ cidr }) => cidr)],
    routes: rescaleVpc.cidrs,
    added,
  }).length === 0

const propose = (state: StateWithStack, at: Instant): Choice => ({
  weight: 2,
  arbitrary: command(
    'ProposeSecondaryCidr',
    { by: 'customer', at },
    record({
      cidr: freeCidr.filter((cidr) => mayJoin(state, cidr)),
      inventory: emptyInventory(state.rescaleVpc),
    }),
  ),
})

const release = (cidr: Ipv4Cidr, at: Instant): Choice => ({
  weight: 2,
  arbitrary: command('ReleaseSecondaryCidr', { by: 'rescale', at }, fc.constant({ cidr })),
})

/** Returns proposals of secondary blocks, and releases of unused ones. */
export const secondaryCidrChoices = (state: StateWithStack, at: Instant): ReadonlyArray<Choice> => [
  ...(isExtensible(state) ? [propose(state, at)] : []),
  ...state.secondaryCidrs
    .filter(({ isAssociated }) => !isAssociated)
    .map(({ cidr }) => release(cidr, at)),
]
