/** What is asked of a run on AWS, and whether it can be meant so. */
import type { DecodeProblem } from '@byoa/core/codec'
import { Ipv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import type { BadInput } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'
import type { AwsOptions, RunOptions } from './RunOptions.ts'

/** What cannot be left out when something is called. */
export interface Profiles {
  readonly rescale: string
  readonly customer: string
}

const defaultTimeoutSeconds = 3600

/** Returns how long the run may take. */
export const timeoutSecondsOf = ({ timeoutSeconds }: AwsOptions): number =>
  timeoutSeconds ?? defaultTimeoutSeconds

/** Tells whether a run is to be played on AWS, or on something that answers as AWS does. */
export const isAwsRun = (options: AwsOptions): boolean =>
  options.endpointUrl !== undefined ||
  options.rescaleProfile !== undefined ||
  options.customerProfile !== undefined ||
  options.plan === true

const isHttpUrl = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text)

type Problem = readonly [isWrong: boolean, option: string, expected: string, actual: string]

const wrongOf = (
  problems: ReadonlyArray<Problem>,
): E.Either<BadInput, ReadonlyArray<DecodeProblem>> => {
  const wrong = problems
    .filter(([isWrong]) => isWrong)
    .map(([, path, expected, actual]) => ({ path, expected, actual }))
  return wrong.length === 0 ? E.right(wrong) : E.left(badInput('The command line', wrong))
}

const profileExpected = 'a profile of the AWS config file'

const resumeProblems = ({ resume = false, out, addCidr }: RunOptions): ReadonlyArray<Problem> => [
  [
    resume && out === undefined,
    '--resume',
    '--out, where the events of the interrupted run are',
    'no --out',
  ],
  [
    addCidr !== undefined && !resume,
    '--add-cidr',
    '--resume: a further block is for a VPC that there is',
    'no --resume',
  ],
  [
    addCidr !== undefined && !Ipv4Cidr.is(addCidr),
    '--add-cidr',
    Ipv4Cidr.name,
    JSON.stringify(addCidr),
  ],
]

/** Finds every option that contradicts another, or lacks one. */
export const reviewAwsOptions = (options: RunOptions): E.Either<BadInput, unknown> => {
  const { endpointUrl, rescaleProfile, customerProfile, plan = false } = options
  const needsProfiles = isAwsRun(options) && !plan
  return wrongOf([
    [
      endpointUrl !== undefined && !isHttpUrl(endpointUrl),
      '--endpoint-url',
      'an http or https URL',
      JSON.stringify(endpointUrl),
    ],
    [needsProfiles && rescaleProfile === undefined, '--rescale-profile', profileExpected, 'none'],
    [needsProfiles && customerProfile === undefined, '--customer-profile', profileExpected, 'none'],
    [
      isAwsRun(options) && options.rescale === undefined,
      '--rescale',
      "a file with Rescale's accounts and VPCs",
      'none',
    ],
    [
      isAwsRun(options) && options.seed !== undefined,
      '--seed',
      'no seed: on AWS, ids and times are real',
      String(options.seed),
    ],
    ...resumeProblems(options),
    ...(['yes', 'resume', 'timeoutSeconds'] as const).map((name): Problem => [
      !isAwsRun(options) && options[name] !== undefined && options[name] !== false,
      name === 'timeoutSeconds' ? '--timeout-seconds' : `--${name}`,
      'it together with --rescale-profile and --customer-profile',
      'a run on the in-memory AWS',
    ]),
  ])
}

/** Returns both profiles; a run without either is a plan. */
export const profilesOf = ({ rescaleProfile, customerProfile }: AwsOptions): Profiles | undefined =>
  rescaleProfile === undefined || customerProfile === undefined
    ? undefined
    : { rescale: rescaleProfile, customer: customerProfile }
