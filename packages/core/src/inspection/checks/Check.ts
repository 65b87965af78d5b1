/**
 * A check of the doctor: the parts of the accounts that it reads, and what it finds in them. A
 * check whose parts were not all seen is `unseen`; nothing is found by absence.
 */
import type { Party } from '../../values/Party.ts'
import type { AccountSnapshots, Missing } from '../accountSnapshots.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import type { CheckEvidence, CheckOutcome, UnseenPart } from '../CheckResult.ts'
import type { FindingLevel } from '../InspectionFinding.ts'
import { type SeenParts, seenPartsOf, unseenPartOf } from './seenParts.ts'

// model

/** Evidence; a level of its own where it differs from that of the check. */
export interface Found extends CheckEvidence {
  readonly level?: FindingLevel
}

interface About {
  readonly level: FindingLevel
  readonly owner: Party
  readonly source: string
  /** Absent: always. */
  readonly applies?: (agreed: AgreedConnection) => boolean
}

/** A check, ready to run. */
export interface Check extends About {
  /** The check set with which it began. */
  readonly since: number
  readonly run: (snapshots: AccountSnapshots, agreed: AgreedConnection) => CheckOutcome
}

export type PartName = keyof SeenParts

/** The parts of a check, without those that are missing in the account. */
export type Seen<Name extends PartName> = {
  readonly [Of in Name]: Exclude<SeenParts[Of], Missing>
}

export type Find<Name extends PartName> = (
  seen: Seen<Name>,
  agreed: AgreedConnection,
) => ReadonlyArray<Found>

// operations

/** Returns the outcome of evidence that was found. */
const outcomeOf = (level: FindingLevel, found: ReadonlyArray<Found>): CheckOutcome => {
  const [first, ...rest] = found.map((evidence) => ({ level, ...evidence }))
  return first === undefined ? { _tag: 'passed' } : { _tag: 'found', findings: [first, ...rest] }
}

const isSeen = <Name extends PartName>(
  parts: Partial<SeenParts>,
  names: ReadonlyArray<Name>,
): parts is Partial<SeenParts> & Seen<Name> =>
  names.every((name) => parts[name] !== undefined && parts[name] !== 'missing')

/** Builds a check of parts that are there; where one is missing, another check says so. */
export const checkOf = <Name extends PartName>(
  about: About,
  reads: ReadonlyArray<Name>,
  find: Find<Name>,
): Check => ({
  ...about,
  since: 1,
  run: (snapshots, agreed) => {
    const parts = seenPartsOf(snapshots)
    if (isSeen(parts, reads)) return outcomeOf(about.level, find(parts, agreed))
    const [first, ...rest] = reads
      .filter((name) => !isSeen(parts, [name]))
      .map((name): UnseenPart => unseenPartOf(snapshots, name))
    return first === undefined ? { _tag: 'passed' } : { _tag: 'unseen', unseen: [first, ...rest] }
  },
})

/** The parts that can be missing. */
export type Missable = {
  readonly [Name in PartName]: Missing extends SeenParts[Name] ? Name : never
}[PartName]

/** Builds a check of whether a part is there at all. */
export const existenceCheck = (
  about: About,
  name: Missable,
  subjectOf: (agreed: AgreedConnection) => string,
): Check => ({
  ...about,
  since: 1,
  run: (snapshots, agreed) => {
    const part = seenPartsOf(snapshots)[name]
    if (part === undefined) return { _tag: 'unseen', unseen: [unseenPartOf(snapshots, name)] }
    return outcomeOf(about.level, part === 'missing' ? [{ subject: subjectOf(agreed) }] : [])
  },
})
