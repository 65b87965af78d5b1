/**
 * Every call that Rescale makes in a customer's account through the role, each with the reason a security reviewer is
 * given. The permissions policy, its explanation and the test that adapters call nothing else all come from this list.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import type { PermissionScopeName } from './permissionScopes.ts'

// model

/** `connect`: verify and observe the connection. `compute`: that, and provision nodes. */
export type Tier = 'connect' | 'compute'

/** One sentence in the two languages that the platform speaks. */
export interface Sentence {
  readonly en: string
  readonly ja: string
}

export interface AwsAction {
  /** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
  readonly action: string
  /** The lowest tier that needs it. */
  readonly tier: Tier
  /** What it is confined to; a call that touches several kinds of resources needs all of its scopes. */
  readonly scopes: readonly [PermissionScopeName, ...ReadonlyArray<PermissionScopeName>]
  readonly reason: Sentence
}

// queries

const observe = (tier: Tier, operation: string, en: string, ja: string): AwsAction => ({
  action: `ec2:${operation}`,
  tier,
  scopes: ['Observe'],
  reason: { en, ja },
})

const connectActions: ReadonlyArray<AwsAction> = [
  observe(
    'connect',
    'DescribeAvailabilityZones',
    'Match the zones of both accounts by zone id.',
    '両アカウントのゾーンをゾーンIDで対応付ける。',
  ),
  observe(
    'connect',
    'DescribeInternetGateways',
    'See whether the VPC reaches the internet as agreed.',
    'VPCのインターネット接続が合意どおりか確かめる。',
  ),
  observe(
    'connect',
    'DescribeRouteTables',
    'See whether routes to Rescale are in place and active.',
    'Rescaleへの経路が設定され有効であることを確かめる。',
  ),
  observe(
    'connect',
    'DescribeSubnets',
    'Verify the subnets and count their free addresses.',
    'サブネットを確認し、空きアドレス数を数える。',
  ),
  observe(
    'connect',
    'DescribeVpcAttribute',
    'Verify that DNS support and DNS host names are on.',
    'DNSサポートとDNSホスト名が有効であることを確かめる。',
  ),
  observe(
    'connect',
    'DescribeVpcEndpoints',
    'Verify the endpoints a VPC without internet depends on.',
    'インターネットのないVPCが頼るエンドポイントを確かめる。',
  ),
  observe(
    'connect',
    'DescribeVpcPeeringConnections',
    'See the peering as the customer sees it.',
    'お客様側から見たピアリングの状態を確かめる。',
  ),
  observe(
    'connect',
    'DescribeVpcs',
    'Verify that the VPC has the agreed CIDR and no other.',
    'VPCが合意したCIDRだけを持つことを確かめる。',
  ),
]

