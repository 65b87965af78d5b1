/** `byoa template`: the template that a setup names, as CloudFormation or as Terraform. */
import type { SetupDocument } from '@byoa/application'
import {
  type SetupTemplate,
  isPasteable,
  quickCreateLink,
  renderTerraform,
  requiredCapability,
} from '@byoa/core/cloudformation'
import type { Language } from '@byoa/core/values'
import { en } from '@byoa/core/words/en'
import * as E from 'fp-ts/lib/Either.js'

import { type BadInput, type CommandError, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { agreedTemplate } from './agreedTemplate.ts'
import { readRequest, readSetup } from '../documents/readExchanged.ts'
import { writeDocument } from './writeDocument.ts'

export interface TemplateOptions {
  readonly request: string
  readonly setup: string
  readonly format: 'cloudformation' | 'terraform'
  readonly out?: string
  readonly force: boolean
  /** Where the template will lie, for the link that opens it in the console. */
  readonly templateUrl?: string
  readonly json: boolean
  readonly language: Language
}

interface Made {
  readonly setup: SetupDocument
  readonly template: SetupTemplate
  readonly text: string
  /** Absent when it was not asked for, or the partition's console has none. */
  readonly link?: string
}

const badInput = (source: string, problems: BadInput['problems']): BadInput => ({
  _tag: 'BadInput',
  source,
  problems,
})

const refusedUrl = (expected: string, actual: string): E.Either<BadInput, never> =>
  E.left(badInput('the command line', [{ path: '--template-url', expected, actual }]))

/** The link, or why there is none, which is only an error when the address is to blame. */
const linkFor = (
  { region, stackName }: SetupDocument,
  { templateUrl, format }: TemplateOptions,
): E.Either<BadInput, string | undefined> => {
  if (templateUrl === undefined) return E.right(undefined)
  if (format !== 'cloudformation') {
    return refusedUrl('no address, because only CloudFormation has such a link', templateUrl)
  }
  const link = quickCreateLink({ region, stackName, templateUrl })
  if (E.isRight(link)) return link
  return link.left._tag === 'NoConsole'
    ? E.right(undefined)
    : refusedUrl(
        'the https address of an S3 object of at most 1,024 characters',
        en.describeQuickCreateLinkError(link.left),
      )
}

const make = async (options: TemplateOptions): Promise<E.Either<CommandError, Made>> => {
  const request = await readRequest(options.request)()
  if (E.isLeft(request)) return request
  const setup = await readSetup(options.setup)()
  if (E.isLeft(setup)) return setup
  const template = agreedTemplate(request.right, setup.right)
  if (E.isLeft(template)) {
    return E.left(badInput(`${options.request} with ${options.setup}`, template.left))
  }
  const link = linkFor(setup.right, options)
  if (E.isLeft(link)) return link
  const { region, accountId } = setup.right
  const text =
    options.format === 'cloudformation'
      ? template.right.body
      : renderTerraform(template.right.template, { region, accountId })
  return E.right({
    setup: setup.right,
    template: template.right,
    text,
    ...(link.right === undefined ? {} : { link: link.right }),
  })
}

const factsOf = (
  { setup, template, text, link }: Made,
  format: TemplateOptions['format'],
): object => {
  const capability = requiredCapability(template.template)
  return {
    format,
    digest: template.digest,
    sizeBytes: Buffer.byteLength(text),
    region: setup.region,
    stackName: setup.stackName,
    ...(format === 'cloudformation'
      ? {
          isPasteable: isPasteable(template.sizeBytes),
          ...(capability === undefined ? {} : { capability }),
        }
      : {}),
    ...(link === undefined ? {} : { quickCreateLink: link }),
  }
}

const stepsIn: Readonly<Record<Language, (made: Made, options: TemplateOptions) => string>> = {
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

/** What is said about the template goes to standard error, so that the template can be piped. */
const showNotes = (terminal: Terminal, made: Made, options: TemplateOptions): void => {
  const { language, out } = options
  if (out !== undefined)
    terminal.err(language === 'ja' ? `${out} に書き込みました。` : `Written to ${out}.`)
  terminal.err(`${made.template.digest} (${Buffer.byteLength(made.text)} bytes)`)
  terminal.err(stepsIn[language](made, options))
  if (made.link !== undefined) terminal.err(made.link)
  else if (options.templateUrl !== undefined) {
    terminal.err(
      language === 'ja'
        ? 'このパーティションのコンソールには、クイック作成リンクがありません。'
        : 'The console of this partition has no quick-create links.',
    )
  }
}

const show = (terminal: Terminal, made: Made, options: TemplateOptions): void => {
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
 * Makes the template. Exit 0, or 2 when the files cannot be used, do not belong together, or cannot
 * be written.
 */
export const template = async (terminal: Terminal, options: TemplateOptions): Promise<ExitCode> => {
  const made = await make(options)
  if (E.isLeft(made)) return reportError(terminal, made.left, options)
  if (options.out !== undefined) {
    const { out: path, force } = options
    const written = await writeDocument({ path, text: made.right.text, force })()
    if (E.isLeft(written)) return reportError(terminal, written.left, options)
  }
  show(terminal, made.right, options)
  return 0
}
