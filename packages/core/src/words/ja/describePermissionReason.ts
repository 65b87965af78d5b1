/** Why each action is granted, to Rescale and to nodes, as a security reviewer reads it. */
import type { PermissionReason } from '../../iam/permissions/explainPermissions.ts'

const commands = 'Systems Manager のコマンドを受信し、その結果を報告します。'

const sessions = 'ノードが開いた接続で、Session Manager のセッションを中継します。'

const texts: { readonly [Reason in PermissionReason]: string } = {
  'ec2:DescribeAvailabilityZones':
    '両方のアカウントのアベイラビリティーゾーンを AZ ID で対応付けます。',
  'ec2:DescribeInternetGateways': 'VPC のインターネット接続が合意どおりであることを確認します。',
  'ec2:DescribeRouteTables': 'Rescale へのルートが設定され、アクティブであることを確認します。',
  'ec2:DescribeSubnets': 'サブネットと、利用可能な IP アドレスの数を確認します。',
  'ec2:DescribeVpcAttribute': 'DNS 解決と DNS ホスト名が有効であることを確認します。',
  'ec2:DescribeVpcEndpoints':
    'インターネットに接続しない VPC に必要な VPC エンドポイントを確認します。',
  'ec2:DescribeVpcPeeringConnections': 'お客様側から見た VPC ピアリング接続の状態を確認します。',
  'ec2:DescribeVpcs': 'VPC の CIDR ブロックが合意したものだけであることを確認します。',
  'iam:GetRole': 'このロールの信頼ポリシーを読み取り、ロールを引き受けられる相手を確認します。',
  'ec2:DescribeCapacityReservations': 'お客様がジョブ用に確保したキャパシティ予約を検索します。',
  'ec2:DescribeFleetInstances': 'フリートが起動したノードを確認します。',
  'ec2:DescribeFleets': 'フリートの状態を確認します。',
  'ec2:DescribeImages': 'ノードの AMI がリージョンで利用できることを確認します。',
  'ec2:DescribeInstanceStatus': 'ステータスチェックに失敗したノードを検出します。',
  'ec2:DescribeInstanceTypeOfferings':
    'インスタンスタイプを利用できるアベイラビリティーゾーンを確認します。',
  'ec2:DescribeInstanceTypes': 'インスタンスタイプのコア数、メモリ、EFA のサポートを確認します。',
  'ec2:DescribeInstances': 'ノードの状態を確認し、残っているノードを検出します。',
  'ec2:DescribeLaunchTemplateVersions': 'ジョブで使用された起動設定を確認します。',
  'ec2:DescribeLaunchTemplates': 'ジョブの起動テンプレートを検索します。',
  'ec2:DescribeManagedPrefixLists':
    'セキュリティグループのルールで S3 のプレフィックスリストを指定します。',
  'ec2:DescribeNetworkInterfaces': 'VPC の削除を妨げるネットワークインターフェイスを検索します。',
  'ec2:DescribePlacementGroups': 'ジョブのプレイスメントグループを検索します。',
  'ec2:DescribeSecurityGroups': 'ノードに適用されるルールを確認します。',
  'ec2:DescribeSpotInstanceRequests': 'スポットインスタンスリクエストの状態を確認します。',
  'ec2:DescribeSpotPriceHistory': '料金に基づいてスポットインスタンスを選択します。',
  'ec2:DescribeVolumes': 'ジョブのボリュームの状態を確認し、残っているボリュームを検出します。',
  'ec2:RunInstances':
    'ジョブのノードを、オンデマンドまたはスポットで、EFA インターフェイスとともに起動します。',
  'ec2:CreateFleet':
    '複数のインスタンスタイプにわたる多数のノードを 1 回のリクエストで起動します。',
  'ec2:DeleteFleets': 'ジョブの終了時にフリートを削除します。',
  'ec2:CancelSpotInstanceRequests':
    '不要になったスポットインスタンスリクエストをキャンセルします。',
  'ec2:StartInstances': '一時停止したジョブのノードを再開します。',
  'ec2:StopInstances': 'ジョブのノードを一時停止します。',
  'ec2:RebootInstances': '応答しないノードを再起動して復旧します。',
  'ec2:TerminateInstances': 'ジョブのノードを終了し、料金が発生しないようにします。',
  'ec2:GetConsoleOutput': 'ノードが起動しない原因を調査します。',
  'ec2:CreateVolume': 'ジョブの作業用ストレージを作成します。',
  'kms:CreateGrant':
    '暗号化されたボリュームがアタッチされている間、EC2 による KMS キーの使用を許可します。',
  'kms:Decrypt': 'EC2 が暗号化されたボリュームのデータキーを復号します。',
  'kms:DescribeKey': 'EC2 がボリュームの KMS キーの状態を確認します。',
  'kms:GenerateDataKeyWithoutPlaintext':
    'EC2 が暗号化された新しいボリュームのデータキーを生成します。',
  'kms:ReEncryptFrom':
    '別の KMS キーで暗号化されたスナップショットから、EC2 がボリュームを作成します。',
  'kms:ReEncryptTo':
    '別の KMS キーで暗号化されたスナップショットから、EC2 がボリュームを作成します。',
  'ec2:AttachVolume': 'ジョブのストレージをノードにアタッチします。',
  'ec2:DetachVolume': 'ノードの終了前にストレージをデタッチします。',
  'ec2:DeleteVolume': '終了したジョブのストレージを削除します。',
  'ec2:CreatePlacementGroup': 'ジョブのノードを近接して配置します。',
  'ec2:DeletePlacementGroup': '終了したジョブのプレイスメントグループを削除します。',
  'ec2:CreateLaunchTemplate': 'ジョブの起動設定を保存します。',
  'ec2:CreateLaunchTemplateVersion': 'ジョブの起動設定を変更します。',
  'ec2:DeleteLaunchTemplate': '使用しなくなった起動設定を削除します。',
  'ec2:CreateSecurityGroup': 'ジョブごとにノードを分離します。',
  'ec2:AuthorizeSecurityGroupIngress': '同じジョブのノード間の通信を許可します。',
  'ec2:AuthorizeSecurityGroupEgress': '同じジョブのノード間と S3 への通信を許可します。',
  'ec2:RevokeSecurityGroupIngress': 'ジョブに不要になった通信の許可を取り消します。',
  'ec2:RevokeSecurityGroupEgress':
    '新しいセキュリティグループの、すべての送信を許可するルールを削除します。',
  'ec2:DeleteSecurityGroup': '終了したジョブのセキュリティグループを削除します。',
  'ec2:CreateTags': 'Rescale が作成するリソースに、作成時に限りタグを付けます。',
  'iam:PassRole': 'ノードに、このスタックのコンピューティング用ロールだけを渡します。',
  'iam:CreateServiceLinkedRole':
    'アカウントで初めて使用するときに、スポットインスタンスとフリートのサービスにリンクされたロールを AWS に作成させます。',
  'nodes ec2messages:AcknowledgeMessage': commands,
  'nodes ec2messages:DeleteMessage': commands,
  'nodes ec2messages:FailMessage': commands,
  'nodes ec2messages:GetEndpoint': commands,
  'nodes ec2messages:GetMessages': commands,
  'nodes ec2messages:SendReply': commands,
  'nodes ssm:UpdateInstanceInformation':
    'ノードを Systems Manager に登録します。ノード上のログインアカウントは不要です。',
  'nodes ssmmessages:CreateControlChannel': sessions,
  'nodes ssmmessages:CreateDataChannel': sessions,
  'nodes ssmmessages:OpenControlChannel': sessions,
  'nodes ssmmessages:OpenDataChannel': sessions,
  'nodes logs:CreateLogGroup': 'ジョブのロググループを作成します。',
  'nodes logs:CreateLogStream': 'ノードのログストリームを作成します。',
  'nodes logs:PutLogEvents': 'ジョブのログを書き込みます。',
  'nodes cloudwatch:PutMetricData': 'ノードのメトリクスを書き込みます。',
  'nodes kms:Decrypt': 'お客様がタグを付けたキーで暗号化されたファイルを読み取ります。',
  'nodes kms:GenerateDataKey': 'お客様がタグを付けたキーで暗号化されたファイルを書き込みます。',
}

/** Says why an action is granted. */
export const describePermissionReason = (reason: PermissionReason): string => texts[reason]
