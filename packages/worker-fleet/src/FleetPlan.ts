/** What a fleet plays. */
export interface FleetPlan {
  readonly seed: number
  readonly onboardings: number
  readonly processes: number
  /** How many workers are killed with SIGKILL, each at most so long after it began to work. */
  readonly kills: number
  readonly killSeconds: number
  /** Whether the database is killed once. */
  readonly killsDatabase: boolean
  readonly faultShare: number
  readonly atMostSeconds: number
}
