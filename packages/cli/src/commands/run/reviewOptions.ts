/** Validates the options of a run. */
import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { commandLine } from '../../terminal/sourceNames.ts'
import type { AwsOptions, RunOptions } from './RunOptions.ts'

/** The profiles, required for calls. */
export interface Profiles {
  readonly rescale: string
  readonly customer: string
}

const defaultTimeoutSeconds = 3600

/** Returns the time limit of the run. */
export const timeoutSecondsOf = ({ timeoutSeconds }: AwsOptions): number =>
  timeoutSeconds ?? defaultTimeoutSeconds

/** Returns whether a run is on AWS or on a compatible endpoint. */
export const isAwsRun = (options: AwsOptions): boolean =>
  options.endpointUrl !== undefined ||
  options.rescaleProfile !== undefined ||
  options.customerProfile !== undefined ||
  options.plan === true

const isHttpUrl = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text)

interface OptionProblem {
  readonly isWrong: boolean
  readonly option: string
  readonly expected: Readonly<Record<Language, string>>
  readonly actual?: string
}

const wrongOf = (problems: ReadonlyArray<OptionProblem>): E.Either<BadInput, unknown> => {
  const wrong = problems
    .filter(({ isWrong }) => isWrong)
    .map(({ option, expected, actual = 'nothing' }) => ({
      path: option,
      expected: expected.en,
      actual,
      japanese: expected.ja,
    }))
  return wrong.length === 0 ? E.right(wrong) : E.left(badInput(commandLine, wrong))
}

const profileExpected = {
  en: 'a profile of the AWS config file',
  ja: 'AWS の config ファイルにあるプロファイルを指定してください。',
}

const resumeProblems = ({ resume = false, store }: RunOptions): ReadonlyArray<OptionProblem> => [
  {
    isWrong: resume && store === 'memory',
    option: '--resume',
    expected: {
      en: 'another --store, which has the interrupted run',
      ja: '中断された実行の記録がある --store を指定してください。',
    },
    actual: '--store memory',
  },
]

const profileProblems = ({
  rescaleProfile,
  customerProfile,
  plan = false,
}: RunOptions): ReadonlyArray<OptionProblem> => [
  {
    isWrong: !plan && rescaleProfile === undefined,
    option: '--rescale-profile',
    expected: profileExpected,
  },
  {
    isWrong: !plan && customerProfile === undefined,
    option: '--customer-profile',
    expected: profileExpected,
  },
]

const awsProblems = (options: RunOptions): ReadonlyArray<OptionProblem> => [
  {
    isWrong: options.endpointUrl !== undefined && !isHttpUrl(options.endpointUrl),
    option: '--endpoint-url',
    expected: { en: 'an http or https URL', ja: 'http または https の URL を指定してください。' },
    actual: JSON.stringify(options.endpointUrl),
  },
  ...profileProblems(options),
  {
    isWrong: options.rescale === undefined,
    option: '--rescale',
    expected: {
      en: "a file with Rescale's accounts and VPCs",
      ja: 'Rescale のアカウントと VPC のファイルを指定してください。',
    },
  },
  {
    isWrong: options.seed !== undefined,
    option: '--seed',
    expected: {
      en: 'no seed, because IDs and times on AWS are real',
      ja: 'AWS での実行には指定できません。',
    },
    actual: String(options.seed),
  },
  ...resumeProblems(options),
]

const memoryProblems = (options: RunOptions): ReadonlyArray<OptionProblem> =>
  (['yes', 'resume', 'timeoutSeconds'] as const).map((name) => ({
    isWrong: options[name] !== undefined && options[name] !== false,
    option: name === 'timeoutSeconds' ? '--timeout-seconds' : `--${name}`,
    expected: {
      en: '--rescale-profile and --customer-profile with it',
      ja: '--rescale-profile と --customer-profile を一緒に指定してください。',
    },
    actual: 'a run on the in-memory AWS',
  }))

/** Finds every option that contradicts another, or is missing. */
export const reviewOptions = (options: RunOptions): E.Either<BadInput, unknown> =>
  wrongOf(
    isAwsRun(options)
      ? awsProblems(options)
      : [...resumeProblems(options), ...memoryProblems(options)],
  )

/** Returns both profiles; without both, the run is only a plan. */
export const profilesOf = ({ rescaleProfile, customerProfile }: AwsOptions): Profiles | undefined =>
  rescaleProfile === undefined || customerProfile === undefined
    ? undefined
    : { rescale: rescaleProfile, customer: customerProfile }
