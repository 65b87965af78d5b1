/**
 * The steps for the role and the VPC.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns-updating.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/working-with-igw.html
 */
import { connectionNameOf } from '@byoa/core/onboarding'

import type { CustomerStepOf } from '../CustomerStep.ts'
import type { CustomerTask } from '../CustomerTask.ts'
import type { Words } from '../Words.ts'
import { agreedRole } from '../agreedRole.ts'
import type { ConsolePage } from './ConsoleStep.ts'
import { linkTo } from './consoleLinks.ts'

const openRole: Words = {
  en: 'Open the role that the stack shows as RescaleRole on its Resources tab.',
  ja: 'スタックの [リソース] タブで RescaleRole として表示されているロールを開きます。',
}

/** Returns the step that restores the role. */
export const restoreRolePage = (task: CustomerTask): ConsolePage => ({
  title: { en: 'Restore the role', ja: 'ロールを元に戻す' },
  ...linkTo(task.setup.region, 'roles'),
  lines: [
    openRole,
    {
      en: 'On the Trust relationships tab choose Edit trust policy, replace it with the policy below, and choose Update policy.',
      ja: '[信頼関係] タブで [信頼ポリシーを編集] を選択し、下記のポリシーに置き換えて [ポリシーを更新] を選択します。',
    },
    {
      en: 'On the Permissions tab compare the inline policies and the permissions boundary with RescaleRole in the template file, and restore what differs. If the role is gone, delete the stack and create it again.',
      ja: '[許可] タブで、インラインポリシーとアクセス許可の境界をテンプレートファイルの RescaleRole と比較し、異なるものを元に戻します。ロールが削除されている場合は、スタックを削除して作成し直します。',
    },
  ],
  values: [
    { name: { en: 'Trust policy', ja: '信頼ポリシー' }, value: agreedRole(task).trustPolicy },
  ],
})

/** Returns the step that reads the trust policy for Rescale. */
export const trustPolicyPage = (task: CustomerTask): ConsolePage => ({
  title: { en: 'Send the trust policy to Rescale', ja: '信頼ポリシーを Rescale に送付する' },
  ...linkTo(task.setup.region, 'roles'),
  lines: [
    openRole,
    {
      en: 'On the Trust relationships tab copy the trust policy, replace every external ID in it with {AgreedExternalId} if it is the agreed one, with {NextExternalId} if it is the next one of a rotation, and with {OtherExternalId} otherwise, and send it to Rescale with the ARN of the role.',
      ja: '[信頼関係] タブで信頼ポリシーをコピーし、その中の外部 ID を、合意済みの ID は {AgreedExternalId} に、更新中の場合の次の ID は {NextExternalId} に、それ以外は {OtherExternalId} に置き換えて、ロールの ARN とともに Rescale に送付します。',
    },
  ],
})

/** Returns the step that restores the VPC. */
export const restoreVpcPage = (task: CustomerTask): ConsolePage => {
  const isOpen = task.setup.request.egress === 'open'
  const gateway: Words = isOpen
    ? {
        en: 'On the internet gateways page, attach the gateway of the stack to the VPC, after detaching any other.',
        ja: 'インターネットゲートウェイのページで、他のゲートウェイをデタッチしてから、スタックのゲートウェイを VPC にアタッチします。',
      }
    : {
        en: 'On the internet gateways page, detach any gateway from the VPC.',
        ja: 'インターネットゲートウェイのページで、VPC からゲートウェイをデタッチします。',
      }
  return {
    title: { en: 'Restore the VPC', ja: 'VPC を元に戻す' },
    ...linkTo(task.setup.region, 'vpcs'),
    lines: [
      {
        en: "Select the stack's VPC, choose Actions, Edit VPC settings, select Enable DNS resolution and Enable DNS hostnames, and choose Save.",
        ja: 'スタックの VPC を選択し、[アクション]、[VPC の設定を編集] の順に選択します。[DNS 解決を有効化] と [DNS ホスト名を有効化] を選択し、[保存] を選択します。',
      },
      gateway,
    ],
  }
}

/** Returns the step that associates a further block. */
export const associatePage = (
  task: CustomerTask,
  { cidr }: CustomerStepOf<'associateCidr'>,
): ConsolePage => ({
  title: { en: 'Associate the further CIDR block', ja: 'セカンダリ CIDR ブロックを関連付ける' },
  ...linkTo(task.setup.region, 'vpcs'),
  lines: [
    {
      en: "Select the stack's VPC, choose Actions, Edit CIDRs, Add new IPv4 CIDR, and enter the block. Wait until its status is Associated.",
      ja: 'スタックの VPC を選択し、[アクション]、[CIDR の編集]、[新しい IPv4 CIDR を追加] の順に選択して、ブロックを入力します。ステータスが「関連付け済み」になるまで待ちます。',
    },
  ],
  values: [{ name: { en: 'IPv4 CIDR', ja: 'IPv4 CIDR' }, value: cidr }],
})

/** Returns the step that looks for leftovers. */
export const leftoversPage = (task: CustomerTask): ConsolePage => ({
  title: { en: 'Look for leftovers', ja: '残っているリソースを確認する' },
  ...linkTo(task.setup.region, 'vpcs'),
  lines: [
    {
      en: 'The VPC, the role and the stack must be gone, and no resource may have the tag value below under rescale:byoa or rescale:compute. Tell Rescale that the account is clean, or what remains.',
      ja: 'VPC、ロール、スタックが削除され、タグ rescale:byoa または rescale:compute の値が下記であるリソースが残っていないことを確認します。何も残っていないこと、または残っているものを Rescale に連絡します。',
    },
  ],
  values: [
    { name: { en: 'Tag value', ja: 'タグの値' }, value: connectionNameOf(task.setup.request) },
  ],
})
