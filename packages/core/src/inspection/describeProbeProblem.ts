import type { Language, Sentence } from '../values/Language.ts'
import type { ProbeProblem } from './findProbeProblems.ts'

const texts: { readonly [Problem in ProbeProblem]: Sentence } = {
  'refused-with-external-id': {
    en: 'Rescale could not assume the role with the external ID of setup.json. Check that the role’s trust policy names the Rescale account and that external ID, and that the role was not deleted.',
    ja: 'setup.jsonの外部IDを使ってロールを引き受けることができませんでした。ロールの信頼ポリシーにRescaleのAWSアカウントとその外部IDが指定されていること、ロールが削除されていないことをご確認ください。',
  },
  'allowed-without-external-id': {
    en: 'The role can be assumed without any external ID. Add the condition StringEquals on sts:ExternalId to every statement of the trust policy that names Rescale.',
    ja: '外部IDなしでロールを引き受けることができます。信頼ポリシーのRescaleを指定しているすべてのステートメントに、sts:ExternalIdのStringEquals条件を追加してください。',
  },
  'allowed-with-wrong-external-id': {
    en: 'The role can be assumed with an external ID that is not yours. Let the trust policy test for exactly the external ID of setup.json, without wildcards.',
    ja: 'お客様のものではない外部IDでもロールを引き受けることができます。信頼ポリシーでは、ワイルドカードを使わずにsetup.jsonの外部IDだけを許可してください。',
  },
}

/** Says which probe misbehaved, what it should have answered, and what to change. */
export const describeProbeProblem = (problem: ProbeProblem, language: Language): string =>
  texts[problem][language]
