/**
 * The input and the result of an evaluation.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { ReadPolicy } from './ReadPolicy.ts'

// model

/** The policies that apply to a request. An absent boundary or session policy limits nothing. */
export interface EvaluatedPolicies {
  /** Policies attached to the caller. */
  readonly identity?: ReadonlyArray<ReadPolicy>
  /** The policy of the resource; for a role that is its trust policy. */
  readonly resource?: ReadPolicy
  /** The permissions boundary of the caller. */
  readonly boundary?: ReadPolicy
  /** The session policies. */
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
  /**
   * Without `decidedBy` no policy was needed: the root user, or a call that needs no permission.
   */
  | { readonly decision: 'allowed'; readonly decidedBy?: DecidingStatement }
  | { readonly decision: 'explicitly-denied'; readonly decidedBy: DecidingStatement }
  /**
   * `missing` is the first layer in which no statement allows; `caller` when AWS refuses the call
   * from such a caller regardless of policies.
   */
  | { readonly decision: 'implicitly-denied'; readonly missing: PolicyLayer | 'caller' }
  /** `decidedBy` is the first statement that is not understood. */
  | { readonly decision: 'unknown'; readonly decidedBy: DecidingStatement }
