/** Reads a change of the template, and what is agreed before and after it. */
import { type Agreement, agreementAfter, currentTemplate } from '@byoa/application'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'
import type { AgreementOptions, CustomerOptions } from './CustomerOptions.ts'
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

/** Reads a change with its template. Left when it is not of the onboarding, or altered. */
export const readAgreedChange = (
  options: ChangeSource,
): TE.TaskEither<CommandError, AgreedChange> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('document', ({ agreed }) => readChange(options, agreed)),
    TE.let('after', ({ agreed, document }) => agreementAfter(agreed.agreement, document)),
    TE.bind(
      'template',
      ({ document: { template }, after }): TE.TaskEither<CommandError, SetupTemplate> =>
        readTemplate({ path: options.changePath, template, agreement: after }, options.template),
    ),
    TE.map(({ agreed, ...read }) => ({
      ...agreed,
      ...read,
      earlier: E.toUnion(E.mapLeft(() => undefined)(currentTemplate(agreed.agreement))),
    })),
  )
