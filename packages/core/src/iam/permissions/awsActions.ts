/**
 * Every call that Rescale makes in a customer's account through the role, each with the reason a
 * security reviewer is given. The permissions policy, its explanation and the test that adapters
 * call nothing else all come from this list.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
import type { Sentence } from '../../values/Language.ts'
import type { PermissionScopeName } from './permissionScopes.ts'

// model

/** `connect`: verify and observe the connection. `compute`: that, and provision nodes. */
export type Tier = 'connect' | 'compute'

type Scopes = readonly [PermissionScopeName, ...ReadonlyArray<PermissionScopeName>]

export interface AwsAction {
  /** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
  readonly action: string
  /** The lowest tier that needs it. */
  readonly tier: Tier
  /**
   * What it is confined to; a call that touches several kinds of resources needs all of its scopes.
   */
  readonly scopes: Scopes
  readonly reason: Sentence
}

// constructors

/** An EC2 operation, and why it is called. */
type Row = readonly [operation: string, en: string, ja: string]

const observing =
  (tier: Tier) =>
  ([operation, en, ja]: Row): AwsAction => ({
    action: `ec2:${operation}`,
    tier,
    scopes: ['Observe'],
    reason: { en, ja },
  })

const connectRows: ReadonlyArray<Row> = [
  [
    'DescribeAvailabilityZones',
    'Match the zones of both accounts by zone id.',
    '両アカウントのゾーンをゾーンIDで対応付ける。',
  ],
  [
    'DescribeInternetGateways',
    'See whether the VPC reaches the internet as agreed.',
    'VPCのインターネット接続が合意どおりか確かめる。',
  ],
  [
    'DescribeRouteTables',
    'See whether routes to Rescale are in place and active.',
    'Rescaleへの経路が設定され有効であることを確かめる。',
  ],
  [
    'DescribeSubnets',
    'Verify the subnets and count their free addresses.',
    'サブネットを確認し、空きアドレス数を数える。',
  ],
  [
    'DescribeVpcAttribute',
    'Verify that DNS support and DNS host names are on.',
    'DNSサポートとDNSホスト名が有効であることを確かめる。',
  ],
  [
    'DescribeVpcEndpoints',
    'Verify the endpoints a VPC without internet depends on.',
    'インターネットのないVPCが頼るエンドポイントを確かめる。',
  ],
  [
    'DescribeVpcPeeringConnections',
    'See the peering as the customer sees it.',
    'お客様側から見たピアリングの状態を確かめる。',
  ],
  [
    'DescribeVpcs',
    'Verify that the VPC has the agreed CIDR and no other.',
    'VPCが合意したCIDRだけを持つことを確かめる。',
  ],
]

