/** One thing broken by a call of either party, and the checks that find it. */
import type { CheckId } from '@byoa/core/inspection'

import type { Patient } from '../patient.ts'

/** The connections that are broken, by what was agreed. */
export type Agreed = 'open' | 'private' | 'blocked' | 'small' | 'names'

export interface Breakage {
  readonly agreed: Agreed
  readonly title: string
  readonly breakIt: (patient: Patient) => void
  /** Written by hand. */
  readonly found: ReadonlyArray<CheckId>
}

/** Builds a breakage. */
export const breakage = (
  agreed: Agreed,
  title: string,
  breakIt: Breakage['breakIt'],
  ...found: ReadonlyArray<CheckId>
): Breakage => ({ agreed, title, breakIt, found })
