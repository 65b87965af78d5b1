/** Worlds to test on, in memory, and values written out in a test. */
export {
  type ConnectedWorld,
  type MemoryWorld,
  type MemoryWorldOptions,
  connectedWorld,
  memoryWorld,
  rescalePortsOn,
} from './memoryWorld.ts'
export { type Played, playTo, stateOf } from './playTo.ts'
export {
  accountId,
  cidr,
  companyCode,
  externalId,
  instant,
  onboardingId,
  peeringId,
  region,
  roleArn,
  routeTableId,
  subnetId,
  vpcId,
} from './literals.ts'
