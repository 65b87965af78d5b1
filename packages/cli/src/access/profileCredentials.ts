/**
 * The credentials of a party: of a profile, or where the SDK finds them. A profile with
 * `mfa_serial` asks for the code of the MFA device, once for all clients of the party, because AWS
 * accepts a code only once.
 *
 * @source https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers'
import type { Language } from '@byoa/core/values'

export interface ProfileCredentialsOptions {
  /** Absent: the SDK's own order of sources. */
  readonly profile?: string
  /** Also serves the AssumeRole of the profile; absent: AWS. */
  readonly endpointUrl?: string
  /** Prompts for a hidden text, which may be refused; absent without a terminal. */
  readonly askSecret?: (question: string) => Promise<string | undefined>
  /** A program reads the output, so nobody is asked. */
  readonly json: boolean
  readonly language: Language
}

type Credentials = ReturnType<typeof fromIni>
type Resolved = Awaited<ReturnType<Credentials>>

// the code

type Words = Readonly<Record<Language, (serial: string) => string>>

const prompt: Words = {
  en: (serial) => `MFA code for ${serial}: `,
  ja: (serial) => `MFA デバイス ${serial} のコード: `,
}

const sessionCommand = (serial: string): string =>
  `aws sts get-session-token --serial-number ${serial} --token-code CODE --profile SOURCE`

const noCode: Words = {
  en: (serial) =>
    `the profile needs a code of the MFA device ${serial}. Run this at a terminal, without --json, to be asked for it. ` +
    `Or get a session: ${sessionCommand(serial)}, where SOURCE is the source_profile of the profile. Save the key and token of the answer as a profile of their own ` +
    '(aws configure set aws_access_key_id …, aws_secret_access_key …, aws_session_token …, each with --profile SESSION), ' +
    'set source_profile = SESSION in the profile, and remove its mfa_serial.',
  ja: (serial) =>
    `プロファイルには MFA デバイス ${serial} のコードが必要です。ターミナルで --json を付けずに実行すると、コードの入力を求められます。` +
    `または、セッションを取得してください: ${sessionCommand(serial)}(SOURCE はプロファイルの source_profile)。返されたキーとトークンを別のプロファイルに保存し` +
    '(aws configure set aws_access_key_id …、aws_secret_access_key …、aws_session_token …、それぞれ --profile SESSION を指定)、' +
    '元のプロファイルに source_profile = SESSION を設定して mfa_serial を削除してください。',
}

/** The SDK takes a code as a promise, and passes on the error of a promise that fails. */
const mfaCodeNeeded = (serial: string, language: Language): Error =>
  Object.assign(new Error(noCode[language](serial)), { name: 'MfaCodeNeeded' })

const mfaCode =
  ({ askSecret, json, language }: ProfileCredentialsOptions) =>
  async (serial: string): Promise<string> => {
    const code = json ? undefined : await askSecret?.(prompt[language](serial))
    return code === undefined || code === ''
      ? Promise.reject(mfaCodeNeeded(serial, json ? 'en' : language))
      : code
  }

// one session for all clients

/** As the SDK does for a single client. */
const refreshedBeforeMilliseconds = 300_000

const isFresh = ({ expiration }: Resolved): boolean =>
  expiration === undefined || expiration.getTime() - Date.now() > refreshedBeforeMilliseconds

const shared = (provider: Credentials): Credentials => {
  let latest: Promise<Resolved> | undefined
  const renew: Credentials = (properties) => {
    const next = provider(properties)
    latest = next
    next.catch(() => {
      latest = undefined
    })
    return next
  }
  return async (properties) => {
    const held = latest
    const credentials = await held
    if (credentials !== undefined && isFresh(credentials)) return credentials
    // Another client may have asked for new ones meanwhile.
    return latest === held || latest === undefined ? renew(properties) : latest
  }
}

/** Returns the credentials; makes no call, and asks for nothing, before they are used. */
export const profileCredentials = (options: ProfileCredentialsOptions): Credentials => {
  const { profile, endpointUrl: endpoint } = options
  const common = {
    mfaCodeProvider: mfaCode(options),
    ...(endpoint === undefined ? {} : { clientConfig: { endpoint } }),
  }
  return shared(
    profile === undefined ? fromNodeProviderChain(common) : fromIni({ ...common, profile }),
  )
}
