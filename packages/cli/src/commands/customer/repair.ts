/**
 * `byoa customer repair`: inspects the account, carries out the customer's repairs of what was
 * found, and inspects it again.
 */
import type { StackReportDocument } from '@byoa/application'
import { type CorrectiveTask, correctionOf, doCorrections } from '@byoa/application/instructions'
import { omitUndefined } from '@byoa/core/codec'
import { type Repair, planRepairs } from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { codeOfDiagnosis } from '../doctor/Diagnosis.ts'
import { diagnosisJson } from '../doctor/diagnosisJson.ts'
import { diagnosisLines } from '../doctor/diagnosisLines.ts'
import { mendedBy, mendedLines, planLines } from '../doctor/repairLines.ts'
import { changeAccount } from './changeAccount.ts'
import type { CustomerSide } from './CustomerSide.ts'
import { customerAccess, identify } from './customerAccess.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { reportOfAnswer } from './deploy.ts'
import { ensuringOut } from './ensureOut.ts'
import {
  type AgreedSide,
  type InspectOptions,
  type Inspected,
  inspectAccount,
  readAgreedSide,
} from './inspectAccount.ts'
import type { Texts } from './NextStep.ts'
import { afterRepair, afterReport } from './nextSteps.ts'
import { noticedPeering } from './knownPeering.ts'
import { taskBasis } from './readAgreed.ts'
import { reportedStack } from './reportedStack.ts'

export interface RepairOptions extends InspectOptions {
  /** Whether the stack may be deleted and created again. */
  readonly replace?: boolean
}

type Work<A> = TE.TaskEither<CommandError, A>

// the plan

interface Plan {
  readonly inspected: Inspected
  readonly repairs: ReadonlyArray<Repair>
  /** The customer's, which are carried out. */
  readonly own: ReadonlyArray<Repair>
  readonly lines: ReadonlyArray<Texts>
}

const withReplace: Texts = {
  en: 'The stack would have to be deleted and created again, and jobs in its VPC would be lost: pass --replace to do so.',
  ja: 'スタックの再作成が必要です。VPC 内のジョブは失われます。再作成する場合は --replace を指定してください。',
}

const planOf = (inspected: Inspected, { replace = false }: RepairOptions): Plan => {
  const { results } = inspected.diagnosis
  const repairs = planRepairs(results, replace ? [] : ['replace-stack'])
  const isHeldBack = !replace && planRepairs(results).some(({ kind }) => kind === 'replace-stack')
  return {
    inspected,
    repairs,
    own: repairs.filter(({ kind, owner }) => owner === 'customer' && kind !== 'by-hand'),
    lines: [...planLines(repairs), ...(isHeldBack ? [withReplace] : [])],
  }
}

const taskOf = (
  agreed: AgreedSide,
  { own, inspected: { diagnosis, report } }: Plan,
): CorrectiveTask => ({
  kind: 'repair',
  ...taskBasis(agreed),
  repairs: own.map(({ kind }) => kind),
  at: diagnosis.agreed.now,
  ...omitUndefined({ notice: noticedPeering(agreed.notice, report) }),
})

// the work

/** Carries out the repairs in order, and returns the report of the stack if it was run. */
const carryOut = (
  agreed: AgreedSide,
  plan: Plan,
  access: CustomerSide,
): ((report: Work<StackReport>) => Work<ReadonlyArray<StackReportDocument>>) => {
  const { stackId } = plan.inspected.report ?? {}
  return (report) =>
    pipe(
      doCorrections(access, correctionOf(taskOf(agreed, plan)), {
        report,
        ...omitUndefined({ stackId }),
      }),
      TE.map((answers) => answers.flatMap((answer) => reportOfAnswer(agreed, answer)).slice(-1)),
    )
}

const repaired =
  (agreed: AgreedSide, plan: Plan, options: RepairOptions) =>
  (access: CustomerSide): Work<CustomerResult> =>
    pipe(
      reportedStack(agreed, access, options),
      carryOut(agreed, plan, access),
      TE.bindTo('answers'),
      TE.bind('after', ({ answers: [report] }) =>
        inspectAccount({ ...agreed, ...omitUndefined({ report }) }, access, options),
      ),
      TE.map(({ answers, after: { diagnosis } }): CustomerResult => {
        const result = mendedBy(plan.own, diagnosis.results)
        return {
          code: codeOfDiagnosis(diagnosis, agreed.rules),
          lines: [...mendedLines(result), ...diagnosisLines(diagnosis, 'customer')],
          facts: { ...diagnosisJson(diagnosis), ...result },
          answers,
          fileIsFor: 'stack-report',
          next: answers.length === 0 ? afterRepair : afterReport(options),
        }
      }),
    )

/** Nothing of the customer's is to be repaired. */
const asItIs = ({ rules }: AgreedSide, { inspected: { diagnosis } }: Plan): CustomerResult => ({
  code: codeOfDiagnosis(diagnosis, rules),
  lines: diagnosisLines(diagnosis, 'customer'),
  facts: diagnosisJson(diagnosis),
  answers: [],
  fileIsFor: 'stack-report',
})

const withPlan = ({ lines, repairs }: Plan, result: CustomerResult): CustomerResult => ({
  ...result,
  lines: [...lines, ...result.lines],
  facts: { repairs, ...result.facts },
})

const carriedOut = (
  terminal: Terminal,
  options: RepairOptions,
  { agreed, plan }: { readonly agreed: AgreedSide; readonly plan: Plan },
): Work<CustomerResult> =>
  plan.own.length === 0
    ? TE.right(asItIs(agreed, plan))
    : changeAccount(
        terminal,
        {
          signer: agreed.signer,
          task: taskOf(agreed, plan),
          intention: [...diagnosisLines(plan.inspected.diagnosis, 'customer'), ...plan.lines],
          work: repaired(agreed, plan, options),
        },
        options,
      )

const repairAgreed =
  (terminal: Terminal, options: RepairOptions) =>
  (agreed: AgreedSide): Work<CustomerResult> => {
    const access = customerAccess(terminal, options)
    return pipe(
      identify(access, agreed.setup.request, options),
      TE.flatMap(() => inspectAccount(agreed, access, options)),
      TE.map((inspected) => planOf(inspected, options)),
      TE.bindTo('plan'),
      TE.bind('result', ({ plan }) => carriedOut(terminal, options, { agreed, plan })),
      TE.map(({ plan, result }) => withPlan(plan, result)),
    )
  }

/** Repairs. Exit 0, 1 refused or findings remain, 2 bad input, 3 failure, 130 interrupted. */
export const repair = (terminal: Terminal, options: RepairOptions): Promise<ExitCode> =>
  pipe(
    readAgreedSide(options),
    ensuringOut(options, 'stack-report'),
    TE.flatMap(repairAgreed(terminal, options)),
    reportCustomer(terminal, options),
  )
