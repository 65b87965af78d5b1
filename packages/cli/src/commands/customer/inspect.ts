/** `byoa customer inspect`: inspects the account, and writes an inspection for Rescale. */
import { type InspectionDocument, withHiddenIds } from '@byoa/application'
import { highestLevel } from '@byoa/core/inspection'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { instantOf } from '../../play/simulatedStart.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { codeOfDiagnosis } from '../doctor/Diagnosis.ts'
import { diagnosisJson } from '../doctor/diagnosisJson.ts'
import { diagnosisLines } from '../doctor/diagnosisLines.ts'
import { customerAccess, identify } from './customerAccess.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { ensuringOut } from './ensureOut.ts'
import {
  type AgreedSide,
  type InspectOptions,
  type Inspected,
  inspectAccount,
  readAgreedSide,
} from './inspectAccount.ts'
import { afterInspection } from './nextSteps.ts'
import { inspectionHeader, taskBasis } from './readAgreed.ts'
import { areInstructionsWanted, showInstructions } from './showInstructions.ts'

type Work<A> = TE.TaskEither<CommandError, A>

/** The overrides that accepted something. */
const overridesOf = ({
  diagnosis: { accepted },
}: Inspected): Pick<InspectionDocument, 'overrides'> => {
  const overrides = [...new Set(accepted.map(({ override }) => override))]
  return overrides.length === 0 ? {} : { overrides }
}

const documentOf = (agreed: AgreedSide, inspected: Inspected): Omit<InspectionDocument, 'at'> => {
  const { role } = inspected.snapshot
  return {
    ...inspectionHeader(agreed),
    ...(role === undefined || role === 'missing'
      ? {}
      : {
          roleArn: role.roleArn,
          trustPolicy: withHiddenIds(role.trustPolicy, agreed.agreement.externalIds),
        }),
    results: inspected.diagnosis.found.map((result) => ({
      id: result.id,
      level: highestLevel(result),
      outcome: result.outcome._tag,
    })),
    ...overridesOf(inspected),
  }
}

const resultOf = (
  agreed: AgreedSide,
  inspected: Inspected,
  options: InspectOptions,
): CustomerResult => {
  const { diagnosis } = inspected
  return {
    code: codeOfDiagnosis(diagnosis, agreed.rules),
    lines: diagnosisLines(diagnosis, 'customer'),
    facts: diagnosisJson(diagnosis),
    answers: [{ ...documentOf(agreed, inspected), at: instantOf(options.now()) }],
    next: afterInspection(options),
  }
}

const inspectAgreed =
  (terminal: Terminal, options: InspectOptions) =>
  (agreed: AgreedSide): Work<CustomerResult> => {
    if (areInstructionsWanted(options)) {
      return TE.right(showInstructions({ kind: 'inspect', ...taskBasis(agreed) }, options))
    }
    const access = customerAccess(terminal, options)
    return pipe(
      identify(access, agreed.setup.request, options),
      TE.flatMap(() => inspectAccount(agreed, access, options)),
      TE.map((inspected) => resultOf(agreed, inspected, options)),
    )
  }

/** Inspects. Exit 0, 1 when a finding fails the inspection, 2 bad input, 3 failure. */
export const inspect = (terminal: Terminal, options: InspectOptions): Promise<ExitCode> =>
  pipe(
    readAgreedSide(options),
    ensuringOut(options, 'inspection'),
    TE.flatMap(inspectAgreed(terminal, options)),
    reportCustomer(terminal, options),
  )
