/** What a document of a customer means, in a sentence. */
import type { CustomerDocument } from '@byoa/application'
import type { TeardownStep } from '@byoa/core/onboarding'
import type { Language } from '@byoa/core/values'

import { wordsIn } from '../../terminal/words.ts'

type Texts = Readonly<Record<Language, string>>
type DocumentOf<Kind> = Extract<CustomerDocument, { readonly kind: Kind }>

const request = ({
  companyCode,
  accountId,
  region,
  proposedCidr,
}: DocumentOf<'request'>): Texts => ({
  en: `${companyCode} asks to connect account ${accountId} in ${region}, with ${proposedCidr}.`,
  ja: `${companyCode} による、アカウント ${accountId} (${region})を ${proposedCidr} で接続する申請です。`,
})

const stackReport = ({ vpcId, vpcCidr, roleArn }: DocumentOf<'stack-report'>): Texts => ({
  en: `The customer reports its stack: VPC ${vpcId} (${vpcCidr}), role ${roleArn}.`,
  ja: `お客様によるスタックの報告です: VPC ${vpcId} (${vpcCidr})、ロール ${roleArn}`,
})

const inspection = ({ results, trustPolicy }: DocumentOf<'inspection'>): Texts => {
  const errors = results.filter(({ level, outcome }) => level === 'error' && outcome === 'found')
  const isRead = trustPolicy !== undefined
  return {
    en: `The customer inspected its account: ${results.length} checks, ${errors.length} errors${isRead ? '; and read the trust policy of the role' : ''}.`,
    ja: `お客様によるアカウントの検査です: 検査 ${results.length} 件、エラー ${errors.length} 件${isRead ? '、ロールの信頼ポリシー' : ''}`,
  }
}

const cleanExit = ({ removed, remains }: DocumentOf<'clean-exit'>): Texts => {
  const steps = (language: Language): ReadonlyArray<string> =>
    removed.map((step: TeardownStep) => wordsIn[language].teardownWords[step])
  const left = remains.map(({ resourceId }) => resourceId).join(', ')
  return {
    en: `The customer confirms: ${steps('en').join(', ') || 'nothing'}.${left === '' ? '' : ` Left in its account: ${left}.`}`,
    ja: `お客様による確認です: ${steps('ja').join('、') || 'なし'}${left === '' ? '' : `。アカウントに残っているもの: ${left}`}`,
  }
}

const textsOf = (document: CustomerDocument): Texts => {
  switch (document.kind) {
    case 'request':
      return request(document)
    case 'stack-report':
      return stackReport(document)
    case 'inspection':
      return inspection(document)
    case 'clean-exit':
      return cleanExit(document)
  }
}

/** Says what a document means. */
export const describeReceived = (document: CustomerDocument, language: Language): string =>
  textsOf(document)[language]
