/** `byoa template`: the template of a setup, as CloudFormation or as Terraform. */
import type { SetupDocument } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import {
  type NodeWarning,
  type SetupTemplate,
  findNodeWarnings,
  isPasteable,
  quickCreateLink,
  requiredCapability,
} from '@byoa/core/cloudformation'
import { renderTerraform, terraformDigestOf } from '@byoa/core/terraform'
import type { Language } from '@byoa/core/values'
import { en } from '@byoa/core/words/en'
import { ja } from '@byoa/core/words/ja'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { type BadInput, type InputProblem, badInput } from '../../terminal/badInput.ts'
import { commandLine } from '../../terminal/sourceNames.ts'
import { writeDocument } from '../../terminal/replaceFile.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { describeWarning } from '../../terminal/words.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { changePath } from '../customer/readAgreed.ts'
import { readKind, readRequest, readSetup } from '../documents/readExchanged.ts'
import { type TemplateFiles, agreedTemplate } from './agreedTemplate.ts'

export interface TemplateOptions {
  readonly request?: string
  readonly setup: string
  readonly change?: string
  readonly format: 'cloudformation' | 'terraform'
  readonly out?: string
  readonly force: boolean
  /** Leaves out the provider, for use as a Terraform module. */
  readonly module: boolean
  /** The URL of the template, for the quick-create link of the console. */
  readonly templateUrl?: string
  readonly json: boolean
  readonly language: Language
}

interface TemplateResult {
  readonly warnings: ReadonlyArray<NodeWarning>
  readonly setup: SetupDocument
  readonly template: SetupTemplate
  readonly text: string
  /** Absent when it is not requested, or the partition's console has no such link. */
  readonly link?: string
}

const refusedUrl = (problem: Omit<InputProblem, 'path'>): E.Either<BadInput, never> =>
  E.left(badInput(commandLine, [{ path: '--template-url', ...problem }]))

/** The link, if any; Left only when the URL is wrong. */
const linkFor = (
  { region, stackName }: SetupDocument,
  { templateUrl, format }: TemplateOptions,
): E.Either<BadInput, string | undefined> => {
  if (templateUrl === undefined) return E.right(undefined)
  if (format !== 'cloudformation') {
    return refusedUrl({
      expected: 'no URL, because only a CloudFormation template has a quick-create link',
      actual: templateUrl,
      japanese: 'クイック作成リンクは CloudFormation のテンプレートにだけ使用できます。',
    })
  }
  return pipe(
    quickCreateLink({ region, stackName, templateUrl }),
    E.orElseW((error) =>
      error._tag === 'NoConsole'
        ? E.right(undefined)
        : refusedUrl({
            expected: 'the https URL of an S3 object, of at most 1,024 characters',
            actual: en.describeQuickCreateLinkError(error),
            japanese: ja.describeQuickCreateLinkError(error),
          }),
    ),
  )
}

const templateOfFiles = (
  files: TemplateFiles,
  { request, change, setup }: TemplateOptions,
): E.Either<BadInput, SetupTemplate> =>
  pipe(
    agreedTemplate(files),
    E.mapLeft((problems) =>
      badInput(
        [request, change, setup].filter((path) => path !== undefined).join(' with '),
        problems,
      ),
    ),
  )

const textOf = (
  { body, template }: SetupTemplate,
  { region, request: { accountId }, onboardingId }: SetupDocument,
  { format, module: isModule }: TemplateOptions,
): string =>
  format === 'cloudformation'
    ? body
    : renderTerraform(template, { region, accountId, onboardingId, isModule })

const make = (options: TemplateOptions): TE.TaskEither<BadInput, TemplateResult> =>
  pipe(
    TE.Do,
    TE.bind('request', () => readOptional(options.request, readRequest)),
    TE.bind('setup', () => readSetup(options.setup)),
    TE.bind('change', () => readOptional(options.change, (path) => readKind(path, 'change'))),
    TE.bind('template', ({ request, setup, change }) =>
      TE.fromEither(templateOfFiles({ setup, ...omitUndefined({ request, change }) }, options)),
    ),
    TE.bind('link', ({ setup }) => TE.fromEither(linkFor(setup, options))),
    TE.map(({ request, setup, template, link }) => ({
      warnings: findNodeWarnings(request ?? setup.request),
      setup,
      template,
      text: textOf(template, setup, options),
      ...omitUndefined({ link }),
    })),
  )

const write = (
  { text }: TemplateResult,
  { out: path, force }: TemplateOptions,
): TE.TaskEither<CommandError, void> =>
  path === undefined ? TE.right(undefined) : writeDocument({ path, text, force })

