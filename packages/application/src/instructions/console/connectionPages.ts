/**
 * The steps for peerings and routes in the VPC console.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 * @source https://docs.aws.amazon.com/vpc/latest/peering/delete-vpc-peering-connection.html
 */
import { renderInstant } from '@byoa/core/values'

import type { CustomerStepOf } from '../CustomerStep.ts'
import type { CustomerTask } from '../CustomerTask.ts'
import type { ConsolePage } from './ConsoleStep.ts'
import { linkTo } from './consoleLinks.ts'

type Values = NonNullable<ConsolePage['values']>

const peeringValue = (peeringId: string): Values[number] => ({
  name: { en: 'Peering connection ID', ja: 'ピアリング接続 ID' },
  value: peeringId,
})

const requesterValues = ({ setup }: CustomerTask): Values => [
  {
    name: { en: 'Requester owner ID', ja: 'リクエスタの所有者 ID' },
    value: setup.rescaleAccountId,
  },
  { name: { en: 'Requester VPC', ja: 'リクエスタの VPC' }, value: setup.rescaleVpcId },
]

/** Returns the step that accepts the peering. */
export const acceptPage = (
  task: CustomerTask,
  { peeringId, accepterVpcId, rescaleVpcCidrs }: CustomerStepOf<'acceptPeering'>,
): ConsolePage => ({
  title: { en: 'Accept the peering connection', ja: 'ピアリング接続を承諾する' },
  ...linkTo(task.setup.region, 'peerings'),
  lines: [
    {
      en: 'Select the peering connection. On the Details tab, the requester owner ID, the requester VPC, a requester CIDR and the accepter VPC must be exactly the values below. If one differs, do not accept it, and ask Rescale: anybody can send a request.',
      ja: 'ピアリング接続を選択し、[詳細] タブでリクエスタの所有者 ID、リクエスタの VPC、リクエスタの CIDR、アクセプタの VPC が下記の値と完全に一致することを確認します。異なる場合は承諾せず、Rescale にお問い合わせください。リクエストは誰でも送信できます。',
    },
    {
      en: 'Choose Actions, Accept request, and confirm. Wait until the status is Active.',
      ja: '[アクション]、[リクエストを承諾] の順に選択して確定します。ステータスが「アクティブ」になるまで待ちます。',
    },
    ...(task.kind === 'connect'
      ? [
          {
            en: `The request expires at ${renderInstant(task.notice.acceptBefore)}.`,
            ja: `リクエストの有効期限は ${renderInstant(task.notice.acceptBefore)} です。`,
          },
        ]
      : []),
  ],
  values: [
    peeringValue(peeringId),
    ...requesterValues(task),
    ...rescaleVpcCidrs.map((value) => ({
      name: { en: 'Requester CIDR', ja: 'リクエスタの CIDR' },
      value,
    })),
    { name: { en: 'Accepter VPC', ja: 'アクセプタの VPC' }, value: accepterVpcId },
  ],
})

/** Returns the step that adds the routes. */
export const routesPage = (
  task: CustomerTask,
  { peeringId, routeTableIds, destinations }: CustomerStepOf<'installRoutes'>,
): ConsolePage => ({
  title: { en: 'Add the routes', ja: 'ルートを追加する' },
  ...linkTo(task.setup.region, 'routeTables'),
  lines: [
    {
      en: 'For each route table below: select it, open the Routes tab, choose Edit routes, and add a route for each destination with the target Peering Connection and the ID below. Choose Save changes.',
      ja: '下記の各ルートテーブルについて、選択して [ルート] タブを開き、[ルートを編集] を選択します。各送信先について、ターゲットに [ピアリング接続] と下記の ID を指定したルートを追加し、[変更を保存] を選択します。',
    },
    {
      en: 'If a table has another route to a destination, do not change it, and ask Rescale. In the end each of the routes must have the status Active.',
      ja: '送信先への別のルートがすでにある場合は変更せず、Rescale にお問い合わせください。最後に、各ルートのステータスが「アクティブ」であることを確認します。',
    },
  ],
  values: [
    ...routeTableIds.map((value) => ({ name: { en: 'Route table', ja: 'ルートテーブル' }, value })),
    ...destinations.map((value) => ({ name: { en: 'Destination', ja: '送信先' }, value })),
    peeringValue(peeringId),
  ],
})

/** Returns the step that allows DNS resolution. */
export const dnsPage = (
  task: CustomerTask,
  { peeringId }: CustomerStepOf<'allowPeeringDns'>,
): ConsolePage => ({
  title: { en: 'Allow DNS resolution', ja: 'DNS 解決を許可する' },
  ...linkTo(task.setup.region, 'peerings'),
  lines: [
    {
      en: 'Select the peering connection, and choose Actions, Edit DNS settings. Under Accepter DNS resolution, select the check box that allows the requester VPC to resolve the DNS of the accepter VPC, and choose Save changes.',
      ja: 'ピアリング接続を選択し、[アクション]、[DNS 設定を編集] の順に選択します。[アクセプタ DNS 解決] で、リクエスタ VPC によるアクセプタ VPC の DNS 解決を許可するチェックボックスをオンにして、[変更を保存] を選択します。',
    },
    {
      en: 'The setting needs DNS resolution and DNS hostnames in both VPCs; if AWS refuses it although the VPC of the stack has both, ask Rescale.',
      ja: 'この設定には、両方の VPC で DNS 解決と DNS ホスト名が有効になっている必要があります。スタックの VPC で両方とも有効なのに設定できない場合は、Rescale にお問い合わせください。',
    },
  ],
  values: [peeringValue(peeringId)],
})

/** Returns the step that removes the routes. */
export const withoutRoutesPage = (
  task: CustomerTask,
  { peeringIds }: CustomerStepOf<'removeRoutes'>,
): ConsolePage => ({
  title: { en: 'Remove the routes to Rescale', ja: 'Rescale へのルートを削除する' },
  ...linkTo(task.setup.region, 'routeTables'),
  lines: [
    {
      en: "For each route table of the stack's VPC: open the Routes tab, choose Edit routes, and remove the routes whose target is a peering connection with the Rescale VPC. Choose Save changes.",
      ja: 'スタックの VPC の各ルートテーブルについて、[ルート] タブを開いて [ルートを編集] を選択し、ターゲットが Rescale の VPC とのピアリング接続であるルートを削除します。[変更を保存] を選択します。',
    },
  ],
  values: [...requesterValues(task), ...peeringIds.map(peeringValue)],
})

/** Returns the step that deletes the peerings. */
export const withoutPeeringsPage = (task: CustomerTask): ConsolePage => ({
  title: { en: 'Delete the peering connections', ja: 'ピアリング接続を削除する' },
  ...linkTo(task.setup.region, 'peerings'),
  lines: [
    {
      en: "Find the peering connections of the stack's VPC with the requester below. For one that is Active choose Actions, Delete peering connection; for one that is Pending acceptance choose Actions, Reject request.",
      ja: 'スタックの VPC と下記のリクエスタとのピアリング接続を探します。「アクティブ」の場合は [アクション]、[ピアリング接続を削除] を、「承諾の保留中」の場合は [アクション]、[リクエストを拒否] を選択します。',
    },
    {
      en: 'Wait until none of them is Active or Deleting.',
      ja: '「アクティブ」または「削除中」のものがなくなるまで待ちます。',
    },
  ],
  values: requesterValues(task),
})
