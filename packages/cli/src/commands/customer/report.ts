/**
 * `byoa customer report`: writes the report of a stack that was made in the console or by another
 * program, from its outputs or from those of Terraform.
 */
import { type DecodeProblem, decode, isJsonObject, omitUndefined } from '@byoa/core/codec'
import { StackName, StackReport } from '@byoa/core/onboarding'
import { stackReportDocumentOf } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { badOption } from '../../terminal/badInput.ts'
import { readDocument } from '../../terminal/readDocument.ts'
import { argument, badArguments } from '../readArguments.ts'
import { customerAccess, identify } from './customerAccess.ts'
import type { AgreementOptions, CustomerOptions } from './CustomerOptions.ts'
import { reportCustomer } from './CustomerResult.ts'
import { reportedResult } from './deploy.ts'
import { ensuringOut } from './ensureOut.ts'
import { type Agreed, readAgreed } from './readAgreed.ts'

export interface ReportOptions extends CustomerOptions, AgreementOptions {
  /** Absent: the name in the setup. */
  readonly stack?: string
  /** What `terraform output -json` writes, instead of a stack. */
  readonly outputs?: string
}

type Stack = TE.TaskEither<CommandError, StackReport>

// from Terraform

/** Name of the report's field → name of the output. */
const outputNames: { readonly [Field in keyof StackReport]-?: string } = {
  stackName: '',
  stackId: '',
  roleArn: 'RoleArn',
  vpcId: 'VpcId',
  vpcCidr: 'VpcCidr',
  subnetIds: 'SubnetIds',
  routeTableIds: 'RouteTableIds',
  instanceProfileName: 'InstanceProfileName',
  nodeSecurityGroupId: 'NodeSecurityGroupId',
  templateDigest: 'TemplateDigest',
}

const listed = (field: string, value: unknown): unknown =>
  field.endsWith('Ids') && typeof value === 'string' ? value.split(',') : value

/** Each output of Terraform is an object with a value. */
const reportOfOutputs = (json: unknown): E.Either<ReadonlyArray<DecodeProblem>, StackReport> => {
  const valueOf = (name: string): unknown => {
    const output = isJsonObject(json) ? json[name] : undefined
    return isJsonObject(output) ? output['value'] : undefined
  }
  const fields = Object.entries(outputNames).map(([field, name]) => [
    field,
    listed(field, valueOf(name)),
  ])
  return decode(StackReport, omitUndefined(Object.fromEntries(fields)))
}

// from a stack

const noStack = (stackName: string, options: ReportOptions): E.Either<CommandError, never> =>
  badOption(
    '--stack',
    {
      en: 'the name of a stack in the account and Region of the setup',
      ja: '設定情報のアカウントとリージョンにあるスタックの名前を指定してください。',
    },
    options.stack ?? stackName,
  )

const stackName = (
  { setup }: Agreed,
  { stack }: ReportOptions,
): E.Either<CommandError, StackName> =>
  stack === undefined
    ? E.right(setup.stackName)
    : pipe(argument('--stack', StackName, stack), E.mapLeft(badArguments))

const reportOfStack = (terminal: Terminal, agreed: Agreed, options: ReportOptions): Stack => {
  const access = customerAccess(terminal, options)
  const { request } = agreed.setup
  return pipe(
    identify(access, request, options),
    TE.flatMapEither(() => stackName(agreed, options)),
    TE.bindTo('name'),
    TE.bind('found', ({ name }): TE.TaskEither<CommandError, O.Option<StackReport>> =>
      access.console.readStackReport({ region: request.region, stackName: name }),
    ),
    TE.flatMapEither(({ name, found }) =>
      O.isSome(found) ? E.right(found.value) : noStack(name, options),
    ),
  )
}

const readStack = (terminal: Terminal, agreed: Agreed, options: ReportOptions): Stack =>
  options.outputs === undefined
    ? reportOfStack(terminal, agreed, options)
    : readDocument(options.outputs, reportOfOutputs)

// operations

/** Writes the report of a stack. Exit 0, 2 bad input, 3 failure. */
export const report = (terminal: Terminal, options: ReportOptions): Promise<ExitCode> =>
  pipe(
    readAgreed(options),
    ensuringOut(options, 'stack-report'),
    TE.bindTo('agreed'),
    TE.bind('stack', ({ agreed }) => readStack(terminal, agreed, options)),
    TE.map(({ agreed: { setup, digest: answers }, stack }) =>
      reportedResult(
        [stackReportDocumentOf({ onboardingId: setup.onboardingId, answers }, stack)],
        options,
      ),
    ),
    reportCustomer(terminal, options),
  )
