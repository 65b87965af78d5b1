/** Why a request cannot be run. */
import type { Region } from '@byoa/core/iam/identity'
import type { OnboardingId, OnboardingStatus } from '@byoa/core/onboarding'

import type { ErrorLines } from '../../terminal/ErrorLines.ts'

// model

/** The request's Region has no Rescale VPC. */
export interface RegionNotServed {
  readonly _tag: 'RegionNotServed'
  readonly region: Region
  /** The Regions that have one. */
  readonly served: ReadonlyArray<Region>
}

/** The store has an open onboarding of the same request. */
export interface AlreadyRecorded {
  readonly _tag: 'AlreadyRecorded'
  readonly onboardingId: OnboardingId
  readonly status: OnboardingStatus
}

export type RunError = RegionNotServed | AlreadyRecorded

// texts

const regionNotServed = ({ region, served }: RegionNotServed): ErrorLines => ({
  en: [
    `Rescale has no VPC in ${region}; nothing was done.`,
    `Correct the Region, or request one of these: ${served.join(', ')}.`,
  ],
  ja: [
    `リージョン ${region} には Rescale の VPC がありません。何も実行していません。`,
    `リージョン名を修正するか、次のいずれかを指定してください: ${served.join(', ')}`,
  ],
})

const alreadyRecorded = ({ onboardingId, status }: AlreadyRecorded): ErrorLines => ({
  en: [
    `The store has an open onboarding of this request, ${onboardingId}, in status ${status}; nothing was done.`,
    `To continue it on AWS, run the same command with --resume. byoa rescale show ${onboardingId} says who must act.`,
  ],
  ja: [
    `この申請の接続 ${onboardingId} が既に記録されています(状態: ${status})。何も実行していません。`,
    `AWS で続きから再開するには、同じコマンドに --resume を付けて実行してください。次に必要な操作は byoa rescale show ${onboardingId} で確認できます。`,
  ],
})

/** Says why, and what to do. */
export const runErrorLines = (error: RunError): ErrorLines =>
  error._tag === 'RegionNotServed' ? regionNotServed(error) : alreadyRecorded(error)
