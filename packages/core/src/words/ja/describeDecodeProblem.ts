/**
 * Fields that do not decode, in words. What was expected is the name of a codec, which is English
 * text; this table has the Japanese of those that documents and options are made of.
 */
import type { DecodeProblem } from '../../codec/decodeProblems.ts'
import { spaced } from './vocabulary.ts'

const nouns: Readonly<Record<string, string>> = {
  'AWS Region': 'AWS リージョン',
  'AWS partition': 'AWS パーティション',
  'AWS account id of exactly 12 digits, as text': '12 桁の AWS アカウント ID(文字列)',
  'VPC id': 'VPC ID',
  'subnet id': 'サブネット ID',
  'route table id': 'ルートテーブル ID',
  'security group id': 'セキュリティグループ ID',
  'VPC peering connection id': 'VPC ピアリング接続 ID',
  'availability zone id': 'アベイラビリティーゾーン ID',
  'IAM role ARN': 'IAM ロールの ARN',
  'managed policy ARN': 'マネージドポリシーの ARN',
  'role path that starts and ends with / and is not reserved by AWS':
    '/ で始まり / で終わり、AWS が予約していないロールのパス',
  'KMS key ARN': 'KMS キーの ARN',
  'prefix list id': 'プレフィックスリスト ID',
  'role name prefix of 1 to 64 letters, digits and _+=,.@-':
    '64 文字以内の英数字と _+=,.@- のロール名のプレフィックス',
  'retention that CloudWatch Logs offers, in days': 'CloudWatch Logs で指定できる保持日数',
  'flow log settings with retentionDays': 'retentionDays を持つフローログの設定',
  'instance families': 'インスタンスファミリー',
  'instance family without a size': 'サイズを含まないインスタンスファミリー',
  'policy with statements': 'ステートメントを持つポリシー',
  statements: 'ステートメント',
  statement: 'ステートメントの JSON オブジェクト',
  'text or list of texts': '文字列、または文字列のリスト',
  'availability zone ids': 'アベイラビリティーゾーン ID',
  'stack name of 1 to 128 letters, digits and hyphens that starts with a letter':
    '英字で始まる 128 文字以内の英数字とハイフンのスタック名',
  'company code: 2 to 32 of a-z, 0-9 and -, starting with a letter':
    '会社コード(英小文字で始まる、a-z、0-9、- の 2 から 32 文字)',
  'external ID as issued by Rescale': 'Rescale が発行した外部 ID',
  'onboarding id': '接続の ID',
  'SHA-256 as 64 lower-case hexadecimal digits': '小文字の 16 進数 64 桁の SHA-256',
  'template digest: sha256: and 64 hexadecimal digits':
    'テンプレートのダイジェスト(sha256: と 64 桁の 16 進数)',
  'canonical IPv4 CIDR block': '正規形の IPv4 CIDR ブロック',
  'UTC time': 'UTC の日時',
  '"error", "warning" or "info"': '"error"、"warning" または "info"',
  'check set 1 or 2': 'チェックセット 1 または 2',
  'inspection check set 1': '検査のチェックセット 1',
  'each key once': 'オブジェクトごとに重複しないキー',
  string: '文字列',
  number: '数値',
  boolean: 'true または false',
  'onboarding request': '申請の JSON オブジェクト',
  setup: '設定情報の JSON オブジェクト',
  'stack report': 'スタックの報告の JSON オブジェクト',
  'peering notice': 'ピアリング通知の JSON オブジェクト',
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
  'at least one CIDR block': '1 つ以上の CIDR ブロック',
  'CIDR blocks': 'CIDR ブロック',
  'customer networks': 'お客様のネットワーク',
  'denied blocks': '使用不可ブロック',
  'held blocks': '確保済みブロック',
  'peered blocks': 'ピアリング済みブロック',
  'route table ids': 'ルートテーブル ID',
  routes: 'ルート',
  'subnet ids': 'サブネット ID',
  'version 1': 'バージョン 1',
  'Rescale side': 'Rescale 側の JSON オブジェクト',
  'Rescale account': 'partition と accountId を持つ Rescale のアカウント',
  'Rescale accounts': 'Rescale のアカウント',
  'Rescale VPCs': 'Rescale の VPC',
  'scenario of a sandbox': 'サンドボックスのシナリオの JSON オブジェクト',
  'customer account': 'accountId と region を持つお客様のアカウント',
  'customer accounts': 'お客様のアカウント',
  'text without NUL and half surrogate pairs': 'NUL と不完全なサロゲートペアを含まない文字列',
  'delays in seconds': '秒単位の待ち時間',
}

const patterns: ReadonlyArray<readonly [pattern: RegExp, noun: string]> = [
  [
    /^(\S+): beyond the prefix length all bits are zero$/,
    '$1(プレフィックス長より後ろのビットがすべて 0 のブロック)',
  ],
  [/^one of (.+)$/, '$1 のいずれか'],
  [/^("\w+") or ("\w+")$/, '$1 または $2'],
  [/^whole number from (\d+) to (\d+)$/, '$1 から $2 までの整数'],
  [/^text of 1 to (\d+) characters$/, '1 から $1 文字の文字列'],
  [/^schema version (\d+)$/, 'スキーマバージョン $1'],
  [/^finding (\S+)$/, '検出結果 $1 の JSON オブジェクト'],
  [/^event (\S+)$/, 'イベント $1 の JSON オブジェクト'],
  [/^type of event: one of (.+)$/, '次のいずれかのイベントの type($1)'],
]

/** What is said of a noun. */
const phrases: ReadonlyArray<readonly [pattern: RegExp, (noun: string, detail: string) => string]> =
  [
    [/^(.+?),? such as (\S+)$/, (noun, example) => `${noun}(例: ${example})`],
    [/^(.+) of version (\d+)$/, (noun, version) => `バージョン ${version} の${noun}`],
    [/^list of (.+)$/, (noun) => `${spaced(noun)}のリスト`],
  ]

const phraseOf = (expected: string): string | undefined => {
  for (const [pattern, said] of phrases) {
    const [, part = '', detail = ''] = pattern.exec(expected) ?? []
    const noun = nouns[part]
    if (noun !== undefined) return said(noun, detail)
  }
  return undefined
}

/** Returns the Japanese of what was expected; undefined where there is only English. */
const nounOf = (expected: string): string | undefined => {
  const noun = nouns[expected] ?? phraseOf(expected)
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
