import type { ProbeProblem } from '../../inspection/findProbeProblems.ts'

const texts: { readonly [Problem in ProbeProblem]: string } = {
  'refused-with-external-id':
    'setup.json の外部 ID を使ってロールを引き受けることができませんでした。ロールの信頼ポリシーに Rescale の AWS アカウントとその外部 ID が指定されていること、ロールが削除されていないことをご確認ください。',
  'allowed-without-external-id':
    '外部 ID なしでロールを引き受けることができます。信頼ポリシーの Rescale を指定しているすべてのステートメントに、sts:ExternalId の StringEquals 条件を追加してください。',
  'allowed-with-wrong-external-id':
    'お客様のものではない外部 ID でもロールを引き受けることができます。信頼ポリシーでは、ワイルドカードを使わずに setup.json の外部 ID だけを許可してください。',
}

/** Says which probe misbehaved, what it should have answered, and what to change. */
export const describeProbeProblem = (problem: ProbeProblem): string => texts[problem]
