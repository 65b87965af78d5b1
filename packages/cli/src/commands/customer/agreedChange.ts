/** Reads a change of the template, and what is agreed before and after it. */
import {
  type Agreement,
  agreementAfter,
  agreementOfSetup,
  currentTemplate,
  digestOfDocument,
} from '@byoa/application'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import { renderInstant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { type InputProblem, badInput } from '../../terminal/badInput.ts'
import type { AgreementOptions, CustomerOptions } from './CustomerOptions.ts'
import { refusing } from './mismatches.ts'
import { type Agreed, type TemplateChange, readAgreed, readTemplateChange } from './readAgreed.ts'
import { readTemplate } from './readTemplate.ts'

export interface ChangeSource extends CustomerOptions, AgreementOptions {
  readonly changePath: string
  /** `rotate` takes only a rotation. */
  readonly rotationOnly: boolean
}

export interface AgreedChange extends Agreed {
  readonly document: TemplateChange
  /** After the change. */
  readonly after: Agreement
  readonly template: SetupTemplate
  /** As it was agreed before; undefined when it cannot be rendered. */
  readonly earlier: Pick<SetupTemplate, 'body' | 'template'> | undefined
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
  { changePath: path, rotationOnly, ...options }: ChangeSource,
  { setup }: Agreed,
): TE.TaskEither<CommandError, TemplateChange> =>
  pipe(
    readTemplateChange(path, setup, options),
    TE.filterOrElse(
      ({ change }) => !rotationOnly || change === 'rotation',
      () => notRotation(path),
    ),
  )

/** Returns what is agreed before a change; the one next to the setup may be this change. */
const agreementBefore = (
  { setup, change: last, agreement }: Agreed,
  document: TemplateChange,
): Agreement =>
  last !== undefined && digestOfDocument(last) === digestOfDocument(document)
    ? agreementOfSetup(setup)
    : agreement

const ifOlder = ({ at }: TemplateChange, { change: last }: Agreed): ReadonlyArray<InputProblem> =>
  last === undefined || at >= last.at
    ? []
    : [
        {
          path: 'at',
          expected: `${renderInstant(last.at)}, the time of the last change, or later`,
          actual: renderInstant(at),
          japanese: `最新の変更(${renderInstant(last.at)})より古い変更です: ${renderInstant(at)}`,
        },
      ]

/**
 * Reads a change with its template. Left when it is not of the onboarding, altered, or older than
 * the last one.
 */
export const readAgreedChange = (
  options: ChangeSource,
): TE.TaskEither<CommandError, AgreedChange> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('document', ({ agreed }) => readChange(options, agreed)),
    TE.tap(({ agreed, document }) =>
      TE.fromEither(refusing(options.changePath, ifOlder(document, agreed))),
    ),
    TE.let('agreement', ({ agreed, document }) => agreementBefore(agreed, document)),
    TE.let('after', ({ agreement, document }) => agreementAfter(agreement, document)),
    TE.bind(
      'template',
      ({ document: { template }, after }): TE.TaskEither<CommandError, SetupTemplate> =>
        readTemplate({ path: options.changePath, template, agreement: after }, options.template),
    ),
    TE.map(({ agreed, ...read }) => ({
      ...agreed,
      ...read,
      earlier: E.toUnion(E.mapLeft(() => undefined)(currentTemplate(read.agreement))),
    })),
  )
