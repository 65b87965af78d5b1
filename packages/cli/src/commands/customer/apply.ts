/**
 * `byoa customer apply`, alias `rotate`: runs the template of a change, after showing what differs
 * from the one before.
 */
import { runStack, stackAddressOf } from '@byoa/application'
import { readTemplateBody } from '@byoa/core/cloudformation'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reviewJson } from '../policy/permissionsReview.ts'
import { type AgreedChange, type ChangeSource, readAgreedChange } from './agreedChange.ts'
import { changeAccount } from './changeAccount.ts'
import { differenceLines } from './differenceLines.ts'
import type { CustomerSide } from './CustomerSide.ts'
import type { ChangeOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { reportOfAnswer } from './deploy.ts'
import { ensuringOut } from './ensureOut.ts'
import type { NextStep } from './NextStep.ts'
import { stackLines } from './stackLines.ts'
import { changedResources, reviewRoles } from './templateReview.ts'

export type ApplyOptions = ChangeOptions & ChangeSource

const afterChange = (out: string | undefined): NextStep => ({
  waitingFor: 'rescale',
  what: {
    en: `Send ${out ?? 'the stack report'} to Rescale, which probes the role and goes on.`,
    ja: `${out ?? 'スタックの報告'} を Rescale に送付してください。Rescale がロールを確認し、続きを行います。`,
  },
})

const applied = (
  agreed: AgreedChange,
  reports: ReturnType<typeof reportOfAnswer>,
  { out }: ApplyOptions,
): CustomerResult => {
  const { document, template, earlier } = agreed
  return {
    code: 0,
    lines: [...differenceLines(agreed), ...reports.flatMap(stackLines)],
    facts: {
      change: document.change,
      resources:
        earlier === undefined ? null : changedResources(earlier.template, template.template),
      permissions: reviewRoles(template, earlier).map(reviewJson),
    },
    answers: reports,
    next: afterChange(out),
  }
}

/** Returns the template of the stack as it is, or else as it was agreed. */
const deployedTemplate = (
  { agreement, earlier }: AgreedChange,
  { console }: Pick<CustomerSide, 'console'>,
): T.Task<AgreedChange['earlier']> =>
  pipe(
    console.readAccount(stackAddressOf(agreement)),
    T.map(({ template: body = '' }) => {
      const template = readTemplateBody(body)
      return template === undefined ? earlier : { body, template }
    }),
  )

const applyAgreed =
  (terminal: Terminal, options: ApplyOptions) =>
  (agreed: AgreedChange): TE.TaskEither<CommandError, CustomerResult> => {
    const { after, document } = agreed
    return changeAccount(
      terminal,
      {
        signer: agreed.signer,
        task: { kind: 'apply', setup: agreed.setup, change: document },
        intention: differenceLines(agreed),
        work: ({ console }) =>
          pipe(
            deployedTemplate(agreed, { console }),
            TE.fromTask,
            TE.bindTo('earlier'),
            TE.bind('answer', () => runStack({ console }, after)),
            TE.map(({ earlier, answer }) =>
              applied({ ...agreed, earlier }, reportOfAnswer(agreed, answer), options),
            ),
          ),
      },
      options,
    )
  }

/** Applies a change. Exit 0, 1 refused, 2 bad input, 3 failure, 130 interrupted. */
export const apply = (terminal: Terminal, options: ApplyOptions): Promise<ExitCode> =>
  pipe(
    readAgreedChange(options),
    ensuringOut(options, 'stack-report'),
    TE.flatMap(applyAgreed(terminal, options)),
    reportCustomer(terminal, options),
  )
