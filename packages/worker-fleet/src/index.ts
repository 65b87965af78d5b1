/** Fleets of worker processes, for tests and measurements. */
export type { FleetPlan } from './FleetPlan.ts'
export { type FleetRun, playFleet } from './playFleet.ts'
export { violations } from './violations.ts'
