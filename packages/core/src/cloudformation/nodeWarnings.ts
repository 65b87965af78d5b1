/**
 * What a request asks for that its nodes will miss. Nodes with several network cards get no public
 * address, and in subnets that map public addresses nothing else leads out but the gateway endpoint
 * of S3: not to the internet, and not to the services of AWS that nodes call.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceNetworkInterfaceSpecification.html
 * @source https://docs.aws.amazon.com/parallelcluster/latest/ug/network-configuration-v3.html
 */
import { type InstanceFamily, typesWithSeveralCards } from '../network/networkCards.ts'
import type { Egress } from '../values/Egress.ts'
import { type SetupOptions, mapsPublicAddresses } from './SetupOptions.ts'

// model

/** Nodes that have no way out of the subnets that were chosen. */
export interface NodeWarning {
  readonly _tag: 'NoPublicAddress'
  readonly family: InstanceFamily
  readonly instanceTypes: ReadonlyArray<string>
  /** Where AWS says so. */
  readonly source: string
}

/** The part of a request that is about nodes. */
export interface NodeChoice extends Pick<SetupOptions, 'nodeSubnets' | 'tier'> {
  readonly egress: Egress
  readonly instanceFamilies?: ReadonlyArray<InstanceFamily>
}

// queries

const source = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html#network-cards'

/** Returns a warning for each family that needs private subnets and does not get them. */
export const findNodeWarnings = (choice: NodeChoice): ReadonlyArray<NodeWarning> => {
  const { instanceFamilies = [], tier } = choice
  if (tier === 'connect' || !mapsPublicAddresses(choice)) return []
  return [...new Set(instanceFamilies)].flatMap((family) => {
    const instanceTypes = typesWithSeveralCards(family)
    return instanceTypes.length === 0
      ? []
      : [{ _tag: 'NoPublicAddress' as const, family, instanceTypes, source }]
  })
}
