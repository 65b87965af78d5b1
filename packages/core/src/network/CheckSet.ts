import * as t from 'io-ts'

/**
 * The version of the ordered list of CIDR rules. An onboarding keeps the one it started with, so
 * that a new rule cannot make yesterday's answer wrong.
 */
export type CheckSet = 1

/** Decodes the version of a rule list that this library still knows. */
export const CheckSet: t.Type<CheckSet, number, unknown> = t.literal(1, 'check set 1')

/** The rule list that a new onboarding starts with. */
export const currentCheckSet: CheckSet = 1
