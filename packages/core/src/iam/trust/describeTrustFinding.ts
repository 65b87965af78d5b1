/** Findings about a trust policy in words, for the people who have to mend it. */
import type { Language } from '../../values/Language.ts'
import type { TrustFinding, TrustFindingId } from './TrustFinding.ts'

// model

type Texts = Readonly<Record<TrustFindingId, Readonly<Record<Language, string>>>>

/** What is wrong and what to do, without the evidence. */
const texts: Texts = {
  'malformed-json': {
    en: 'The trust policy is neither JSON nor URL-encoded JSON. Paste the document as IAM shows it.',
    ja: '信頼ポリシーが JSON でも URL エンコードされた JSON でもありません。IAM に表示されるとおりに貼り付けてください。',
  },
  'too-long-to-read': {
    en: 'The trust policy is longer than any that IAM accepts, so it was not read.',
    ja: '信頼ポリシーが IAM の上限より長いため、読み取りませんでした。',
  },
  'over-quota': {
    en: 'The trust policy is longer than the default quota. Shorten it, or have the quota raised.',
    ja: '信頼ポリシーが既定のクォータを超えています。短くするか、クォータの引き上げを申請してください。',
  },
  'malformed-policy': {
    en: 'A part of the trust policy is not what IAM accepts, so nobody can tell what it allows. Correct it.',
    ja: '信頼ポリシーに IAM が受け付けない部分があり、何を許可するか判断できません。修正してください。',
  },
  'unknown-operator': {
    en: 'The trust policy uses a condition operator that IAM does not document. Use StringEquals.',
    ja: 'IAM の文書にない条件演算子が使われています。StringEquals を使ってください。',
  },
  'any-principal': {
    en: 'Anyone may assume the role. Name the Rescale account as the principal.',
    ja: '誰でもロールを引き受けられます。プリンシパルに Rescale のアカウントを指定してください。',
  },
  'not-principal': {
    en: 'Everyone but the named principals may assume the role. Replace NotPrincipal by Principal.',
    ja: '指定されたプリンシパル以外の全員がロールを引き受けられます。NotPrincipal を Principal に置き換えてください。',
  },
  'other-account': {
    en: 'An account other than Rescale’s may assume the role. Remove it, or trust it in a role of its own.',
    ja: 'Rescale 以外のアカウントがロールを引き受けられます。削除するか、別のロールで信頼してください。',
  },
  'other-partition': {
    en: 'The principal is in another AWS partition, from which the role cannot be assumed. Correct the ARN.',
    ja: 'プリンシパルが別の AWS パーティションにあり、ロールを引き受けられません。ARN を修正してください。',
  },
  'other-principal': {
    en: 'A principal of the Rescale account that was not agreed may assume the role. Name the agreed one.',
    ja: '合意していない Rescale アカウントのプリンシパルがロールを引き受けられます。合意したものを指定してください。',
  },
  'service-principal': {
    en: 'An AWS service may assume the role. Remove it: only Rescale should.',
    ja: 'AWS サービスがロールを引き受けられます。Rescale だけが引き受けるよう、削除してください。',
  },
  'federated-principal': {
    en: 'Identities of an identity provider may assume the role. Remove it: only Rescale should.',
    ja: 'ID プロバイダーの利用者がロールを引き受けられます。Rescale だけが引き受けるよう、削除してください。',
  },
  'deleted-principal': {
    en: 'The principal was deleted; IAM shows its unique id. Name the Rescale account instead.',
    ja: 'プリンシパルは削除されており、一意の ID だけが残っています。Rescale のアカウントを指定してください。',
  },
  'unknown-principal': {
    en: 'The principal has a form that IAM does not document. Name the Rescale account.',
    ja: 'プリンシパルの形式が IAM の文書にありません。Rescale のアカウントを指定してください。',
  },
  'not-narrowed': {
    en: 'All of the Rescale account may assume the role. Add ArnEquals on aws:PrincipalArn with the agreed role.',
    ja: 'Rescale アカウント全体がロールを引き受けられます。合意したロールの aws:PrincipalArn を ArnEquals で指定してください。',
  },
  'several-accounts': {
    en: 'More than one account may assume the role. Keep only Rescale’s.',
    ja: '複数のアカウントがロールを引き受けられます。Rescale のアカウントだけにしてください。',
  },
  'principal-by-arn': {
    en: 'A role or user is the principal itself. The trust breaks when it is made anew: name the account and aws:PrincipalArn.',
    ja: 'ロールまたはユーザーが直接プリンシパルに指定されています。再作成されると信頼が壊れるため、アカウントと aws:PrincipalArn を指定してください。',
  },
  'not-action': {
    en: 'Every action but the named ones is allowed. Replace NotAction by Action sts:AssumeRole.',
    ja: '指定された操作以外のすべてが許可されています。NotAction を Action の sts:AssumeRole に置き換えてください。',
  },
  'extra-action': {
    en: 'An action other than sts:AssumeRole is allowed. Remove it: the external ID does not protect it.',
    ja: 'sts:AssumeRole 以外の操作が許可されています。外部 ID で保護されないため、削除してください。',
  },
  'session-action': {
    en: 'Labels may be put on the session. This opens nothing, but was not agreed.',
    ja: 'セッションへのタグなどの付与が許可されています。危険はありませんが、合意していない設定です。',
  },
  'missing-external-id': {
    en: 'No external ID is required. Add StringEquals on sts:ExternalId with the ID that Rescale issued.',
    ja: '外部 ID が要求されていません。Rescale が発行した ID を sts:ExternalId の StringEquals で指定してください。',
  },
  'external-id-if-exists': {
    en: 'IfExists lets in a caller that sends no external ID. Use StringEquals.',
    ja: 'IfExists では外部 ID を送らない呼び出しも通ります。StringEquals を使ってください。',
  },
  'external-id-wildcard': {
    en: 'A wildcard accepts external IDs that Rescale did not issue. Use StringEquals with the whole ID.',
    ja: 'ワイルドカードにより、発行していない外部 ID も受け付けます。StringEquals で ID 全体を指定してください。',
  },
  'external-id-negated': {
    en: 'A negated operator accepts every other external ID, and none at all. Use StringEquals.',
    ja: '否定の演算子では、他のすべての外部 ID や外部 ID なしでも通ります。StringEquals を使ってください。',
  },
  'external-id-for-all-values': {
    en: 'ForAllValues lets in a caller that sends no external ID. Use StringEquals.',
    ja: 'ForAllValues では外部 ID を送らない呼び出しも通ります。StringEquals を使ってください。',
  },
  'external-id-for-any-value': {
    en: 'ForAnyValue is meant for keys with several values; the external ID has one. Use StringEquals.',
    ja: 'ForAnyValue は複数の値を持つキーのためのものです。外部 ID には StringEquals を使ってください。',
  },
  'external-id-ignores-case': {
    en: 'External IDs that differ in case are accepted too. Use StringEquals.',
    ja: '大文字と小文字だけが異なる外部 ID も受け付けます。StringEquals を使ってください。',
  },
  'external-id-variable': {
    en: 'The external ID is a policy variable, so the caller decides it. Write the ID itself.',
    ja: '外部 ID がポリシー変数であり、呼び出し側が値を決められます。ID そのものを指定してください。',
  },
  'external-id-loose-operator': {
    en: 'The operator does not compare the external ID as text. Use StringEquals.',
    ja: '外部 ID が文字列として比較されていません。StringEquals を使ってください。',
  },
  'external-id-like': {
    en: 'StringLike compares the external ID. It has no wildcard today; use StringEquals so that it never has.',
    ja: '外部 ID の比較に StringLike が使われています。現在ワイルドカードはありませんが、StringEquals を使ってください。',
  },
  'other-external-id': {
    en: 'An external ID is accepted that was not agreed. Remove it.',
    ja: '合意していない外部 ID が受け付けられます。削除してください。',
  },
  'several-external-ids': {
    en: 'Several external IDs are accepted. Only while an ID is rotated are there two.',
    ja: '複数の外部 ID が受け付けられます。二つになるのは ID の切り替え中だけです。',
  },
  'extra-condition': {
    en: 'A further condition may keep Rescale out. Remove it unless it was agreed.',
    ja: '追加の条件により Rescale が拒否される可能性があります。合意していなければ削除してください。',
  },
  'deny-statement': {
    en: 'A statement denies, and may keep Rescale out. Remove it unless it was agreed.',
    ja: '拒否のステートメントにより Rescale が拒否される可能性があります。合意していなければ削除してください。',
  },
  'grants-nobody': {
    en: 'The trust policy lets nobody assume the role. Use the one that Rescale handed over.',
    ja: 'この信頼ポリシーでは誰もロールを引き受けられません。Rescale から受け取ったものを使ってください。',
  },
  'rescale-refused': {
    en: 'Rescale would be refused with the agreed external ID. Use the trust policy that Rescale handed over.',
    ja: '合意した外部 ID でも Rescale が拒否されます。Rescale から受け取った信頼ポリシーを使ってください。',
  },
}

const evidenceLabels: Readonly<Record<Language, { found: string; expected: string }>> = {
  en: { found: 'Found', expected: 'Expected' },
  ja: { found: '記載', expected: '期待' },
}

// queries

/** Says what is wrong and what to do, without what stands in the policy. */
export const describeTrustFindingId = (id: TrustFindingId, language: Language): string =>
  texts[id][language]

/**
 * Renders a finding in one line: what is wrong, what to do, where, what stands there and what
 * should.
 */
export const describeTrustFinding = (
  { id, evidence }: TrustFinding,
  language: Language,
): string => {
  const labels = evidenceLabels[language]
  const place = evidence.path === '' ? '' : `${evidence.path}: `
  const expected =
    evidence.expected === undefined ? '' : ` ${labels.expected}: ${evidence.expected}`
  return `${place}${texts[id][language]} ${labels.found}: ${evidence.found}${expected}`
}
