/** What follows after the commands. */
import type { AgreementOptions, CustomerOptions } from './CustomerOptions.ts'
import type { NextStep, Texts } from './NextStep.ts'

type OutOption = Pick<CustomerOptions, 'out'>

type AgreedOptions = Pick<AgreementOptions, 'setup' | 'change'>

/** Returns a command that follows what was agreed last. */
export const asAgreed = (
  words: ReadonlyArray<string>,
  { setup, change }: AgreedOptions,
): ReadonlyArray<string> => [
  ...words,
  '--setup',
  setup,
  ...(change === undefined ? [] : ['--change', change]),
]

const sent = (out: string | undefined, what: Texts): Texts => ({
  en: `Send ${out ?? what.en} to Rescale.`,
  ja: `${out ?? what.ja} を Rescale に送付してください。`,
})

/** A connection was requested: Rescale agrees to the block, or names others. */
export const afterRequest = ({ out }: OutOption): NextStep => {
  const send = sent(out, { en: 'the request', ja: '申請' })
  return {
    waitingFor: 'rescale',
    what: {
      en: `${send.en} Rescale answers with setup.json and template.json, or with verdict.json and other blocks. With the setup:`,
      ja: `${send.ja}Rescale から setup.json と template.json、または別のブロックを示す verdict.json が送付されます。設定情報を受け取ったら、次のコマンドを実行してください:`,
    },
    command: ['review', 'setup.json'],
  }
}

/** A stack was reported: Rescale verifies it, and asks for the peering or a correction. */
export const afterReport = ({ out, ...agreed }: OutOption & AgreedOptions): NextStep => {
  const send = sent(out, { en: 'the stack report', ja: 'スタックの報告' })
  return {
    waitingFor: 'rescale',
    what: {
      en: `${send.en} Rescale verifies the role and the VPC, and sends a peering notice, or a review with what to correct. With the notice:`,
      ja: `${send.ja}Rescale がロールと VPC を検証し、ピアリングの通知、または修正事項を送付します。通知を受け取ったら、次のコマンドを実行してください:`,
    },
    command: asAgreed(['connect', 'peering-notice.json'], agreed),
  }
}

/** The account was inspected, or its role was read. */
export const afterInspection = ({ out }: OutOption): NextStep => {
  const send = sent(out, { en: 'the inspection', ja: '検査結果' })
  return {
    waitingFor: 'rescale',
    what: { en: `${send.en} Rescale goes on with it.`, ja: `${send.ja}Rescale が続きを行います。` },
  }
}

/** The routes are in place: Rescale sees them by itself. */
export const afterRoutes: NextStep = {
  waitingFor: 'rescale',
  what: {
    en: 'Nothing to send: Rescale sees the routes, and confirms with a connection document.',
    ja: '送付するものはありません。Rescale がルートを確認し、接続の確認書を送付します。',
  },
}

/** What was found in the account is repaired: Rescale sees it by itself. */
export const afterRepair: NextStep = {
  waitingFor: 'rescale',
  what: {
    en: 'Nothing to send: Rescale sees the repairs at its next inspection.',
    ja: '送付するものはありません。次回の検査で Rescale が修復を確認します。',
  },
}

/** The account was cleaned. */
export const afterLeaving = ({ out }: OutOption): NextStep => {
  const send = sent(out, { en: 'the clean exit', ja: '撤去の報告' })
  return {
    waitingFor: 'rescale',
    what: {
      en: `${send.en} Rescale answers with its half.`,
      ja: `${send.ja}Rescale からも撤去の報告が送付されます。`,
    },
  }
}
