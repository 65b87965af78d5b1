import * as t from 'io-ts'

/**
 * The version of the ordered list of CIDR rules. An onboarding keeps the one it started with, so
 * that a new rule cannot make yesterday's answer wrong.
 */
export type CheckSet = 1 | 2

const isCheckSet = (value: unknown): value is CheckSet => value === 1 || value === 2

/** Decodes the version of a rule list that this library still knows. */
export const CheckSet: t.Type<CheckSet, number, unknown> = new t.Type(
  'check set 1 or 2',
  isCheckSet,
  (value, context) => (isCheckSet(value) ? t.success(value) : t.failure(value, context)),
  t.identity,
)

/** The rule list that a new onboarding starts with. */
export const currentCheckSet: CheckSet = 2