const factsOf = (
  { warnings, setup, template, text, link }: TemplateResult,
  format: TemplateOptions['format'],
): object => {
  const capability = requiredCapability(template.template)
  return {
    format,
    digest: template.digest,
    ...omitUndefined({ terraformDigest: terraformDigestOf(text) }),
    sizeBytes: Buffer.byteLength(text),
    region: setup.region,
    stackName: setup.stackName,
    ...(format === 'cloudformation'
      ? {
          isPasteable: isPasteable(template.sizeBytes),
          ...omitUndefined({ capability }),
        }
      : {}),
    ...omitUndefined({ quickCreateLink: link }),
    warnings,
  }
}

const stepsIn: Readonly<
  Record<Language, (made: TemplateResult, options: TemplateOptions) => string>
> = {
  en: ({ setup: { stackName, region }, template }, { format }) => {
    if (format === 'terraform') return `Apply it in ${region} with Terraform 1.3 or later.`
    const capability = requiredCapability(template.template)
    const acknowledged = capability === undefined ? '' : `, acknowledging ${capability}`
    return `Create the stack ${stackName} from it in ${region}${acknowledged}.`
  },
  ja: ({ setup: { stackName, region }, template }, { format }) => {
    if (format === 'terraform') return `${region} で Terraform 1.3 以降により適用してください。`
    const capability = requiredCapability(template.template)
    const acknowledged = capability === undefined ? '' : `${capability} を承認し、`
    return `${region} で${acknowledged}これからスタック ${stackName} を作成してください。`
  },
}

/** The digests: the stack repeats that of the template, the file its own. */
const digestLines = (
  { template: { digest }, text }: TemplateResult,
  { language }: TemplateOptions,
): ReadonlyArray<string> => {
  const size = `(${Buffer.byteLength(text)} bytes)`
  const ofFile = terraformDigestOf(text)
  if (ofFile === undefined) return [`${digest} ${size}`]
  return language === 'ja'
    ? [`Terraform ファイル: ${ofFile} ${size}`, `テンプレート: ${digest}`]
    : [`Terraform file: ${ofFile} ${size}`, `Template: ${digest}`]
}

/** Terraform reads only files with these names, and silently ignores others. */
const isIgnoredByTerraform = ({ format, out }: TemplateOptions): boolean =>
  format === 'terraform' && out !== undefined && !out.endsWith('.tf.json')

/** Messages go to standard error, so that the template can be piped. */
const showNotes = (terminal: Terminal, made: TemplateResult, options: TemplateOptions): void => {
  const { language, out, change } = options
  if (out !== undefined)
    terminal.err(language === 'ja' ? `${out} に書き込みました。` : `Written to ${out}.`)
  if (change !== undefined)
    terminal.err(
      language === 'ja' ? `${change} による変更後のテンプレートです。` : `As changed by ${change}.`,
    )
  for (const warning of made.warnings) terminal.err(describeWarning(warning, language))
  for (const line of digestLines(made, options)) terminal.err(line)
  terminal.err(stepsIn[language](made, options))
  if (isIgnoredByTerraform(options)) {
    terminal.err(
      language === 'ja'
        ? 'Terraform は、名前が .tf.json で終わらない JSON ファイルを読み込みません。'
        : 'Terraform ignores a JSON file whose name does not end in .tf.json.',
    )
  }
  if (made.link !== undefined) terminal.err(made.link)
  else if (options.templateUrl !== undefined) {
    terminal.err(
      language === 'ja'
        ? 'このパーティションのコンソールには、クイック作成リンクがありません。'
        : 'The console of this partition has no quick-create links.',
    )
  }
}

const show = (terminal: Terminal, made: TemplateResult, options: TemplateOptions): void => {
  const { out, format } = options
  if (options.json) {
    const body: unknown = JSON.parse(made.text)
    const result = out === undefined ? { template: body } : { out }
    terminal.out(JSON.stringify({ ...factsOf(made, format), ...result }))
    return
  }
  if (out === undefined) terminal.out(made.text.trimEnd())
  showNotes(terminal, made, options)
}

/**
 * Renders the template. Exit 0, or 2 when the files cannot be used, do not belong together, or
 * cannot be written.
 */
export const template = (terminal: Terminal, given: TemplateOptions): Promise<ExitCode> => {
  const options = { ...given, ...omitUndefined({ change: changePath(given) }) }
  return pipe(
    make(options),
    TE.tap((made) => write(made, options)),
    reportResult(terminal, options, (made) => {
      show(terminal, made, options)
      return 0
    }),
  )
}
