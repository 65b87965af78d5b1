// the ports, and the cell under them
export {
  type MemoryCloud,
  type MemoryCloudOptions,
  createMemoryCloud,
} from './createMemoryCloud.ts'
export type { CallRecord } from './Exchange.ts'
export type { Fault, FaultKind } from './FaultPlan.ts'
export { memoryIds } from './memoryIds.ts'

// Rescale's side
export { defaultRescale } from './rescale/defaultRescale.ts'
export type {
  PlacedAccount,
  PlacedVpc,
  RescaleInfrastructure,
  RescaleWorld,
} from './rescale/RescaleInfrastructure.ts'
export { memoryDirectory } from './rescale/memoryDirectory.ts'
export {
  type CustomerAccount,
  type RescaleWorldOptions,
  rescaleWorld,
  withCustomerAccount,
} from './rescale/rescaleWorld.ts'

// the world
export { type World, type WorldStart, advanceTime, emptyWorld } from './world/World.ts'
export {
  type Delays,
  type OpenPoints,
  type Quotas,
  type Settings,
  type SettingsChange,
  changeSettings,
  defaultSettings,
} from './world/Settings.ts'
export { type NewAccount, administratorKeyOf, withAccount } from './world/withAccount.ts'
export { withServiceControlPolicy } from './world/withServiceControlPolicy.ts'
export { type Zone, type ZoneViewer, zonesOf } from './world/zones.ts'

// calls
export type { AwsError } from './aws/AwsError.ts'
export type { ActionName, InputOf, OutputOf } from './aws/actions.ts'
export { type Call, type CallOf, type Caller, apply } from './aws/apply.ts'
