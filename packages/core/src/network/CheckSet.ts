import * as t from 'io-ts'

/**
 * The version of the ordered list of CIDR rules. An onboarding keeps the version it started with,
 * so that new rules do not invalidate earlier verdicts.
 */
export type CheckSet = 1 | 2

const isCheckSet = (value: unknown): value is CheckSet => value === 1 || value === 2

/** Decodes a supported version. */
export const CheckSet: t.Type<CheckSet, number, unknown> = new t.Type(
  'check set 1 or 2',
  isCheckSet,
  (value, context) => (isCheckSet(value) ? t.success(value) : t.failure(value, context)),
  t.identity,
)

/** The rule list that a new onboarding starts with. */
export const currentCheckSet: CheckSet = 2
