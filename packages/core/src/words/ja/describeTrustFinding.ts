/** Findings about a trust policy in words, for the people who have to mend it. */
import type { TrustFinding, TrustFindingId } from '../../iam/trust/TrustFinding.ts'

/** What is wrong and what to do, without the evidence. */
const texts: { readonly [Id in TrustFindingId]: string } = {
  'malformed-json':
    '信頼ポリシーが JSON でも URL エンコードされた JSON でもありません。IAM に表示されるとおりに貼り付けてください。',
  'duplicate-key':
    '信頼ポリシーの同じオブジェクトにキーが重複しており、プログラムによって読み取る値が異なります。どちらか一方だけを残してください。',
  'too-long-to-read': '信頼ポリシーが IAM の上限より長いため、読み取りませんでした。',
  'over-quota':
    '信頼ポリシーが既定のクォータを超えています。短くするか、クォータの引き上げを申請してください。',
  'malformed-policy':
    '信頼ポリシーに IAM が受け付けない部分があり、何を許可するか判断できません。修正してください。',
  'unknown-operator':
    'IAM のドキュメントにない条件演算子が使われています。StringEquals を使ってください。',
  'invalid-sid':
    'Sid に英数字以外の文字が含まれているため、IAM はこのポリシーを保存しません。修正してください。',
  'duplicate-sid':
    '同じ Sid のステートメントがあるため、IAM はこのポリシーを保存しません。一意の Sid を指定してください。',
  'duplicate-condition-key':
    '大文字と小文字だけが異なる条件キーが重複しています。IAM では同じキーとして扱われるため、1 つにまとめてください。',
  'wildcard-without-like':
    'この演算子では * と ? が文字そのものとして比較されます。ワイルドカードを意図する場合は StringLike を使ってください。',
  'any-principal':
    '誰でもロールを引き受けられます。プリンシパルに Rescale のアカウントを指定してください。',
  'anyone-narrowed':
    'プリンシパルが全員になっており、条件だけで制限されています。プリンシパルに Rescale のアカウントを指定してください。',
  'wildcard-principal':
    'IAM は "Principal": "*" の信頼ポリシーを保存しません。"AWS" に Rescale のアカウントを指定してください。',
  'not-principal':
    'NotPrincipal は指定されたもの以外の全員を表し、IAM は NotPrincipal の信頼ポリシーを保存しません。Principal に置き換えてください。',
  'other-account':
    'Rescale 以外のアカウントがロールを引き受けられます。削除するか、別のロールで信頼してください。',
  'other-partition':
    'プリンシパルが別の AWS パーティションにあり、ロールを引き受けられません。ARN を修正してください。',
  'other-principal':
    '合意していない Rescale アカウントのプリンシパルがロールを引き受けられます。合意したものを指定してください。',
  'service-principal':
    'AWS サービスがロールを引き受けられます。Rescale だけが引き受けるよう、削除してください。',
  'service-without-source':
    'AWS サービスが任意のアカウントのために動作できます。aws:SourceAccount または aws:SourceArn の条件を追加してください。',
  'federated-principal':
    'ID プロバイダーの利用者がロールを引き受けられます。Rescale だけが引き受けるよう、削除してください。',
  'saml-without-audience':
    'SAML アサーションの受信者が検証されません。SAML:aud の StringEquals を追加してください。',
  'oidc-without-audience':
    'プロバイダーが任意のアプリケーション向けに発行したトークンも受け付けます。プロバイダーの aud キーに StringEquals を追加してください。',
  'oidc-without-subject':
    'プロバイダーのすべての ID がロールを引き受けられます。プロバイダーの sub キーの条件を追加してください。',
  'deleted-principal':
    'プリンシパルは削除されており、一意の ID だけが残っています。Rescale のアカウントを指定してください。',
  'unknown-principal':
    'プリンシパルの形式が IAM のドキュメントにありません。Rescale のアカウントを指定してください。',
  'not-narrowed':
    'Rescale アカウント全体がロールを引き受けられます。合意したロールの aws:PrincipalArn を ArnEquals で指定してください。',
  'several-accounts':
    '複数のアカウントがロールを引き受けられます。Rescale のアカウントだけにしてください。',
  'principal-by-arn':
    'ロールまたはユーザーが直接プリンシパルに指定されています。再作成されると信頼が壊れるため、アカウントと aws:PrincipalArn を指定してください。',
  'not-action':
    '指定されたアクション以外のすべてが許可されています。NotAction を Action の sts:AssumeRole に置き換えてください。',
  'extra-action':
    'sts:AssumeRole 以外のアクションが許可されています。外部 ID で保護されないため、削除してください。',
  'mismatched-action':
    'この種類のプリンシパルがロールを引き受けるためのアクションがありません。アクションまたはプリンシパルを修正してください。',
  'session-action':
    'セッションへのタグまたはソース ID の設定が許可されています。アクセスは広がりませんが、合意していない設定です。',
  'missing-external-id':
    '外部 ID が要求されていません。Rescale が発行した ID を sts:ExternalId の StringEquals で指定してください。',
  'external-id-if-exists':
    'IfExists では外部 ID を送らない呼び出しも通ります。StringEquals を使ってください。',
  'external-id-wildcard':
    'ワイルドカードにより、発行していない外部 ID も受け付けます。StringEquals で ID 全体を指定してください。',
  'external-id-negated':
    '否定の演算子では、他のすべての外部 ID や外部 ID なしでも通ります。StringEquals を使ってください。',
  'external-id-for-all-values':
    'ForAllValues では外部 ID を送らない呼び出しも通ります。StringEquals を使ってください。',
  'external-id-for-any-value':
    'ForAnyValue は複数の値を持つキーのためのものです。外部 ID には StringEquals を使ってください。',
  'external-id-ignores-case':
    '大文字と小文字だけが異なる外部 ID も受け付けます。StringEquals を使ってください。',
  'external-id-variable':
    '外部 ID がポリシー変数であり、呼び出し側が値を決められます。ID そのものを指定してください。',
  'external-id-loose-operator':
    '外部 ID が文字列として比較されていません。StringEquals を使ってください。',
  'external-id-like':
    '外部 ID の比較に StringLike が使われています。現在ワイルドカードはありませんが、StringEquals を使ってください。',
  'other-external-id': '合意していない外部 ID が受け付けられます。削除してください。',
  'several-external-ids':
    '複数の外部 ID が受け付けられます。二つになるのは外部 ID の更新中だけです。',
  'extra-condition':
    '追加の条件により Rescale が拒否される可能性があります。合意していなければ削除してください。',
  'unmet-condition':
    'Rescale はこの条件を満たせないため、ロールに拒否されます。条件を削除してください。',
  'mismatched-condition-key':
    'このステートメントのアクションのリクエストには、この条件キーがありません。削除するか、対応するアクションを追加してください。',
  'deny-statement':
    'Deny ステートメントにより Rescale が拒否される可能性があります。合意していなければ削除してください。',
  'grants-nobody':
    'この信頼ポリシーでは誰もロールを引き受けられません。Rescale から受け取ったものを使ってください。',
  'rescale-refused':
    '合意した外部 ID でも Rescale が拒否されます。Rescale から受け取った信頼ポリシーを使ってください。',
}

