import type { StackReport } from '@byoa/core/onboarding'

import type { Texts } from './NextStep.ts'

/** Says what a stack has made. */
export const stackLines = ({
  stackName,
  roleArn,
  vpcId,
  vpcCidr,
  subnetIds,
  routeTableIds,
}: StackReport): ReadonlyArray<Texts> => [
  {
    en: `The stack ${stackName ?? ''} is complete.`,
    ja: `スタック ${stackName ?? ''} は完了しています。`,
  },
  { en: `  role: ${roleArn}`, ja: `  ロール: ${roleArn}` },
  { en: `  VPC: ${vpcId} (${vpcCidr})`, ja: `  VPC: ${vpcId}(${vpcCidr})` },
  {
    en: `  subnets: ${subnetIds.join(', ')}; route tables: ${routeTableIds.join(', ')}`,
    ja: `  サブネット: ${subnetIds.join(', ')}、ルートテーブル: ${routeTableIds.join(', ')}`,
  },
]
