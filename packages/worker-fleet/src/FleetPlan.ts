/** What a fleet plays. */
export interface FleetPlan {
  readonly seed: number
  readonly onboardings: number
  readonly processes: number
  /** How many onboardings a process works on at once. */
  readonly concurrency: number
  /** How many workers are killed with SIGKILL, each at most so long after it began to work. */
  readonly kills: number
  readonly killSeconds: number
  /** Whether the database is killed once. */
  readonly killsDatabase: boolean
  /** The share of the workers' calls with a fault. */
  readonly faultShare: number
  /** How much longer than on the sandbox the workers' calls take. */
  readonly latencyMilliseconds: number
  readonly atMostSeconds: number
}
