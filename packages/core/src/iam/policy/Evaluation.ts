/**
 * What an evaluation is made from and what it says.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { ReadPolicy } from './ReadPolicy.ts'

// model

/** The policies that bear on a request. An absent boundary or session policy limits nothing. */
export interface EvaluatedPolicies {
  /** Policies attached to the caller. */
  readonly identity?: ReadonlyArray<ReadPolicy>
  /** The policy of the resource; for a role that is its trust policy. */
  readonly resource?: ReadPolicy
  /** The permissions boundary of the caller. */
  readonly boundary?: ReadPolicy
  /** The policies passed when the session was made. */
  readonly session?: ReadonlyArray<ReadPolicy>
}

export type Decision = 'allowed' | 'implicitly-denied' | 'explicitly-denied' | 'unknown'

export type PolicyLayer = 'identity' | 'resource' | 'boundary' | 'session'

/** The statement that decided. */
export interface DecidingStatement {
  readonly layer: PolicyLayer
  /** Which policy of the layer, counted from 0. */
  readonly policyIndex: number
  /**
   * Which statement of the policy, counted from 0; absent when the policy as a whole is not
   * understood.
   */
  readonly statementIndex?: number
  readonly sid?: string
}

export type Evaluation =
  /** Without `decidedBy` no policy had to allow: the root user, or a call that needs none. */
  | { readonly decision: 'allowed'; readonly decidedBy?: DecidingStatement }
  | { readonly decision: 'explicitly-denied'; readonly decidedBy: DecidingStatement }
  /**
   * `missing` is the first layer in which no statement allows; `caller` when AWS does not take the
   * call from such a caller, whatever policies say.
   */
  | { readonly decision: 'implicitly-denied'; readonly missing: PolicyLayer | 'caller' }
  /** `decidedBy` is the first statement that is not understood. */
  | { readonly decision: 'unknown'; readonly decidedBy: DecidingStatement }
