/** Says what to do about credentials that are missing or expired. */
import type { Failure } from '@byoa/application'
import { kindOfCode } from '@byoa/cloud'
import type { Language } from '@byoa/core/values'

import type { CommandError } from '../terminal/CommandError.ts'

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

/** Adds a remedy to a failure of a profile's credentials; returns any other error unchanged. */
export const withAdvice =
  (profile: string, { language, json }: { readonly language: Language; readonly json: boolean }) =>
  <E extends CommandError>(error: E): E | Failure => {
    const advice = error._tag === 'Failure' ? adviceFor(error) : undefined
    return error._tag !== 'Failure' || advice === undefined
      ? error
      : { ...error, message: `${error.message} ${advice[json ? 'en' : language](profile)}` }
  }
