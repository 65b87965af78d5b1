/** `byoa customer inspect`: inspects the account, and writes an inspection for Rescale. */
import {
  type InspectionDocument,
  type PeeringNotice,
  agreedConnection,
  stackAddressOf,
  withHiddenIds,
} from '@byoa/application'
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import {
  type CheckResult,
  type CustomerSnapshot,
  type FindingLevel,
  inspect as inspectAccounts,
} from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { instantOf } from '../../play/simulatedStart.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { badInput } from '../../terminal/badInput.ts'
import { levelled, wordsIn } from '../../terminal/words.ts'
import { readNotice } from './connect.ts'
import { type CustomerAccess, customerAccess, identify } from './customerAccess.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { ensureOut } from './ensureOut.ts'
import type { Texts } from './NextStep.ts'
import { afterInspection } from './nextSteps.ts'
import { type Agreed, readAgreed, taskBasis } from './readAgreed.ts'
import { areInstructionsWanted, showInstructions } from './showInstructions.ts'

export interface InspectOptions extends ChangeOptions, AgreementOptions {
  /** The last peering notice; absent: peering and routes are not inspected. */
  readonly notice?: string
}

interface AgreedSide extends Agreed {
  readonly notice?: PeeringNotice
}

type Work<A> = TE.TaskEither<CommandError, A>

const readAgreedSide = (options: InspectOptions): Work<AgreedSide> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('notice', ({ agreed }) =>
      options.notice === undefined
        ? TE.right(undefined)
        : readNotice(options.notice, agreed, options),
    ),
    TE.map(({ agreed, notice }) => ({ ...agreed, ...omitUndefined({ notice }) })),
  )

// what is seen

/** A stack that is not complete has no outputs. */
const seenReport = (
  { agreement, report }: Agreed,
  { console }: CustomerAccess,
): Work<StackReport | undefined> =>
  report === undefined
    ? pipe(
        console.readStackReport(stackAddressOf(agreement)),
        TE.orElse((failure) =>
          failure.code === 'StackFailed' ? TE.right(O.none) : TE.left(failure),
        ),
        TE.map(O.toUndefined),
      )
    : TE.right(report)

interface Seen {
  readonly snapshot: CustomerSnapshot
  readonly report: StackReport | undefined
}

const look = (
  { agreement, notice, ...agreed }: AgreedSide,
  { console, ...access }: CustomerAccess,
): Work<Seen> =>
  pipe(
    seenReport({ agreement, ...agreed }, { console, ...access }),
    TE.bindTo('report'),
    TE.bind('snapshot', ({ report }): Work<CustomerSnapshot> =>
      TE.fromTask(
        console.readAccount({
          ...stackAddressOf(agreement),
          ...omitUndefined({
            roleArn: report?.roleArn,
            vpcId: report?.vpcId,
            peeringId: notice?.peeringId,
          }),
        }),
      ),
    ),
  )

// the checks

const inconsistent = (source: string, error: SetupTemplateError): CommandError =>
  badInput(source, [
    {
      path: 'request',
      expected: 'terms from which a template can be rendered',
      actual: wordsIn.en.describeSetupTemplateError(error),
      japanese: wordsIn.ja.describeSetupTemplateError(error),
    },
  ])

const inspected = (
  { agreement, notice }: AgreedSide,
  { snapshot, report }: Seen,
  { setup, now }: InspectOptions,
): E.Either<CommandError, ReadonlyArray<CheckResult>> =>
  pipe(
    agreedConnection(agreement, {
      now: instantOf(now()),
      ...omitUndefined({ stack: report, peeringId: notice?.peeringId }),
    }),
    E.bimap(
      (error) => inconsistent(setup, error),
      (agreed) => inspectAccounts({ customer: snapshot }, agreed),
    ),
  )

/** Returns the highest level of what a check found, or else its own. */
const levelOf = ({ level, outcome }: CheckResult): FindingLevel => {
  if (outcome._tag !== 'found') return level
  const levels = outcome.findings.map((finding) => finding.level)
  return (['error', 'warning', 'info'] as const).find((one) => levels.includes(one)) ?? level
}

// the result

const documentOf = (
  { setup, digest: answers, agreement }: Agreed,
  { role }: CustomerSnapshot,
  results: ReadonlyArray<CheckResult>,
): Omit<InspectionDocument, 'at'> => ({
  version: 1,
  kind: 'inspection',
  onboardingId: setup.onboardingId,
  answers,
  ...(role === undefined || role === 'missing'
    ? {}
    : {
        roleArn: role.roleArn,
        trustPolicy: withHiddenIds(role.trustPolicy, agreement.setup.externalId),
      }),
  results: results.map((result) => ({
    id: result.id,
    level: levelOf(result),
    outcome: result.outcome._tag,
  })),
})

const foundLines = ({ id, outcome }: CheckResult): ReadonlyArray<Texts> =>
  outcome._tag === 'found'
    ? outcome.findings.map((finding) => ({
        en: levelled(
          finding.level,
          `${id}: ${wordsIn.en.describeCheckFinding({ id, finding })}`,
          'en',
        ),
        ja: levelled(
          finding.level,
          `${id}: ${wordsIn.ja.describeCheckFinding({ id, finding })}`,
          'ja',
        ),
      }))
    : []

/** What of the customer's own account was not seen. */
const unseenLines = (results: ReadonlyArray<CheckResult>): ReadonlyArray<Texts> => {
  const unseen = results
    .flatMap(({ outcome }) => (outcome._tag === 'unseen' ? outcome.unseen : []))
    .filter(({ side }) => side === 'customer')
  return [...new Map(unseen.map((part) => [part.part, part])).values()].map((part) => ({
    en: wordsIn.en.describeUnseenPart(part),
    ja: wordsIn.ja.describeUnseenPart(part),
  }))
}

const summary = (results: ReadonlyArray<CheckResult>): Texts => {
  const count = (tag: CheckResult['outcome']['_tag']): number =>
    results.filter(({ outcome }) => outcome._tag === tag).length
  return {
    en: `${count('passed')} checks passed, ${count('found')} found something, ${count('unseen')} need what was not read.`,
    ja: `問題なし ${count('passed')} 件、指摘あり ${count('found')} 件、未確認 ${count('unseen')} 件`,
  }
}

const resultOf = (
  agreed: AgreedSide,
  { snapshot }: Seen,
  {
    results,
    options,
  }: {
    readonly results: ReadonlyArray<CheckResult>
    readonly options: InspectOptions
  },
): CustomerResult => {
  const isBroken = results.some(
    (result) => result.outcome._tag === 'found' && levelOf(result) === 'error',
  )
  const document = { ...documentOf(agreed, snapshot, results), at: instantOf(options.now()) }
  return {
    code: isBroken ? 1 : 0,
    lines: [...results.flatMap(foundLines), ...unseenLines(results), summary(results)],
    facts: { results },
    answers: [document],
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
      TE.flatMap(() => look(agreed, access)),
      TE.bindTo('seen'),
      TE.bind('results', ({ seen }) => TE.fromEither(inspected(agreed, seen, options))),
      TE.map(({ seen, results }) => resultOf(agreed, seen, { results, options })),
    )
  }

/** Inspects. Exit 0, 1 when a finding is an error, 2 bad input, 3 failure. */
export const inspect = (terminal: Terminal, options: InspectOptions): Promise<ExitCode> =>
  pipe(
    readAgreedSide(options),
    TE.tap(({ setup: { onboardingId } }) =>
      ensureOut(options, { kind: 'inspection', onboardingId }),
    ),
    TE.flatMap(inspectAgreed(terminal, options)),
    reportCustomer(terminal, options),
  )
