/** `byoa customer inspect`: inspects the account, and writes an inspection for Rescale. */
import {
  type InspectionDocument,
  type PeeringNotice,
  stackAddressOf,
  withHiddenIds,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { instantOf } from '../../play/simulatedStart.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { levelled } from '../../terminal/words.ts'
import { readNotice } from './connect.ts'
import { type CustomerAccess, customerAccess, identify } from './customerAccess.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { ensureOut } from './ensureOut.ts'
import { type Checked, type SeenParts, inspectAccount } from './inspectAccount.ts'
import type { Texts } from './NextStep.ts'
import { afterInspection } from './nextSteps.ts'
import { type Agreed, readAgreed, taskBasis } from './readAgreed.ts'
import { noStack } from './reportedStack.ts'
import { areInstructionsWanted, showInstructions } from './showInstructions.ts'

export interface InspectOptions extends ChangeOptions, AgreementOptions {
  /** The last peering notice; absent: peering and routes stay unseen. */
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
const seenStack = (
  { agreement }: Agreed,
  { console }: CustomerAccess,
): Work<O.Option<StackReport>> =>
  pipe(
    console.readStackReport(stackAddressOf(agreement)),
    TE.orElse((failure) => (failure.code === 'StackFailed' ? TE.right(O.none) : TE.left(failure))),
  )

const seenPeering = (
  { notice, agreement }: AgreedSide,
  { console }: CustomerAccess,
): Work<O.Option<PeeringSnapshot> | undefined> =>
  notice === undefined
    ? TE.right(undefined)
    : pipe(
        console.describePeerings({
          region: agreement.request.region,
          peeringIds: [notice.peeringId],
        }),
        TE.map(([peering]) => O.fromNullable(peering)),
      )

interface Seen extends SeenParts {
  readonly report: StackReport
}

const look = (agreed: AgreedSide, access: CustomerAccess, options: InspectOptions): Work<Seen> => {
  const { region } = agreed.agreement.request
  const { console } = access
  return pipe(
    TE.Do,
    TE.bind('stack', () => seenStack(agreed, access)),
    TE.bind('report', ({ stack }) =>
      TE.fromOption(() => noStack(options))(
        O.alt(() => stack)(O.fromNullable<StackReport | undefined>(agreed.report)),
      ),
    ),
    TE.bind('resources', (): Work<SeenParts['resources']> =>
      console.describeStackResources(stackAddressOf(agreed.agreement)),
    ),
    TE.bind('role', ({ report: { roleArn } }): Work<SeenParts['role']> =>
      console.describeRole({ region, roleArn }),
    ),
    TE.bind('vpc', ({ report: { vpcId } }): Work<SeenParts['vpc']> =>
      console.describeVpc({ region, vpcId }),
    ),
    TE.bind('peering', () => seenPeering(agreed, access)),
    TE.map(({ peering, ...seen }) => ({ ...seen, ...omitUndefined({ peering }) })),
  )
}

// the result

const documentOf = (
  { setup, digest: answers, agreement }: Agreed,
  { role, report: { roleArn } }: Seen,
  results: ReadonlyArray<Checked>,
): Omit<InspectionDocument, 'at'> => ({
  version: 1,
  kind: 'inspection',
  onboardingId: setup.onboardingId,
  answers,
  ...(O.isSome(role)
    ? {
        roleArn,
        trustPolicy: withHiddenIds(role.value.trustPolicy, agreement.setup.externalId),
      }
    : {}),
  results: results.map(({ id, level, outcome }) => ({ id, level, outcome })),
})

const outcomeWords: Readonly<Record<'passed' | 'unseen', Texts>> = {
  passed: { en: 'passed', ja: '問題なし' },
  unseen: { en: 'not seen', ja: '未確認' },
}

const lineOf = ({ id, level, outcome, lines }: Checked): ReadonlyArray<Texts> =>
  outcome === 'found'
    ? lines.map(({ en, ja }) => ({
        en: levelled(level, `${id}: ${en}`, 'en'),
        ja: levelled(level, `${id}: ${ja}`, 'ja'),
      }))
    : [{ en: `${id}: ${outcomeWords[outcome].en}`, ja: `${id}: ${outcomeWords[outcome].ja}` }]

const resultOf = (agreed: AgreedSide, seen: Seen, options: InspectOptions): CustomerResult => {
  const { agreement, notice } = agreed
  const { report } = seen
  const results = inspectAccount(seen, { agreement, report, ...omitUndefined({ notice }) })
  const isBroken = results.some(({ level, outcome }) => level === 'error' && outcome === 'found')
  const document = { ...documentOf(agreed, seen, results), at: instantOf(options.now()) }
  return {
    code: isBroken ? 1 : 0,
    lines: results.flatMap(lineOf),
    facts: {
      results: results.map(({ lines, ...result }) => ({
        ...result,
        found: lines.map(({ en }) => en),
      })),
    },
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
      TE.flatMap(() => look(agreed, access, options)),
      TE.map((seen) => resultOf(agreed, seen, options)),
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
