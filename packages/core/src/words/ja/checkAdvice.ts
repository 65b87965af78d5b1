/** The doctor's checks: symptom, cause, and the path in the console that mends it. */
import type {
  AccessCheckId,
  CheckId,
  ConnectionCheckId,
  NetworkCheckId,
} from '../../inspection/CheckResult.ts'
import type { CheckAdvice } from '../CheckAdvice.ts'

type Advice<Id extends CheckId> = { readonly [Of in Id]: CheckAdvice }

// paths in the console

const role = 'IAM コンソール > [ロール] > 該当のロール'

const rolePermissions = `${role} > [許可]`

const stack = 'CloudFormation コンソール > [スタック] > 該当のスタック'

const yourVpcs = 'VPC コンソール > [お使いの VPC]'

const editRoutes = 'VPC コンソール > [ルートテーブル] > [ルート] > [ルートを編集]'

const editRules = '[インバウンドルールを編集] または [アウトバウンドルールを編集]'

const peering = 'VPC コンソール > [ピアリング接続]'

const trustConsole = `${role} > [信頼関係] > [信頼ポリシーを編集] で、テンプレートの信頼ポリシーに戻してください。`

const permissionsConsole = `${rolePermissions} で、テンプレートのポリシーに戻してください。`

const redeploy = `${stack} > [更新] > [既存のテンプレートを置き換える] で、Rescale が提供したテンプレートをアップロードしてください。`

// sentences, and parts of them, about several checks

const deletedByHand = '手動で削除されています。'

const elsewhere = '削除されたか、別の AWS アカウントまたはリージョンにあります。'

const openAgreed = 'アウトバウンドのインターネットアクセスを許可する構成ですが、'

const blockedAgreed = 'アウトバウンドのインターネットアクセスをブロックする構成ですが、'

// checks

const access: Advice<AccessCheckId> = {
  'role-exists': {
    symptom: 'スタックのロールが存在しません。',
    cause: `${deletedByHand}CloudFormation では検出されません。`,
    console:
      'CloudFormation コンソール > [スタック] でスタックを削除し、同じテンプレートで作成し直してください。',
  },
  'role-assumable': {
    symptom: 'Rescale が、合意された外部 ID でロールを引き受けることができません。',
    cause: '信頼ポリシーが変更されたか、Rescale が拒否されています。',
    console: trustConsole,
  },
  'role-refuses-without-id': {
    symptom: '外部 ID なしでロールを引き受けることができます。',
    cause: 'sts:ExternalId の条件がなく、混乱した代理の問題を防ぐことができません。',
    console: trustConsole,
  },
  'role-refuses-wrong-id': {
    symptom: '合意されていない外部 ID でロールを引き受けることができます。',
    cause: 'sts:ExternalId の条件がないか、ワイルドカードを使用しています。',
    console: trustConsole,
  },
  'role-trust': {
    symptom: '信頼ポリシーが合意された内容と異なります。',
    cause: '編集されたか、別の設定がデプロイされています。',
    console: trustConsole,
  },
  'role-permissions-missing': {
    symptom: '合意されたアクセス許可がロールにありません。',
    cause: 'ポリシーまたはステートメントが削除されています。',
    console: permissionsConsole,
  },
  'role-permissions-changed': {
    symptom: 'ロールのステートメントがテンプレートと異なります。',
    cause: 'ポリシーが編集されています。',
    console: permissionsConsole,
  },
  'role-permissions-excessive': {
    symptom: 'ロールに、合意された範囲を超えるアクセス許可があります。',
    cause: 'ステートメントまたはポリシーが追加されています。',
    console: `${rolePermissions} で、追加されたポリシーまたはステートメントを削除してください。`,
  },
  'role-denials': {
    symptom: 'ロールのポリシーに、アクセスを拒否するステートメントがあります。',
    cause: '明示的な拒否が追加されています。明示的な拒否はすべての許可に優先します。',
    console: `${rolePermissions} で、意図しないステートメントを削除してください。`,
  },
  'role-boundary': {
    symptom: 'ロールのアクセス許可の境界が、合意されたものと異なります。',
    cause: 'アクセス許可の境界が設定、変更または削除されています。',
    console: `${rolePermissions} > [許可の境界] で設定し直してください。`,
  },
  'role-simulation': {
    symptom: 'IAM のシミュレーションで、ロールのアクションが拒否されます。',
    cause: 'ロールまたは組織のポリシーがアクションを拒否しています。',
    console: 'IAM Policy Simulator で該当のロールとアクションを選択し、原因を確認してください。',
  },
  'role-calls': {
    symptom: 'ロールによる API コールが拒否されます。',
    cause: 'アクセス許可がないか、アクセス許可の境界またはポリシーが拒否しています。',
    console: permissionsConsole,
  },
  'organization-denials': {
    symptom: 'ロールに許可があるにもかかわらず、API コールが拒否されます。',
    cause: '組織のポリシー (SCP または RCP) が拒否しています。',
    console:
      'AWS Organizations コンソール (管理アカウント) > [ポリシー] > [サービスコントロールポリシー] で、該当のロールを除外してください。',
  },
  'stack-exists': {
    symptom: 'スタックが存在しません。',
    cause: elsewhere,
    console:
      'CloudFormation コンソール > [スタックの作成] で、Rescale が提供したテンプレートをアップロードしてください。',
  },
  'stack-complete': {
    symptom: 'スタックの作成または更新が完了していません。',
    cause: '操作が進行中か、失敗しています。',
    console: `${stack} > [イベント] で、最初に失敗したイベントを確認してください。`,
  },
  'stack-template': {
    symptom: 'スタックのテンプレートが、提供されたものと異なります。',
    cause: 'テンプレートが編集されたか、古いテンプレートがデプロイされています。',
    console: redeploy,
  },
  'stack-report': {
    symptom: '報告された ID がスタックのものと異なります。',
    cause: '別のスタックが報告されたか、スタックが作成し直されています。',
    console: `${stack} > [出力] の値をそのまま報告してください。`,
  },
}

