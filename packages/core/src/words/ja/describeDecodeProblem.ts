/**
 * Fields that do not decode, in words. What was expected is the name of a codec, which is English
 * text; this table has the Japanese of those that documents and options are made of.
 */
import type { DecodeProblem } from '../../codec/decodeProblems.ts'
import { spaced } from './vocabulary.ts'

const nouns: Readonly<Record<string, string>> = {
  'AWS Region such as us-east-1': 'AWS リージョン(例: us-east-1)',
  'AWS partition': 'AWS パーティション',
  'AWS account id of exactly 12 digits, as text': '12 桁の AWS アカウント ID(文字列)',
  'VPC id such as vpc-0123456789abcdef0': 'VPC ID(例: vpc-0123456789abcdef0)',
  'subnet id such as subnet-0123456789abcdef0': 'サブネット ID(例: subnet-0123456789abcdef0)',
  'route table id such as rtb-0123456789abcdef0': 'ルートテーブル ID(例: rtb-0123456789abcdef0)',
  'security group id such as sg-0123456789abcdef0':
    'セキュリティグループ ID(例: sg-0123456789abcdef0)',
  'VPC peering connection id such as pcx-0123456789abcdef0':
    'VPC ピアリング接続 ID(例: pcx-0123456789abcdef0)',
  'availability zone id such as use1-az1': 'アベイラビリティーゾーン ID(例: use1-az1)',
  'IAM role ARN such as arn:aws:iam::111122223333:role/RescaleRole':
    'IAM ロールの ARN(例: arn:aws:iam::111122223333:role/RescaleRole)',
  'managed policy ARN such as arn:aws:iam::111122223333:policy/Boundary':
    'マネージドポリシーの ARN(例: arn:aws:iam::111122223333:policy/Boundary)',
  'role path that starts and ends with / and is not reserved by AWS, such as /rescale/':
    '/ で始まり / で終わり、AWS が予約していないロールのパス(例: /rescale/)',
  'KMS key ARN such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab':
    'KMS キーの ARN(例: arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab)',
  'prefix list id such as pl-63a5400a': 'プレフィックスリスト ID(例: pl-63a5400a)',
  'role name prefix of 1 to 64 letters, digits and _+=,.@-':
    '64 文字以内の英数字と _+=,.@- のロール名のプレフィックス',
  'retention that CloudWatch Logs offers, in days, such as 30':
    'CloudWatch Logs で指定できる保持日数(例: 30)',
  'flow log settings with retentionDays': 'retentionDays を持つフローログの設定',
  '"public" or "private"': '"public" または "private"',
  '"connect" or "compute"': '"connect" または "compute"',
  'list of instance families': 'インスタンスファミリーのリスト',
  'instance family without a size, such as hpc7a':
    'サイズを含まないインスタンスファミリー(例: hpc7a)',
  'policy with statements': 'ステートメントを持つポリシー',
  'list of statements': 'ステートメントのリスト',
  statement: 'ステートメントの JSON オブジェクト',
  'text or list of texts': '文字列、または文字列のリスト',
  '"Allow" or "Deny"': '"Allow" または "Deny"',
  'list of availability zone ids': 'アベイラビリティーゾーン ID のリスト',
  'stack name of 1 to 128 letters, digits and hyphens that starts with a letter':
    '英字で始まる 128 文字以内の英数字とハイフンのスタック名',
  'company code: 2 to 32 of a-z, 0-9 and -, starting with a letter':
    '会社コード(英小文字で始まる、a-z、0-9、- の 2 から 32 文字)',
  'external ID as issued by Rescale': 'Rescale が発行した外部 ID',
  'onboarding id such as onb-0123456789abcdef': '接続の ID(例: onb-0123456789abcdef)',
  'SHA-256 as 64 lower-case hexadecimal digits': '小文字の 16 進数 64 桁の SHA-256',
  'template digest: sha256: and 64 hexadecimal digits':
    'テンプレートのダイジェスト(sha256: と 64 桁の 16 進数)',
  'canonical IPv4 CIDR block such as 10.0.0.0/16': '正規形の IPv4 CIDR ブロック(例: 10.0.0.0/16)',
  'UTC time such as 2026-01-02T03:04:05.000Z': 'UTC の日時(例: 2026-01-02T03:04:05.000Z)',
  '"rescale" or "customer"': '"rescale" または "customer"',
  '"open" or "blocked"': '"open" または "blocked"',
  '"error", "warning" or "info"': '"error"、"warning" または "info"',
  'check set 1 or 2': 'チェックセット 1 または 2',
  'inspection check set 1': '検査のチェックセット 1',
  'each key once': 'オブジェクトごとに重複しないキー',
  string: '文字列',
  number: '数値',
  boolean: 'true または false',
  'onboarding request': '申請の JSON オブジェクト',
  'onboarding request of version 1': 'バージョン 1 の申請の JSON オブジェクト',
  setup: '設定情報の JSON オブジェクト',
  'setup of version 1': 'バージョン 1 の設定情報の JSON オブジェクト',
  'stack report': 'スタックの報告の JSON オブジェクト',
  'stack report of version 1': 'バージョン 1 のスタックの報告の JSON オブジェクト',
  'peering notice of version 1': 'バージョン 1 のピアリング通知の JSON オブジェクト',
  inventory: 'インベントリの JSON オブジェクト',
  'customer network with cidr and name': 'cidr と name を持つお客様のネットワーク',
  'held block with cidr and owner': 'cidr と owner を持つ確保済みブロック',
  'denied block with cidr and reason': 'cidr と reason を持つ使用不可ブロック',
  'peered block with cidr and peeringId': 'cidr と peeringId を持つピアリング済みブロック',
  'route with destination, routeTableId and target':
    'destination、routeTableId、target を持つルート',
  'Rescale VPC': 'Rescale の VPC',
  'tag with key and value': 'key と value を持つタグ',
  'route tables by ids or tag': 'ids または tag によるルートテーブルの指定',
  'load of a Rescale VPC': 'Rescale の VPC の使用状況',
  'quotas of a Rescale VPC': 'Rescale の VPC のクォータ',
  'list of at least one CIDR block': '1 つ以上の CIDR ブロックのリスト',
  'list of CIDR blocks': 'CIDR ブロックのリスト',
  'list of customer networks': 'お客様のネットワークのリスト',
  'list of denied blocks': '使用不可ブロックのリスト',
  'list of held blocks': '確保済みブロックのリスト',
  'list of peered blocks': 'ピアリング済みブロックのリスト',
  'list of route table ids': 'ルートテーブル ID のリスト',
  'list of routes': 'ルートのリスト',
  'list of subnet ids': 'サブネット ID のリスト',
  'version 1': 'バージョン 1',
  'Rescale side': 'Rescale 側の JSON オブジェクト',
  'Rescale account': 'partition と accountId を持つ Rescale のアカウント',
  'list of Rescale accounts': 'Rescale のアカウントのリスト',
  'list of Rescale VPCs': 'Rescale の VPC のリスト',
  'scenario of a sandbox': 'サンドボックスのシナリオの JSON オブジェクト',
  'customer account': 'accountId と region を持つお客様のアカウント',
  'list of customer accounts': 'お客様のアカウントのリスト',
  'delays in seconds': '秒単位の待ち時間',
}

