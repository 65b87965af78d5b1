/** How often to poll, and for how long. */
export interface Patience {
  readonly everySeconds: number
  /** 0: poll once. */
  readonly atMostSeconds: number
}

/** The polling of each asynchronous change in AWS. */
export interface Patiences {
  /**
   * Propagation of a new role or a changed trust policy to STS: seconds, rarely more than a minute.
   */
  readonly iam: Patience
  /** Validation of a peering request by AWS. */
  readonly peeringRequest: Patience
  /** Visibility of a peering in the other account. */
  readonly peeringVisible: Patience
  /** Activation of an accepted peering. */
  readonly peeringActive: Patience
  /** Association of a block with a VPC. */
  readonly vpcCidr: Patience
  /** Visibility of a written route. */
  readonly routes: Patience
  /** Creation, update or deletion of a stack. */
  readonly stack: Patience
}

/**
 * The default polling.
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

/** Polls once, for simulated time. */
export const noPatience: Patiences = {
  iam: once,
  peeringRequest: once,
  peeringVisible: once,
  peeringActive: once,
  vpcCidr: once,
  routes: once,
  stack: once,
}
