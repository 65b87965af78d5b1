/** The output of a sandbox that is ready. */
import type { Language } from '@byoa/core/values'

import type { Terminal } from '../../terminal/Terminal.ts'
import type { SandboxAccount, SandboxState } from './SandboxState.ts'

type Words = Readonly<Record<Language, string>>

const words: Readonly<Record<'ready' | 'vpc' | 'try' | 'unverified', Words>> = {
  ready: {
    en: 'Sandbox AWS listening on',
    ja: 'サンドボックスのエンドポイント:',
  },
  vpc: { en: 'Rescale VPC', ja: 'Rescale の VPC' },
  try: { en: 'Try, in another terminal:', ja: '別のターミナルで試すには:' },
  unverified: {
    en: 'Signatures are not verified: anybody who reaches the port can be either party. Ctrl-C stops it.',
    ja: '署名は検証されません。ポートに到達できる人は誰でも両方の当事者として操作できます。Ctrl-C で停止します。',
  },
}

const partyNames: Readonly<Record<SandboxAccount['party'], Words>> = {
  rescale: { en: 'Rescale', ja: 'Rescale' },
  customer: { en: 'Customer', ja: 'お客様' },
}

const environmentOf = (account: SandboxAccount): ReadonlyArray<string> => [
  `AWS_ACCESS_KEY_ID=${account.accessKeyId}`,
  `AWS_SECRET_ACCESS_KEY=${account.secretAccessKey}`,
  ...(account.sessionToken === undefined ? [] : [`AWS_SESSION_TOKEN=${account.sessionToken}`]),
  `AWS_REGION=${account.region}`,
  `AWS_DEFAULT_REGION=${account.region}`,
]

export interface Announcement {
  readonly endpoint: string
  readonly state: SandboxState
}

/** Prints the endpoint and the accounts, for people. */
export const announce = (
  { out, colours }: Terminal,
  { endpoint, state }: Announcement,
  language: Language,
): void => {
  out(`${words.ready[language]} ${colours.bold(endpoint)}`)
  for (const account of state.accounts) {
    out('')
    out(`${colours.bold(partyNames[account.party][language])}  ${account.accountId}`)
    for (const line of environmentOf(account)) out(`  ${line}`)
  }
  const { rescaleVpc } = state
  if (rescaleVpc !== undefined) {
    out('')
    out(`${words.vpc[language]}  ${rescaleVpc.vpcId}  ${rescaleVpc.cidrs.join(', ')}`)
  }
  out('')
  out(words.try[language])
  const first = state.accounts.at(-1)
  const environment = first === undefined ? '' : `${environmentOf(first).join(' ')} `
  out(`  ${environment}aws --endpoint-url ${endpoint} sts get-caller-identity`)
  out('')
  out(colours.dim(words.unverified[language]))
}

/** The same as one line of JSON, for programs. */
export const announcementJson = ({ endpoint, state }: Announcement): string => {
  const { accounts, rescaleVpc } = state
  return JSON.stringify({ endpoint, accounts, ...(rescaleVpc === undefined ? {} : { rescaleVpc }) })
}