const observationRows: ReadonlyArray<Row> = [
  [
    'DescribeCapacityReservations',
    'Find capacity the customer reserved for its jobs.',
    'お客様がジョブ用に予約した容量を見つける。',
  ],
  [
    'DescribeFleetInstances',
    'Follow which nodes a fleet has launched.',
    'フリートが起動したノードを追跡する。',
  ],
  ['DescribeFleets', 'Follow the state of a fleet.', 'フリートの状態を追跡する。'],
  [
    'DescribeImages',
    'Check that the image of a node is available in the Region.',
    'ノードのイメージがリージョンで使えることを確かめる。',
  ],
  [
    'DescribeInstanceStatus',
    'Notice nodes that fail their health checks.',
    'ヘルスチェックに失敗したノードに気付く。',
  ],
  [
    'DescribeInstanceTypeOfferings',
    'Know which zones offer an instance type.',
    'インスタンスタイプを提供するゾーンを知る。',
  ],
  [
    'DescribeInstanceTypes',
    'Know cores, memory and EFA support of an instance type.',
    'インスタンスタイプのコア数、メモリ、EFA対応を知る。',
  ],
  [
    'DescribeInstances',
    'Follow the state of nodes and find what was left behind.',
    'ノードの状態を追跡し、残されたものを見つける。',
  ],
  [
    'DescribeLaunchTemplateVersions',
    'Know which launch settings a job used.',
    'ジョブが使った起動設定を知る。',
  ],
  [
    'DescribeLaunchTemplates',
    'Find the launch templates of a job.',
    'ジョブの起動テンプレートを見つける。',
  ],
  [
    'DescribeManagedPrefixLists',
    'Name S3 in the rules of a security group.',
    'セキュリティグループのルールでS3を指定する。',
  ],
  [
    'DescribeNetworkInterfaces',
    'Find network interfaces that would block deleting the VPC.',
    'VPCの削除を妨げるネットワークインターフェイスを見つける。',
  ],
  [
    'DescribePlacementGroups',
    'Find the placement groups of a job.',
    'ジョブのプレイスメントグループを見つける。',
  ],
  [
    'DescribeSecurityGroups',
    'Check the rules that nodes run under.',
    'ノードに適用されるルールを確認する。',
  ],
  [
    'DescribeSpotInstanceRequests',
    'Follow requests for spot capacity.',
    'スポット容量の要求を追跡する。',
  ],
  [
    'DescribeSpotPriceHistory',
    'Choose spot capacity by price.',
    '価格に基づいてスポット容量を選ぶ。',
  ],
  [
    'DescribeVolumes',
    'Follow the volumes of a job and find what was left behind.',
    'ジョブのボリュームを追跡し、残されたものを見つける。',
  ],
]

const provisioning = (scopes: Scopes, rows: ReadonlyArray<Row>): ReadonlyArray<AwsAction> =>
  rows.map(([operation, en, ja]) => ({
    action: `ec2:${operation}`,
    tier: 'compute',
    scopes,
    reason: { en, ja },
  }))

