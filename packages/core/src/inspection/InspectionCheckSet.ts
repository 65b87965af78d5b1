import * as t from 'io-ts'

/**
 * The version of the doctor's list of checks. An onboarding keeps the version that its setup
 * records, so that new checks find nothing in a connection that was agreed without them.
 */
export type InspectionCheckSet = 1

/** Decodes a supported version. */
export const InspectionCheckSet: t.Type<InspectionCheckSet, InspectionCheckSet, unknown> =
  t.literal(1, 'inspection check set 1')

/** The set that a new setup records. */
export const currentInspectionCheckSet: InspectionCheckSet = 1
