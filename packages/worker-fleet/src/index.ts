/** Fleets of worker processes, for tests and measurements. */
export { type FleetPlan, type FleetRun, playFleet } from './playFleet.ts'
export { violations } from './violations.ts'