const network: Advice<NetworkCheckId> = {
  'region-enabled': {
    symptom: 'AWS アカウントでリージョンが有効になっていません。',
    cause: 'オプトインが必要なリージョンであるか、無効にされています。',
    console: '[アカウント] > [AWS リージョン] で、該当のリージョンを有効にしてください。',
  },
  'vpc-exists': {
    symptom: '報告された VPC が存在しません。',
    cause: elsewhere,
    console: `${yourVpcs} で確認し、なければスタックを作成し直してください。`,
  },
  'vpc-available': {
    symptom: 'VPC が利用可能になっていません。',
    cause: '作成中です。',
    console: `${yourVpcs} > [状態] を確認してください。`,
  },
  'vpc-place': {
    symptom: 'VPC が、合意された AWS アカウントとリージョンにありません。',
    cause: 'スタックが別の場所で作成されています。',
    console: '合意された AWS アカウントとリージョンで、スタックを作成してください。',
  },
  'vpc-cidr': {
    symptom: 'VPC に、合意された CIDR ブロックがありません。',
    cause: 'テンプレートが編集されたか、別の VPC が報告されています。',
    console: redeploy,
  },
  'vpc-extra-cidr': {
    symptom: 'VPC に、合意されていない CIDR ブロックがあります。',
    cause:
      'CIDR ブロックが関連付けられています。Rescale へはルーティングされず、重複の可能性があります。',
    console: `${yourVpcs} > [アクション] > [CIDR の編集] で削除するか、Rescale と合意してください。`,
  },
  'vpc-dns': {
    symptom: 'VPC の DNS 解決または DNS ホスト名が無効です。',
    cause: '属性が変更されています。エンドポイントのプライベート DNS には両方が必要です。',
    console: `${yourVpcs} > [アクション] > [VPC の設定を編集] > [DNS 設定] で、両方を有効にしてください。`,
  },
  'subnets-present': {
    symptom: '報告されたサブネットが存在しません。',
    cause: deletedByHand,
    console:
      'スタックを作成し直すか、VPC コンソール > [サブネット] > [サブネットを作成] で作成して報告してください。',
  },
  'subnet-zones': {
    symptom: 'サブネットが、合意されたアベイラビリティーゾーンにありません。',
    cause: 'サブネットが不足しているか、ゾーンが ID ではなく名前で指定されています。',
    console: 'VPC コンソール > [サブネット] > [アベイラビリティーゾーン ID] を確認してください。',
  },
  'subnet-addresses': {
    symptom: 'サブネットの空き IP アドレスがわずかです。',
    cause: 'ノードやその他のリソースのネットワークインターフェイスが使用しています。',
    console:
      'EC2 コンソール > [ネットワークインターフェイス] をサブネットで絞り込み、使用していないものを削除してください。',
  },
  'subnet-public-addresses': {
    symptom: 'サブネットのパブリック IP アドレスの自動割り当てが、合意と異なります。',
    cause: '設定が変更されています。',
    console:
      'VPC コンソール > [サブネット] > [アクション] > [サブネットの設定を編集] > [IP の自動割り当て設定] で変更してください。',
  },
  'route-tables-present': {
    symptom: '報告されたルートテーブルが存在しません。',
    cause: '削除されたか、別の VPC のものです。',
    console:
      'スタックを作成し直すか、VPC コンソール > [ルートテーブル] > [ルートテーブルを作成] で作成してください。',
  },
  'subnet-route-table': {
    symptom: 'サブネットが、スタックのものではないルートテーブルを使用しています。',
    cause: '関連付けが解除または変更され、メインルートテーブルなどが適用されています。',
    console:
      'VPC コンソール > [サブネット] > [アクション] > [ルートテーブルの関連付けを編集] で変更してください。',
  },
  'internet-gateway-missing': {
    symptom: `${openAgreed}VPC にインターネットゲートウェイがありません。`,
    cause: 'デタッチされています。',
    console:
      'VPC コンソール > [インターネットゲートウェイ] > [アクション] > [VPC にアタッチ] を実行してください。',
  },
  'open-default-route': {
    symptom: `${openAgreed}サブネットに有効なデフォルトルートがありません。`,
    cause: 'ルートが削除または変更されたか、ゲートウェイがなくなっています。',
    console: `${editRoutes} で、0.0.0.0/0 をスタックのゲートウェイに向けてください。`,
  },
  'nat-gateway': {
    symptom: 'プライベートサブネットの構成ですが、利用可能な NAT ゲートウェイがありません。',
    cause: '削除されたか、作成に失敗しています。',
    console:
      'VPC コンソール > [NAT ゲートウェイ] > [NAT ゲートウェイを作成] で作成し、デフォルトルートを変更してください。',
  },
  'block-public-access': {
    symptom: 'VPC のパブリックアクセスのブロックにより、サブネットの通信が遮断されます。',
    cause: 'AWS アカウントまたは組織が、リージョンで有効にしています。',
    console:
      'VPC コンソール > [設定] > [パブリックアクセスをブロック] > [除外を作成] を実行してください。',
  },
  'internet-gateway-present': {
    symptom: `${blockedAgreed}VPC にインターネットゲートウェイがアタッチされています。`,
    cause: '手動でアタッチされています。',
    console:
      'VPC コンソール > [インターネットゲートウェイ] > [アクション] > [VPC からデタッチ] を実行してください。',
  },
  'blocked-routes': {
    symptom: `${blockedAgreed}VPC の外へのルートがあります。`,
    cause: 'ルートが追加されています。',
    console: `${editRoutes} で、該当のルートを削除してください。`,
  },
  'blocked-nat-gateway': {
    symptom: `${blockedAgreed}VPC に NAT ゲートウェイがあります。`,
    cause: '手動で作成されています。',
    console:
      'VPC コンソール > [NAT ゲートウェイ] > [アクション] > [NAT ゲートウェイを削除] を実行してください。',
  },
  'endpoints-present': {
    symptom: '合意された VPC エンドポイントが存在しません。',
    cause: deletedByHand,
    console:
      'VPC コンソール > [エンドポイント] > [エンドポイントを作成] で作成するか、スタックを作成し直してください。',
  },
  'endpoints-usable': {
    symptom: 'VPC エンドポイントを、すべてのノードから使用することができません。',
    cause:
      'プライベート DNS、サブネット、セキュリティグループまたはルートテーブルが変更されたか、利用可能な状態ではありません。',
    console:
      'VPC コンソール > [エンドポイント] > [アクション] で、サブネット、セキュリティグループ、ルートテーブルまたはプライベート DNS を元に戻してください。',
  },
  'endpoints-policy': {
    symptom: 'VPC エンドポイントのポリシーがテンプレートと異なります。',
    cause: '編集またはリセットされています。',
    console:
      'VPC コンソール > [エンドポイント] > [ポリシー] > [ポリシーを編集] で、テンプレートのポリシーに戻してください。',
  },
  'security-group-exists': {
    symptom: 'スタックのセキュリティグループが存在しません。',
    cause: deletedByHand,
    console: 'CloudFormation コンソールで、スタックを作成し直してください。',
  },
  'security-group-flows': {
    symptom: '合意されたルールがセキュリティグループにありません。',
    cause: 'ルールが削除または変更されています。',
    console: `VPC コンソール > [セキュリティグループ] > ${editRules} で、ルールを追加してください。`,
  },
  'security-group-wider': {
    symptom: 'セキュリティグループに、合意されていないルールがあります。',
    cause: 'ルールが追加されています。',
    console: `VPC コンソール > [セキュリティグループ] > ${editRules} で、ルールを削除してください。`,
  },
  'network-acl': {
    symptom: 'ネットワーク ACL が、合意された通信を遮断する可能性があります。',
    cause: '最初のルールが、すべてのトラフィックを許可していません。',
    console: `VPC コンソール > [ネットワーク ACL] > ${editRules} で確認してください。`,
  },
}

