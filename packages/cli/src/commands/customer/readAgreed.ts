/** Reads the documents that say what was agreed: the setup, the last change, the stack report. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

import {
  type Agreement,
  type DocumentDigest,
  type InspectionDocument,
  type RotationChange,
  type SetupDocument,
  type StackReportDocument,
  type VersionChange,
  agreementAfter,
  agreementOfSetup,
  digestOfDocument,
  isTemplateChange,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type KnownSigner, type SignedDocument, readSigned } from '../../signing/readSigned.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { readKind } from '../documents/readExchanged.ts'
import type { AgreementOptions, CustomerOptions } from './CustomerOptions.ts'
import { contradictionsIn, mismatchOfAnswer, refusing } from './mismatches.ts'
import { readMatching } from './readMatching.ts'
import { readTemplate } from './readTemplate.ts'

// model

/** A change that the customer applies by running a template. */
export type TemplateChange = RotationChange | VersionChange

export interface Agreed {
  readonly path: string
  readonly setup: SetupDocument
  readonly digest: DocumentDigest
  /** What is agreed after the change, if one is named. */
  readonly agreement: Agreement
  readonly change?: TemplateChange
  readonly signer: KnownSigner
  readonly report?: StackReportDocument
}

export interface AgreedWithTemplate extends Agreed {
  readonly template: SetupTemplate
}

type Options = CustomerOptions & AgreementOptions
type Read<A> = TE.TaskEither<CommandError, A>

// queries

/** Returns what every task is given. */
export const taskBasis = ({
  setup,
  change,
}: Agreed): { readonly setup: SetupDocument; readonly change?: TemplateChange } => ({
  setup,
  ...omitUndefined({ change }),
})

/** Returns the first fields of an inspection, which answers the document with the agreed IDs. */
export const inspectionHeader = ({
  setup,
  digest,
  change,
}: Agreed): Pick<InspectionDocument, 'version' | 'kind' | 'onboardingId' | 'answers'> => ({
  version: 1,
  kind: 'inspection',
  onboardingId: setup.onboardingId,
  answers: change === undefined ? digest : digestOfDocument(change),
})

// parts

/** Reads a setup, which must not contradict itself. */
const readSetup = ({ setup: path, ...options }: Options): Read<SignedDocument<'setup'>> =>
  pipe(
    readSigned(path, 'setup', options),
    TE.tap(({ document }) => TE.fromEither(refusing(path, contradictionsIn(document)))),
  )

const notAppliedByTemplate = (path: string, change: string): CommandError =>
  badInput(path, [
    {
      path: 'change',
      expected: 'rotation or template',
      actual: change,
      japanese: `テンプレートを伴う変更(rotation または template)ではありません: ${change}`,
    },
  ])

/** Reads a change of the template of a setup. */
export const readTemplateChange = (
  path: string,
  setup: SetupDocument,
  { signer }: Pick<CustomerOptions, 'signer'>,
): Read<TemplateChange> =>
  pipe(
    readMatching(path, 'change', {
      ...omitUndefined({ signer }),
      mismatchOf: (change) => mismatchOfAnswer(change, setup),
    }),
    TE.filterOrElse(isTemplateChange, ({ change }) => notAppliedByTemplate(path, change)),
  )

const nextTo = (setup: string, name: string): string | undefined => {
  const path = join(dirname(setup), name)
  return existsSync(path) ? path : undefined
}

/** The stack report that is named, or else the one next to the setup. */
export const reportPath = ({
  report,
  setup,
}: Pick<AgreementOptions, 'report' | 'setup'>): string | undefined =>
  report ?? nextTo(setup, 'stack-report.json')

/** The last change of the template that is named, or else the one next to the setup. */
export const changePath = ({
  change,
  setup,
}: Pick<AgreementOptions, 'change' | 'setup'>): string | undefined =>
  change ?? nextTo(setup, 'change.json')

const readReport = (
  options: AgreementOptions,
  setup: SetupDocument,
): Read<StackReportDocument | undefined> =>
  readOptional(reportPath(options), (path) =>
    pipe(
      readKind(path, 'stack-report'),
      TE.tap((report) => TE.fromEither(refusing(path, mismatchOfAnswer(report, setup)))),
    ),
  ) as Read<StackReportDocument | undefined>

// operations

/** Reads what was agreed. Left when a document is not of this onboarding, or is not genuine. */
export const readAgreed = (options: Options): Read<Agreed> =>
  pipe(
    TE.Do,
    TE.bind('signed', () => readSetup(options)),
    TE.bind('change', ({ signed: { document } }) =>
      readOptional(changePath(options), (path) => readTemplateChange(path, document, options)),
    ),
    TE.bind('report', ({ signed: { document } }) => readReport(options, document)),
    TE.map(({ signed: { document, ...signer }, change, report }) => ({
      path: options.setup,
      setup: document,
      digest: digestOfDocument(document),
      agreement:
        change === undefined
          ? agreementOfSetup(document)
          : agreementAfter(agreementOfSetup(document), change),
      signer,
      ...omitUndefined({ change, report }),
    })),
  )

/** Reads what was agreed, with the template of the setup. */
export const readAgreedTemplate = (options: Options): Read<AgreedWithTemplate> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('template', ({ agreed: { path, setup } }): Read<SetupTemplate> =>
      readTemplate(
        { path, template: setup.template, agreement: agreementOfSetup(setup) },
        options.template,
      ),
    ),
    TE.map(({ agreed, template }) => ({ ...agreed, template })),
  )
