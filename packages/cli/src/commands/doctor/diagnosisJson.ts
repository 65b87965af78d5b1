import type { JsonObject } from '@byoa/core/codec'
import { CheckOverride } from '@byoa/core/inspection'
import { en } from '@byoa/core/words/en'

import type { Diagnosis } from './Diagnosis.ts'
import { rowsOf } from './diagnosisLines.ts'

/** Returns a diagnosis for programs. */
export const diagnosisJson = (diagnosis: Diagnosis): JsonObject => ({
  checkSet: diagnosis.agreed.inspectionCheckSet,
  results: diagnosis.found,
  findings: rowsOf(diagnosis).map(({ finding, ...row }) => ({
    ...row,
    ...finding,
    ...en.checkAdvice[row.id],
  })),
  accepted: diagnosis.accepted.map(({ override, ...accepted }) => ({
    ...accepted,
    override: CheckOverride.encode(override),
  })),
  told: [...diagnosis.told],
})
