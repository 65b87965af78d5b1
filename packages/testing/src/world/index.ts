/** In-memory worlds for tests, and functions for literal values. */
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
