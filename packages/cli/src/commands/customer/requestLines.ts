import type { RequestDocument } from '@byoa/application'

import type { Texts } from './NextStep.ts'
import type { SeenAccount } from './seenAccount.ts'

const seenLines = ({ zones, networks }: SeenAccount): ReadonlyArray<Texts> => [
  {
    en: `The account sees ${zones.length} Availability Zones in the Region: ${zones.map(({ zoneId }) => zoneId).join(', ')}.`,
    ja: `このリージョンで利用できるアベイラビリティーゾーン: ${zones.map(({ zoneId }) => zoneId).join(', ')}(${zones.length} 個)`,
  },
  {
    en: `Its VPCs, which the new one must not overlap: ${networks.map(({ cidr, name }) => `${cidr} (${name})`).join(', ') || 'none'}.`,
    ja: `重複してはならない既存の VPC: ${networks.map(({ cidr, name }) => `${cidr}(${name})`).join(', ') || 'なし'}`,
  },
]

/** Says what a request asks for, and what was found for it. */
export const requestLines = (
  { companyCode, accountId, region, proposedCidr, egress, zoneCount }: RequestDocument,
  seen: SeenAccount | undefined,
): ReadonlyArray<Texts> => [
  ...(seen === undefined ? [] : seenLines(seen)),
  {
    en: `Request of ${companyCode} for account ${accountId} in ${region}: VPC ${proposedCidr}, ${zoneCount} zones, egress ${egress}.`,
    ja: `${companyCode} の申請: アカウント ${accountId}、リージョン ${region}、VPC ${proposedCidr}、ゾーン数 ${zoneCount}、送信 ${egress}`,
  },
]
