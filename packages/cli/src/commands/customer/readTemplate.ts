/**
 * Reads the template that a document of Rescale's names, and compares it with the digest in the
 * document and with the template that the agreed terms give.
 */
import { dirname, join } from 'node:path'

import { type Agreement, type TemplateFile, currentTemplate } from '@byoa/application'
import { sha256 } from '@byoa/core/codec'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { readText } from '../../terminal/files.ts'
import { inconsistentTerms } from '../documents/inconsistentTerms.ts'

/** A document that names a template, and what is agreed with it. */
export interface TemplateSource {
  readonly path: string
  readonly template: TemplateFile
  readonly agreement: Agreement
}

const rendered = ({ path, agreement }: TemplateSource): E.Either<BadInput, SetupTemplate> =>
  pipe(currentTemplate(agreement), E.mapLeft(inconsistentTerms(path)))

const differs = (path: string, field: string, words: readonly [string, string, string]): BadInput =>
  badInput(path, [{ path: field, expected: words[0], actual: words[1], japanese: words[2] }])

/** The digest in the document is of the very file; the file is the template of the terms. */
const compared = (
  file: string,
  text: string,
  source: TemplateSource,
): E.Either<BadInput, SetupTemplate> => {
  const { path, template, agreement } = source
  return pipe(
    rendered(source),
    E.filterOrElse(
      () => sha256(text) === template.sha256,
      () =>
        differs(file, 'sha256', [
          `${template.sha256}, as in ${path}`,
          `${sha256(text)}: the file was altered or is another one`,
          `${path} の値は ${template.sha256} ですが、このファイルの値は ${sha256(text)} です。変更されたか、別のファイルです。`,
        ]),
    ),
    E.filterOrElse(
      ({ digest }) => digest === agreement.setup.templateDigest,
      ({ digest }) =>
        differs(path, 'templateDigest', [
          `${digest}, which this version renders from the terms`,
          agreement.setup.templateDigest,
          `合意された条件から生成されるテンプレートのダイジェストは ${digest} ですが、文書の値は ${agreement.setup.templateDigest} です。`,
        ]),
    ),
    E.filterOrElse(
      ({ body }) => body === text,
      () =>
        differs(file, '', [
          `the template that this version renders from the terms in ${path}`,
          'another template',
          `${path} の条件から生成されるテンプレートと異なります。`,
        ]),
    ),
  )
}

/** Reads and verifies a template. Left when the file is not the one that was agreed on. */
export const readTemplate = (
  source: TemplateSource,
  option: string | undefined,
): TE.TaskEither<BadInput, SetupTemplate> => {
  const file = option ?? join(dirname(source.path), source.template.file)
  return pipe(
    readText(file),
    TE.flatMapEither((text) => compared(file, text, source)),
  )
}
