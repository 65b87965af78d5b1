/**
 * `byoa customer apply`, alias `rotate`: runs the template of a change, after showing what differs
 * from the one before.
 */
import { type Agreement, agreementAfter, currentTemplate, runStack } from '@byoa/application'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { badInput } from '../../terminal/badInput.ts'
import { reviewJson } from '../policy/permissionsReview.ts'
import { changeAccount } from './changeAccount.ts'
import { differenceLines } from './differenceLines.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { reportOfAnswer } from './deploy.ts'
import { ensureOut } from './ensureOut.ts'
import type { NextStep } from './NextStep.ts'
import { type Agreed, type TemplateChange, readAgreed, readTemplateChange } from './readAgreed.ts'
import { readTemplate } from './readTemplate.ts'
import { stackLines } from './stackLines.ts'
import { changedResources, reviewRoles } from './templateReview.ts'

export interface ApplyOptions extends ChangeOptions, AgreementOptions {
  readonly changePath: string
  /** `rotate` takes only a rotation. */
  readonly rotationOnly: boolean
}

interface AgreedChange extends Agreed {
  readonly document: TemplateChange
  /** After the change. */
  readonly after: Agreement
  readonly template: SetupTemplate
  readonly earlier: SetupTemplate | undefined
}

const notRotation = (path: string): CommandError =>
  badInput(path, [
    {
      path: 'change',
      expected: 'rotation',
      actual: 'template: apply it with byoa customer apply',
      japanese: '更新(rotation)ではありません。byoa customer apply で適用してください。',
    },
  ])

const readChange = (
  { changePath: path, rotationOnly, ...options }: ApplyOptions,
  { setup }: Agreed,
): TE.TaskEither<CommandError, TemplateChange> =>
  pipe(
    readTemplateChange(path, setup, options),
    TE.filterOrElse(
      ({ change }) => !rotationOnly || change === 'rotation',
      () => notRotation(path),
    ),
  )

/** Reads a change with its template. Left when it is not of the onboarding, or altered. */
const readAgreedChange = (options: ApplyOptions): TE.TaskEither<CommandError, AgreedChange> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('document', ({ agreed }) => readChange(options, agreed)),
    TE.let('after', ({ agreed, document }) => agreementAfter(agreed.agreement, document)),
    TE.bind('template', ({ document: { template }, after }): TE.TaskEither<
      CommandError,
      SetupTemplate
    > =>
      readTemplate({ path: options.changePath, template, agreement: after }, options.template),
    ),
    TE.map(({ agreed, ...read }) => ({
      ...agreed,
      ...read,
      earlier: E.toUnion(E.mapLeft(() => undefined)(currentTemplate(agreed.agreement))),
    })),
  )

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
    lines: [...differenceLines(template, earlier), ...reports.flatMap(stackLines)],
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

const applyAgreed =
  (terminal: Terminal, options: ApplyOptions) =>
  (agreed: AgreedChange): TE.TaskEither<CommandError, CustomerResult> => {
    const { after, document, template, earlier } = agreed
    return changeAccount(
      terminal,
      {
        task: { type: 'apply', agreement: after, change: document },
        intention: differenceLines(template, earlier),
        work: ({ console }) =>
          pipe(
            runStack({ console }, after),
            TE.map((answer) => applied(agreed, reportOfAnswer(agreed, answer), options)),
          ),
      },
      options,
    )
  }

/** Applies a change. Exit 0, 1 refused, 2 bad input, 3 failure, 130 interrupted. */
export const apply = (terminal: Terminal, options: ApplyOptions): Promise<ExitCode> =>
  pipe(
    readAgreedChange(options),
    TE.tap(({ setup: { onboardingId } }) =>
      ensureOut(options, { kind: 'stack-report', onboardingId }),
    ),
    TE.flatMap(applyAgreed(terminal, options)),
    reportCustomer(terminal, options),
  )