/** What evidence says in English where no text of the document can stand. */
const phrases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nothing: 'なし',
    'something that has no JSON text': 'JSON で表せない値',
    'no statement that lets anyone in': '許可するステートメントがありません',
    'no statement that applies': '該当するステートメントがありません',
    'no Principal': 'Principal がありません',
    'no StringEquals on sts:ExternalId': 'sts:ExternalId の StringEquals がありません',
    'no condition on aws:PrincipalArn': 'aws:PrincipalArn の条件がありません',
    'a JSON object': 'JSON オブジェクト',
    'no such element': 'この要素は使用できません',
    'a Statement': 'Statement',
    'Allow or Deny': 'Allow または Deny',
    '"*" or a map of AWS, Service or Federated to names':
      '"*"、または AWS、Service、Federated をキーとするオブジェクト',
    'an Action': 'Action',
    'no condition that names an aws:SourceAccount or aws:SourceArn':
      'aws:SourceAccount または aws:SourceArn を指定する条件なし',
    'no condition that names an audience': '受信者を指定する条件なし',
    'no condition that names a subject': 'サブジェクトを指定する条件なし',
    'letters and digits': '英数字',
    ARNs: 'ARN',
    'operators, keys and values': '演算子、キー、値',
    'values of the kind that the operator compares': '演算子が比較する型の値',
    'one of the two': 'どちらか一方',
  }),
)

const evidenceWords = (text: string): string =>
  phrases.get(text) ??
  text
    .replace(/^(\d+) characters$/, '$1 文字')
    .replace(/^at most (\d+) characters$/, '$1 文字以内')
    .replace(/^line (\d+), column (\d+)$/, '$1 行目 $2 文字目')

/** Says what is wrong and what to do, without what stands in the policy. */
export const describeTrustFindingId = (id: TrustFindingId): string => texts[id]

/** Returns whether a text is the id of a finding. */
export const isTrustFindingId = (text: string): text is TrustFindingId => Object.hasOwn(texts, text)

/**
 * Renders a finding in one line: what is wrong, what to do, where, what stands there and what
 * should.
 */
export const describeTrustFinding = ({ id, evidence }: TrustFinding): string => {
  const place = evidence.path === '' ? '' : `${evidence.path}: `
  const expected =
    evidence.expected === undefined ? '' : ` 期待される値: ${evidenceWords(evidence.expected)}`
  return `${place}${texts[id]} 検出された値: ${evidenceWords(evidence.found)}${expected}`
}
