/** How often to look, and how long to go on. */
export interface Patience {
  readonly everySeconds: number
  /** 0: look once. */
  readonly atMostSeconds: number
}

/** One patience for each thing that AWS does in its own time. */
export interface Patiences {
  /** A new role, or a changed trust policy, to reach STS: seconds, rarely more than a minute. */
  readonly iam: Patience
  /** A peering request to be checked by AWS. */
  readonly peeringRequest: Patience
  /** A peering to become visible in the other account. */
  readonly peeringVisible: Patience
  /** An accepted peering to become active. */
  readonly peeringActive: Patience
  /** A block to become associated with a VPC. */
  readonly vpcCidr: Patience
  /** A route that was written to show. */
  readonly routes: Patience
  /** A stack to be made, changed or deleted. */
  readonly stack: Patience
}

/**
 * How long to wait when nobody says otherwise.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 * @source https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
export const defaultPatiences: Patiences = {
  iam: { everySeconds: 5, atMostSeconds: 120 },
  peeringRequest: { everySeconds: 2, atMostSeconds: 30 },
  peeringVisible: { everySeconds: 5, atMostSeconds: 120 },
  peeringActive: { everySeconds: 2, atMostSeconds: 60 },
  vpcCidr: { everySeconds: 2, atMostSeconds: 60 },
  routes: { everySeconds: 1, atMostSeconds: 15 },
  stack: { everySeconds: 5, atMostSeconds: 1800 },
}

const once: Patience = { everySeconds: 1, atMostSeconds: 0 }

/** Looks once at everything, for worlds where time does not pass by itself. */
export const noPatience: Patiences = {
  iam: once,
  peeringRequest: once,
  peeringVisible: once,
  peeringActive: once,
  vpcCidr: once,
  routes: once,
  stack: once,
}
