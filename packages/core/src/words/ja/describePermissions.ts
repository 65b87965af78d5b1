/** What a statement of the permissions is about, rules out and does not stop. */
import type { ConditionMeaning } from '../../iam/permissions/conditionMeaning.ts'
import type { PermissionGap } from '../../iam/permissions/permissionGaps.ts'
import type {
  NamedResources,
  ResourceKind,
  ResourceMeaning,
} from '../../iam/permissions/resourceMeaning.ts'
import { computeTagKey } from '../../iam/permissions/tagKeys.ts'
import { listed } from './vocabulary.ts'

// resources

const kinds: { readonly [Kind in ResourceKind]: string } = {
  'ec2:*': 'EC2 リソース',
  'ec2:capacity-reservation': 'キャパシティ予約',
  'ec2:fleet': 'EC2 フリート',
  'ec2:image': 'AMI',
  'ec2:instance': 'インスタンス',
  'ec2:launch-template': '起動テンプレート',
  'ec2:network-interface': 'ネットワークインターフェイス',
  'ec2:placement-group': 'プレイスメントグループ',
  'ec2:security-group': 'セキュリティグループ',
  'ec2:snapshot': 'スナップショット',
  'ec2:spot-instances-request': 'スポットインスタンスリクエスト',
  'ec2:subnet': 'サブネット',
  'ec2:volume': 'ボリューム',
  'ec2:vpc': 'VPC',
  'iam:role': 'ロール',
  'iam:service-linked-role': 'サービスにリンクされたロール',
  'kms:key': 'KMS キー',
  'logs:log-group': 'ロググループ',
}

const placeOf = ({ region, accountId }: NamedResources): string =>
  [
    accountId === undefined ? '' : `アカウント ${accountId} の`,
    region === undefined ? '' : `リージョン ${region} の`,
  ].join('')

/** Japanese text before a kind: Latin characters have a space before them. */
const before = (text: string, kind: string): string =>
  text !== '' && /^[A-Za-z0-9]/.test(kind) ? `${text} ${kind}` : text + kind

/** Says which resources a statement is about. */
export const describeResource = (meaning: ResourceMeaning): string => {
  if (meaning.kind === 'anything') return 'すべてのリソース。'
  const { kind, name } = meaning
  const place = placeOf(meaning)
  if (name === '*') return `${before(`${place}すべての`, kinds[kind])}。`
  return /[*?]/.test(name)
    ? `${before(`${place === '' ? '' : `${place}、`}名前が ${name} に一致するすべての`, kinds[kind])}。`
    : `${before(place, kinds[kind])} ${name} のみ。`
}

// conditions

const limits: { readonly [Meaning in ConditionMeaning]: (values: string) => string } = {
  region: (values) => `${values} 以外のリージョンは操作できません。`,
  vpc: (values) => `${values} 以外の VPC にあるリソースは使用できません。`,
  'tag-on-creation': (values) =>
    `タグ ${computeTagKey} = ${values} のないリソースは作成できません。`,
  tag: (values) => `タグ ${computeTagKey} = ${values} のないリソースは使用も変更もできません。`,
  'tag-keys': (values) => `${values} 以外のキーのタグは設定できません。`,
  'creating-call': (values) => `${values} による作成時を除き、タグは設定できません。`,
  owner: (values) => `${values} 以外が所有する AMI とスナップショットは使用できません。`,
  'metadata-version': () => 'IMDSv1 に応答するインスタンスは起動できません。',
  encryption: () => '暗号化されていないボリュームは作成できません。',
  'key-through-service': (values) =>
    `ロール自体はキーを使用できません。${values} がロールに代わって使用する場合に限られます。`,
  'grant-by-service': () => 'AWS のサービス以外に、キーの使用を許可することはできません。',
  'passed-to-service': (values) => `${values} 以外のサービスにロールを渡すことはできません。`,
  'service-linked': (values) => `${values} 以外のサービスにリンクされたロールは作成できません。`,
  'metric-namespace': (values) => `名前空間 ${values} 以外にメトリクスは書き込めません。`,
}

/** Says what a condition rules out. */
export const describeCondition = ({
  meaning,
  values,
}: {
  readonly meaning: ConditionMeaning
  readonly values: ReadonlyArray<string>
}): string => limits[meaning](listed(values))

// gaps

const gaps: { readonly [Gap in PermissionGap]: string } = {
  'sees-whole-region':
    '参照のみの呼び出しでは、VPC の外にあるリソースも表示されます。IAM で指定できるリソースがないため、リージョンだけを限定しています。',
  'fleet-launches':
    'CreateFleet では、メタデータサービスのバージョンも、起動テンプレートが指定するサブネット、セキュリティグループ、AMI、ボリュームも、IAM では確認されません。instant タイプのフリートはこのロールのアクセス許可で起動するため、そのすべてが確認されます。maintain タイプと request タイプのフリートは AWSServiceRoleForEC2Fleet で起動します。その場合も IMDSv2 と暗号化を必須にするには、リージョンのアカウント設定で IMDSv2 を強制し、EBS のデフォルトの暗号化を有効にしてください。',
  'launch-template-content':
    '作成される起動テンプレートの内容は、IAM では確認されません。このロールがそのテンプレートから起動するときに確認されます。',
  'security-group-rules':
    'ルールの内容は、IAM では確認されません。Rescale は、自身が作成したセキュリティグループのアドレスとポートを選択できます。スタックのセキュリティグループは変更できません。',
}

/** Says what a statement does not stop. */
export const describePermissionGap = (gap: PermissionGap): string => gaps[gap]
