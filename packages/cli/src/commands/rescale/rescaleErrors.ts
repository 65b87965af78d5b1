/** The errors of Rescale's side, and what to do about each. */
import type { DocumentRefused } from '@byoa/application'
import type { AccountId } from '@byoa/core/iam/identity'
import type { OnboardingId, TeardownStep } from '@byoa/core/onboarding'
import { type Instant, type Language, renderInstant } from '@byoa/core/values'

import { wordsIn } from '../../terminal/words.ts'
import type { ErrorLines } from '../../terminal/ErrorLines.ts'

// model

/** The credentials lack permissions that the next steps need. */
export interface PermissionsMissing {
  readonly _tag: 'PermissionsMissing'
  readonly accountId: AccountId
  /** As IAM writes them. */
  readonly actions: ReadonlyArray<string>
}

/** The customer still has time to confirm its part of a teardown. */
export interface NotYetDue {
  readonly _tag: 'NotYetDue'
  readonly onboardingId: OnboardingId
  readonly dueAt: Instant
  readonly unconfirmed: ReadonlyArray<TeardownStep>
}

export type RescaleError = DocumentRefused | PermissionsMissing | NotYetDue

// texts

const nothingRecorded: Readonly<Record<Language, string>> = {
  en: 'Nothing was recorded.',
  ja: '何も記録していません。',
}

const refusalWords: {
  readonly [Reason in DocumentRefused['reason']]: (
    refused: Pick<DocumentRefused, 'kind'> & { readonly expected: string },
  ) => Readonly<Record<Language, string>>
} = {
  superseded: ({ kind, expected }) => ({
    en: `The ${kind} answers a document that a later one has replaced. It must answer the last one of these: ${expected}.`,
    ja: `${kind} が回答している文書は、新しい文書に置き換えられています。次のうち最新の文書への回答が必要です: ${expected}`,
  }),
  'other-document': ({ kind, expected }) => ({
    en: `The ${kind} answers no document of this onboarding: it is altered, or belongs to another one. It must answer one of these: ${expected}.`,
    ja: `${kind} が回答している文書は、この接続のものではありません(変更されているか、別の接続の文書です)。次のいずれかへの回答が必要です: ${expected}`,
  }),
  'not-the-customer': ({ kind }) => ({
    en: `The ${kind} is Rescale's own. Receive the customer's.`,
    ja: `${kind} は Rescale 自身の文書です。お客様の文書を指定してください。`,
  }),
  'in-the-future': ({ kind }) => ({
    en: `The ${kind} has a time in the future. The customer must correct its clock, and write it again.`,
    ja: `${kind} の時刻が未来になっています。お客様の端末の時計を合わせてから、もう一度作成していただく必要があります。`,
  }),
  'offboarding-aborted': ({ kind }) => ({
    en: `The ${kind} was written before the offboarding was aborted. A customer that leaves after all must write another one.`,
    ja: `${kind} は、接続の終了が取り消される前に作成されています。あらためて終了する場合は、もう一度作成していただく必要があります。`,
  }),
  'other-request': ({ kind }) => ({
    en: `The ${kind} has other terms than the request that opened the onboarding; only the proposed block may change. Cancel the onboarding to request other terms.`,
    ja: `${kind} の内容が、この接続を開始した申請と異なります。変更できるのは提案する CIDR ブロックだけです。ほかの内容を変更するには、接続をキャンセルしてください。`,
  }),
}

const documentRefused = ({ kind, field, reason, expected }: DocumentRefused): ErrorLines => {
  const words = refusalWords[reason]({ kind, expected: expected.join(', ') })
  return {
    en: [`${field}: ${words.en}`, nothingRecorded.en],
    ja: [`${field}: ${words.ja}`, nothingRecorded.ja],
  }
}

const permissionsMissing = ({ accountId, actions }: PermissionsMissing): ErrorLines => ({
  en: [
    `The credentials of account ${accountId} lack permissions; nothing was changed.`,
    `Allow these actions, then run this again: ${actions.join(', ')}`,
  ],
  ja: [
    `アカウント ${accountId} の認証情報に必要なアクセス許可がありません。何も変更していません。`,
    `次のアクションを許可してから、もう一度実行してください: ${actions.join(', ')}`,
  ],
})

const notYetDue = ({ onboardingId, dueAt, unconfirmed }: NotYetDue): ErrorLines => {
  const steps = (language: Language): string =>
    unconfirmed.map((step) => wordsIn[language].teardownWords[step]).join(', ')
  return {
    en: [
      `The customer has until ${renderInstant(dueAt)} to confirm its part of ${onboardingId}; nothing was recorded.`,
      `Not confirmed yet: ${steps('en')}.`,
    ],
    ja: [
      `接続 ${onboardingId} について、お客様の確認期限は ${renderInstant(dueAt)} です。何も記録していません。`,
      `未確認: ${steps('ja')}`,
    ],
  }
}

/** Says what is wrong, and what to do. */
export const rescaleErrorLines = (error: RescaleError): ErrorLines => {
  switch (error._tag) {
    case 'DocumentRefused':
      return documentRefused(error)
    case 'PermissionsMissing':
      return permissionsMissing(error)
    case 'NotYetDue':
      return notYetDue(error)
  }
}