const computeObservations: ReadonlyArray<AwsAction> = [
  observe(
    'compute',
    'DescribeCapacityReservations',
    'Find capacity the customer reserved for its jobs.',
    'お客様がジョブ用に予約した容量を見つける。',
  ),
  observe(
    'compute',
    'DescribeFleetInstances',
    'Follow which nodes a fleet has launched.',
    'フリートが起動したノードを追跡する。',
  ),
  observe(
    'compute',
    'DescribeFleets',
    'Follow the state of a fleet.',
    'フリートの状態を追跡する。',
  ),
  observe(
    'compute',
    'DescribeImages',
    'Check that the image of a node is available in the Region.',
    'ノードのイメージがリージョンで使えることを確かめる。',
  ),
  observe(
    'compute',
    'DescribeInstanceStatus',
    'Notice nodes that fail their health checks.',
    'ヘルスチェックに失敗したノードに気付く。',
  ),
  observe(
    'compute',
    'DescribeInstanceTypeOfferings',
    'Know which zones offer an instance type.',
    'インスタンスタイプを提供するゾーンを知る。',
  ),
  observe(
    'compute',
    'DescribeInstanceTypes',
    'Know cores, memory and EFA support of an instance type.',
    'インスタンスタイプのコア数、メモリ、EFA対応を知る。',
  ),
  observe(
    'compute',
    'DescribeInstances',
    'Follow the state of nodes and find what was left behind.',
    'ノードの状態を追跡し、残されたものを見つける。',
  ),
  observe(
    'compute',
    'DescribeLaunchTemplateVersions',
    'Know which launch settings a job used.',
    'ジョブが使った起動設定を知る。',
  ),
  observe(
    'compute',
    'DescribeLaunchTemplates',
    'Find the launch templates of a job.',
    'ジョブの起動テンプレートを見つける。',
  ),
  observe(
    'compute',
    'DescribeManagedPrefixLists',
    'Name S3 in the rules of a security group.',
    'セキュリティグループのルールでS3を指定する。',
  ),
  observe(
    'compute',
    'DescribeNetworkInterfaces',
    'Find network interfaces that would block deleting the VPC.',
    'VPCの削除を妨げるネットワークインターフェイスを見つける。',
  ),
  observe(
    'compute',
    'DescribePlacementGroups',
    'Find the placement groups of a job.',
    'ジョブのプレイスメントグループを見つける。',
  ),
  observe(
    'compute',
    'DescribeSecurityGroups',
    'Check the rules that nodes run under.',
    'ノードに適用されるルールを確認する。',
  ),
  observe(
    'compute',
    'DescribeSpotInstanceRequests',
    'Follow requests for spot capacity.',
    'スポット容量の要求を追跡する。',
  ),
  observe(
    'compute',
    'DescribeSpotPriceHistory',
    'Choose spot capacity by price.',
    '価格に基づいてスポット容量を選ぶ。',
  ),
  observe(
    'compute',
    'DescribeVolumes',
    'Follow the volumes of a job and find what was left behind.',
    'ジョブのボリュームを追跡し、残されたものを見つける。',
  ),
]

const ec2 = (
  operation: string,
  scopes: AwsAction['scopes'],
  en: string,
  ja: string,
): AwsAction => ({ action: `ec2:${operation}`, tier: 'compute', scopes, reason: { en, ja } })