const patterns: ReadonlyArray<readonly [pattern: RegExp, noun: string]> = [
  [
    /^(\S+): beyond the prefix length all bits are zero$/,
    '$1(プレフィックス長より後ろのビットがすべて 0 のブロック)',
  ],
  [/^one of (.+)$/, '$1 のいずれか'],
  [/^whole number from (\d+) to (\d+)$/, '$1 から $2 までの整数'],
  [/^text of 1 to (\d+) characters$/, '1 から $1 文字の文字列'],
  [/^schema version (\d+)$/, 'スキーマバージョン $1'],
  [/^finding (\S+)$/, '検出結果 $1 の JSON オブジェクト'],
  [/^event (\S+)$/, 'イベント $1 の JSON オブジェクト'],
  [/^type of event: one of (.+)$/, '次のいずれかのイベントの type($1)'],
]

/** Returns the Japanese of what was expected; undefined where there is only English. */
const nounOf = (expected: string): string | undefined => {
  const noun = nouns[expected]
  if (noun !== undefined) return noun
  const found = patterns.find(([pattern]) => pattern.test(expected))
  if (found !== undefined) return expected.replace(...found)
  return /^[a-z]+$|[a-z]{2,} [a-z]/.test(expected) ? undefined : expected
}

/**
 * Says what was expected of a field and what was found; where it stands is for the caller to say.
 */
export const describeDecodeProblem = ({ expected, actual }: DecodeProblem): string => {
  const found = actual === 'nothing' ? '値がありません' : `実際の値: ${actual}`
  if (expected === 'no such field') return `このフィールドは使用できません(${found})。`
  const noun = nounOf(expected)
  return noun === undefined
    ? `値が正しくありません(${found})。`
    : `${spaced(noun)}を指定してください(${found})。`
}
