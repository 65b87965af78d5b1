/**
 * The two parties of a run on AWS, each with the credentials of a profile, whose account is
 * verified before anything is created. Credentials stay inside the SDK.
 */
import { type Aws, kindOfCode } from '@byoa/cloud'
import type { Failure } from '@byoa/application'
import type { Region } from '@byoa/core/iam/identity'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type CredentialClaim, identifyAccount, rescaleClaim } from '../../play/identifyAccount.ts'
import { profileAws } from '../../play/profileAws.ts'
import type { BadInput } from '../../terminal/CommandError.ts'
import type { AwsRunInput } from './AwsRunInput.ts'
import type { RunOptions } from './RunOptions.ts'
import type { Profiles } from './reviewAwsOptions.ts'

type AwsFor = (region: Region) => Aws

export interface AwsByParty {
  readonly rescale: AwsFor
  readonly customer: AwsFor
}

type ProfileOptions = Pick<RunOptions, 'endpointUrl' | 'askSecret' | 'json' | 'language'>

/** Returns AWS for both parties; makes no call. */
export const awsByParty = (
  { rescale, customer }: Profiles,
  options: ProfileOptions,
): AwsByParty => ({
  rescale: profileAws({ ...options, profile: rescale }),
  customer: profileAws({ ...options, profile: customer }),
})

// remedies for credentials

type Words = Readonly<Record<Language, (profile: string) => string>>

const signIn: Words = {
  en: (profile) =>
    `Sign in again (aws sso login --profile ${profile}), or renew the keys of the profile, then run this again.`,
  ja: (profile) =>
    `もう一度サインイン(aws sso login --profile ${profile})するか、プロファイルのキーを更新してから、再度実行してください。`,
}

const lookUp: Words = {
  en: (profile) =>
    `Check the profile: aws configure list --profile ${profile}. Profiles are read from the AWS config and credentials files.`,
  ja: (profile) =>
    `プロファイルの内容を確認してください: aws configure list --profile ${profile}。プロファイルは AWS の config ファイルと credentials ファイルから読み込まれます。`,
}

const isOfProvider = (code: string): boolean =>
  code.endsWith('ProviderError') || code === 'TokenProviderError'

const adviceFor = ({ code, message }: Failure): Words | undefined => {
  const kind = kindOfCode(code)
  if (kind === 'expired' || (isOfProvider(code) && /expired|sso/i.test(message))) return signIn
  return kind === 'not-authenticated' || isOfProvider(code) ? lookUp : undefined
}

const isOfCustomer = ({ operation }: Failure): boolean => operation.startsWith('CustomerConsole.')

/** Adds a remedy to a failure of credentials; returns any other failure unchanged. */
export const withAdvice = (
  error: Failure,
  profiles: Profiles,
  { language, json }: { readonly language: Language; readonly json: boolean },
): Failure => {
  const advice = adviceFor(error)
  if (advice === undefined) return error
  const profile = isOfCustomer(error) ? profiles.customer : profiles.rescale
  return { ...error, message: `${error.message} ${advice[json ? 'en' : language](profile)}` }
}

// whose credentials

const claims = (
  { rescale, customer }: AwsByParty,
  input: AwsRunInput,
): ReadonlyArray<CredentialClaim> => [
  rescaleClaim('--rescale-profile', rescale(input.document.region), input.account),
  {
    option: '--customer-profile',
    operation: 'CustomerConsole.identify',
    aws: customer(input.document.region),
    accountId: input.document.accountId,
    reason: { en: 'which the request names', ja: '申請にある' },
  },
]

/** Left when the credentials of a profile are invalid or belong to another account. */
export const identifyParties = (
  aws: AwsByParty,
  input: AwsRunInput,
): TE.TaskEither<Failure | BadInput, unknown> =>
  pipe(claims(aws, input), TE.traverseSeqArray(identifyAccount))