const missingRoute = {
  cause: 'ルートが削除されたか、別のルートに置き換えられています。',
  console: `${editRoutes} で、CIDR ブロックをピアリング接続に向けてください。`,
}

const blackhole = {
  cause: 'ターゲットがなくなっています。多くの場合、ピアリング接続が削除されています。',
  console: `${editRoutes} で、ターゲットをアクティブなピアリング接続に変更してください。`,
}

const shadowed = {
  cause: 'より具体的なルートが、通信の一部を別のターゲットに送信しています。',
  console: `${editRoutes} で、より具体的なルートを削除してください。`,
}

const newRequest = `Rescale が改めてリクエストします (${peering} > [ピアリング接続を作成])。`

const connection: Advice<ConnectionCheckId> = {
  'peering-visible': {
    symptom: 'ピアリング接続が表示されません。',
    cause: 'しばらく前に終了しています。終了したピアリング接続は、数日間のみ表示されます。',
    console: newRequest,
  },
  'peering-active': {
    symptom: 'ピアリング接続がアクティブではありません。',
    cause: '削除、拒否、失敗または有効期限切れのいずれかです。',
    console: newRequest,
  },
  'peering-pending': {
    symptom: 'ピアリング接続のリクエストが承諾されていません。',
    cause: 'リクエストは 7 日後に有効期限が切れます。',
    console: `${peering} > [アクション] > [リクエストを承諾] を実行してください。`,
  },
  'peering-ends': {
    symptom: 'ピアリング接続の VPC が、合意されたものと異なります。',
    cause: '別の VPC または AWS アカウントに対してリクエストされています。',
    console: `${peering} > [詳細] を確認してください。`,
  },
  'peering-dns-rescale': {
    symptom:
      'お客様の VPC から、Rescale の VPC の名前をプライベート IP アドレスに解決することができません。',
    cause: 'Rescale 側で DNS 解決のオプションが無効です。',
    console: `${peering} > [アクション] > [DNS 設定を編集] で、リクエスタ側を有効にしてください。`,
  },
  'peering-dns-customer': {
    symptom:
      'Rescale の VPC から、お客様の VPC の名前をプライベート IP アドレスに解決することができません。',
    cause: 'お客様側で DNS 解決のオプションが無効です。',
    console: `${peering} > [アクション] > [DNS 設定を編集] で、アクセプタ側を有効にしてください。`,
  },
  'rescale-vpc-exists': {
    symptom: 'Rescale の VPC が存在しません。',
    cause: '設定が、別の VPC、AWS アカウントまたはリージョンを指定しています。',
    console: `Rescale の AWS アカウントの ${yourVpcs} を確認してください。`,
  },
  'rescale-vpc-blocks': {
    symptom: 'Rescale の VPC の CIDR ブロックが、合意されたものと異なります。',
    cause:
      'CIDR ブロックの関連付けが、合意の後に変更されています。お客様側に新しい CIDR ブロックへのルートがありません。',
    console: `${yourVpcs} > [CIDR] を確認し、新しい CIDR ブロックをお客様と合意してください。`,
  },
  'rescale-routes-missing': { symptom: 'Rescale 側にルートがありません。', ...missingRoute },
  'rescale-routes-blackhole': {
    symptom: 'Rescale 側のルートがブラックホールになっています。',
    ...blackhole,
  },
  'rescale-routes-shadowed': {
    symptom: 'Rescale 側のルートの一部が、別のルートに上書きされています。',
    ...shadowed,
  },
  'customer-routes-missing': { symptom: 'お客様側にルートがありません。', ...missingRoute },
  'customer-routes-blackhole': {
    symptom: 'お客様側のルートがブラックホールになっています。',
    ...blackhole,
  },
  'customer-routes-shadowed': {
    symptom: 'お客様側のルートの一部が、別のルートに上書きされています。',
    ...shadowed,
  },
  'routes-one-way': {
    symptom: '通信が一方向にのみ届きます。',
    cause: '一方のルートはすべて揃っていますが、他方のルートが不足しています。',
    console: 'ルートが不足している側の VPC コンソール > [ルートテーブル] を確認してください。',
  },
  'rescale-quotas': {
    symptom: 'Rescale の VPC のクォータの残りがわずかです。',
    cause: '多くのお客様が接続しています。',
    console:
      'Service Quotas コンソール > [Amazon VPC] で引き上げをリクエストするか、別の VPC を使用してください。',
  },
  'customer-quotas': {
    symptom: 'お客様の VPC のクォータの残りがわずかです。',
    cause: 'VPC に、多数のルート、ルール、CIDR ブロックまたはピアリング接続があります。',
    console:
      'Service Quotas コンソール > [Amazon VPC] > [アカウントレベルでの引き上げをリクエスト] を実行してください。',
  },
  launch: {
    symptom: 'サブネットでノードを起動することができません。',
    cause: 'ロールにアクセス許可がないか、ポリシーが起動を拒否しています。',
    console: permissionsConsole,
  },
}

/** What to say of each check, in Japanese. */
export const checkAdvice: Advice<CheckId> = { ...access, ...network, ...connection }
