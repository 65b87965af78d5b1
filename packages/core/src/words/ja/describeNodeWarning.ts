import type { NodeWarning } from '../../cloudformation/nodeWarnings.ts'
import { listed } from './vocabulary.ts'

/** Says which nodes have no way out, and what to request for them. */
export const describeNodeWarning = ({ instanceTypes, source }: NodeWarning): string =>
  `${listed(instanceTypes)} などの複数のネットワークカードを持つインスタンスには、パブリック IP アドレスが割り当てられません。パブリックサブネットではインターネットにも、Systems Manager、CloudWatch、KMS にも接続できません。"nodeSubnets": "private" を申請してください。参照: ${source}`