const provisioning: ReadonlyArray<AwsAction> = [
  ec2(
    'RunInstances',
    ['LaunchIntoVpc', 'LaunchTagged', 'LaunchImages', 'LaunchWith'],
    'Launch the nodes of a job, on demand or spot, with EFA interfaces.',
    'ジョブのノードをEFA付きで、オンデマンドまたはスポットで起動する。',
  ),
  ec2(
    'CreateFleet',
    ['LaunchIntoVpc', 'LaunchTagged', 'LaunchImages', 'LaunchWith', 'CreateTagged'],
    'Launch many nodes in one request, across instance types.',
    '複数のインスタンスタイプにわたり多数のノードを一度に起動する。',
  ),
  ec2(
    'DeleteFleets',
    ['ManageTagged'],
    'End a fleet when its job is over.',
    'ジョブの終了時にフリートを終える。',
  ),
  ec2(
    'CancelSpotInstanceRequests',
    ['ManageTagged'],
    'Withdraw spot requests that are no longer needed.',
    '不要になったスポットリクエストを取り下げる。',
  ),
  ec2(
    'StartInstances',
    ['ManageTagged'],
    'Resume the nodes of a paused job.',
    '一時停止したジョブのノードを再開する。',
  ),
  ec2(
    'StopInstances',
    ['ManageTagged'],
    'Pause the nodes of a job.',
    'ジョブのノードを一時停止する。',
  ),
  ec2(
    'RebootInstances',
    ['ManageTagged'],
    'Recover a node that hangs.',
    '応答しないノードを復旧する。',
  ),
  ec2(
    'TerminateInstances',
    ['ManageTagged'],
    'End the nodes of a job, so that they cost nothing.',
    'ジョブのノードを終了し、課金を止める。',
  ),
  ec2(
    'GetConsoleOutput',
    ['ManageTagged'],
    'Learn why a node does not boot.',
    'ノードが起動しない理由を調べる。',
  ),
  ec2(
    'CreateVolume',
    ['LaunchTagged', 'LaunchImages'],
    'Give a job scratch storage.',
    'ジョブに作業用ストレージを用意する。',
  ),
  ec2(
    'AttachVolume',
    ['ManageTagged'],
    'Attach the storage of a job to its nodes.',
    'ジョブのストレージをノードに接続する。',
  ),
  ec2(
    'DetachVolume',
    ['ManageTagged'],
    'Release storage before its node ends.',
    'ノードの終了前にストレージを切り離す。',
  ),
  ec2(
    'DeleteVolume',
    ['ManageTagged'],
    'Remove the storage of a job that is over.',
    '終了したジョブのストレージを削除する。',
  ),
  ec2(
    'CreatePlacementGroup',
    ['CreateTagged'],
    'Place the nodes of a job close together.',
    'ジョブのノードを近接して配置する。',
  ),
  ec2(
    'DeletePlacementGroup',
    ['ManageTagged'],
    'Remove the placement group of a job that is over.',
    '終了したジョブのプレイスメントグループを削除する。',
  ),
  ec2(
    'CreateLaunchTemplate',
    ['CreateTagged'],
    'Keep the launch settings of a job.',
    'ジョブの起動設定を保存する。',
  ),
  ec2(
    'CreateLaunchTemplateVersion',
    ['ManageTagged'],
    'Change the launch settings of a job.',
    'ジョブの起動設定を変更する。',
  ),
  ec2(
    'DeleteLaunchTemplate',
    ['ManageTagged'],
    'Remove launch settings that are no longer used.',
    '使われなくなった起動設定を削除する。',
  ),
  ec2(
    'CreateSecurityGroup',
    ['CreateTagged', 'InThisVpc'],
    'Separate the nodes of one job from those of another.',
    'ジョブごとにノードを分離する。',
  ),
  ec2(
    'AuthorizeSecurityGroupIngress',
    ['ManageTaggedInVpc'],
    'Let the nodes of one job talk to each other.',
    '同じジョブのノード間の通信を許可する。',
  ),
  ec2(
    'AuthorizeSecurityGroupEgress',
    ['ManageTaggedInVpc'],
    'Let the nodes of one job talk to each other and to S3.',
    '同じジョブのノード間およびS3への通信を許可する。',
  ),
  ec2(
    'RevokeSecurityGroupIngress',
    ['ManageTaggedInVpc'],
    'Close what a job no longer needs.',
    'ジョブに不要になった通信を閉じる。',
  ),
  ec2(
    'RevokeSecurityGroupEgress',
    ['ManageTaggedInVpc'],
    'Remove the rule that lets a new security group reach everything.',
    '新しいセキュリティグループの全許可ルールを取り除く。',
  ),
  ec2(
    'DeleteSecurityGroup',
    ['ManageTaggedInVpc'],
    'Remove the security group of a job that is over.',
    '終了したジョブのセキュリティグループを削除する。',
  ),
  ec2(
    'CreateTags',
    ['TagOnCreate'],
    'Mark what Rescale creates, at the moment it is created and never later.',
    'Rescaleが作成するものに、作成時に限りタグを付ける。',
  ),
  {
    action: 'iam:PassRole',
    tier: 'compute',
    scopes: ['PassComputeRole'],
    reason: {
      en: 'Give nodes the compute role of this stack, and no other role.',
      ja: 'ノードにこのスタックの計算用ロールだけを与える。',
    },
  },
  {
    action: 'iam:CreateServiceLinkedRole',
    tier: 'compute',
    scopes: ['CreateSpotRoles'],
    reason: {
      en: 'Let AWS make the roles of spot and fleets when the account first uses them.',
      ja: 'スポットとフリートの初回利用時にAWSのロールを作成させる。',
    },
  },
]

/** Every action, `connect` first, in a stable order. */
export const awsActions: ReadonlyArray<AwsAction> = [
  ...connectActions,
  ...computeObservations,
  ...provisioning,
]

/** Returns the actions of a tier; `compute` includes `connect`. */
export const actionsOfTier = (tier: Tier): ReadonlyArray<AwsAction> =>
  tier === 'compute' ? awsActions : connectActions