const provisioningActions: ReadonlyArray<AwsAction> = [
  ...provisioning(
    ['LaunchIntoVpc', 'LaunchTagged', 'LaunchImages', 'LaunchWith'],
    [
      [
        'RunInstances',
        'Launch the nodes of a job, on demand or spot, with EFA interfaces.',
        'ジョブのノードをEFA付きで、オンデマンドまたはスポットで起動する。',
      ],
    ],
  ),
  ...provisioning(
    ['LaunchIntoVpc', 'LaunchTagged', 'LaunchImages', 'LaunchWith', 'NewFleets'],
    [
      [
        'CreateFleet',
        'Launch many nodes in one request, across instance types.',
        '複数のインスタンスタイプにわたり多数のノードを一度に起動する。',
      ],
    ],
  ),
  ...provisioning(
    ['ManageFleets'],
    [['DeleteFleets', 'End a fleet when its job is over.', 'ジョブの終了時にフリートを終える。']],
  ),
  ...provisioning(
    ['ManageSpotRequests'],
    [
      [
        'CancelSpotInstanceRequests',
        'Withdraw spot requests that are no longer needed.',
        '不要になったスポットリクエストを取り下げる。',
      ],
    ],
  ),
  ...provisioning(
    ['ManageInstances'],
    [
      [
        'StartInstances',
        'Resume the nodes of a paused job.',
        '一時停止したジョブのノードを再開する。',
      ],
      ['StopInstances', 'Pause the nodes of a job.', 'ジョブのノードを一時停止する。'],
      ['RebootInstances', 'Recover a node that hangs.', '応答しないノードを復旧する。'],
      [
        'TerminateInstances',
        'End the nodes of a job, so that they cost nothing.',
        'ジョブのノードを終了し、課金を止める。',
      ],
      ['GetConsoleOutput', 'Learn why a node does not boot.', 'ノードが起動しない理由を調べる。'],
    ],
  ),
  ...provisioning(
    ['NewVolumes', 'VolumesFromSnapshots'],
    [['CreateVolume', 'Give a job scratch storage.', 'ジョブに作業用ストレージを用意する。']],
  ),
  ...provisioning(
    ['AttachVolumes'],
    [
      [
        'AttachVolume',
        'Attach the storage of a job to its nodes.',
        'ジョブのストレージをノードに接続する。',
      ],
      [
        'DetachVolume',
        'Release storage before its node ends.',
        'ノードの終了前にストレージを切り離す。',
      ],
    ],
  ),
  ...provisioning(
    ['ManageVolumes'],
    [
      [
        'DeleteVolume',
        'Remove the storage of a job that is over.',
        '終了したジョブのストレージを削除する。',
      ],
    ],
  ),
  ...provisioning(
    ['NewPlacementGroups'],
    [
      [
        'CreatePlacementGroup',
        'Place the nodes of a job close together.',
        'ジョブのノードを近接して配置する。',
      ],
    ],
  ),
  ...provisioning(
    ['ManagePlacementGroups'],
    [
      [
        'DeletePlacementGroup',
        'Remove the placement group of a job that is over.',
        '終了したジョブのプレイスメントグループを削除する。',
      ],
    ],
  ),
  ...provisioning(
    ['NewLaunchTemplates'],
    [
      [
        'CreateLaunchTemplate',
        'Keep the launch settings of a job.',
        'ジョブの起動設定を保存する。',
      ],
    ],
  ),
  ...provisioning(
    ['ManageLaunchTemplates'],
    [
      [
        'CreateLaunchTemplateVersion',
        'Change the launch settings of a job.',
        'ジョブの起動設定を変更する。',
      ],
      [
        'DeleteLaunchTemplate',
        'Remove launch settings that are no longer used.',
        '使われなくなった起動設定を削除する。',
      ],
    ],
  ),
  ...provisioning(
    ['NewSecurityGroups', 'SecurityGroupsInVpc'],
    [
      [
        'CreateSecurityGroup',
        'Separate the nodes of one job from those of another.',
        'ジョブごとにノードを分離する。',
      ],
    ],
  ),
  ...provisioning(
    ['ManageSecurityGroups'],
    [
      [
        'AuthorizeSecurityGroupIngress',
        'Let the nodes of one job talk to each other.',
        '同じジョブのノード間の通信を許可する。',
      ],
      [
        'AuthorizeSecurityGroupEgress',
        'Let the nodes of one job talk to each other and to S3.',
        '同じジョブのノード間およびS3への通信を許可する。',
      ],
      [
        'RevokeSecurityGroupIngress',
        'Close what a job no longer needs.',
        'ジョブに不要になった通信を閉じる。',
      ],
      [
        'RevokeSecurityGroupEgress',
        'Remove the rule that lets a new security group reach everything.',
        '新しいセキュリティグループの全許可ルールを取り除く。',
      ],
      [
        'DeleteSecurityGroup',
        'Remove the security group of a job that is over.',
        '終了したジョブのセキュリティグループを削除する。',
      ],
    ],
  ),
  ...provisioning(
    ['TagOnCreate'],
    [
      [
        'CreateTags',
        'Mark what Rescale creates, at the moment it is created and never later.',
        'Rescaleが作成するものに、作成時に限りタグを付ける。',
      ],
    ],
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

const connectActions: ReadonlyArray<AwsAction> = [
  ...connectRows.map(observing('connect')),
  {
    action: 'iam:GetRole',
    tier: 'connect',
    scopes: ['ReadOwnRole'],
    reason: {
      en: 'Read the trust policy of this role, to see who can assume it.',
      ja: 'このロールの信頼ポリシーを読み、誰が引き受けられるかを確かめる。',
    },
  },
]

// queries

/** Every action, `connect` first, in a stable order. */
export const awsActions: ReadonlyArray<AwsAction> = [
  ...connectActions,
  ...observationRows.map(observing('compute')),
  ...provisioningActions,
]

/** Returns the actions of a tier; `compute` includes `connect`. */
export const actionsOfTier = (tier: Tier): ReadonlyArray<AwsAction> =>
  tier === 'compute' ? awsActions : connectActions
