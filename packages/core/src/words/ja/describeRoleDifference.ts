import type {
  RoleDifference,
  RoleDocument,
  StatementName,
} from '../../inspection/findRoleDifferences.ts'

const documentWords = (document: RoleDocument): string => {
  switch (document.kind) {
    case 'trust':
      return '信頼ポリシー'
    case 'inline':
      return `インラインポリシー「${document.name}」`
    case 'attached':
      return `アタッチされたポリシー「${document.name}」`
  }
}

const statementWords = (statement: StatementName): string =>
  typeof statement === 'number' ? `ステートメント ${statement} ` : `ステートメント「${statement}」`

/** Says which statement of which policy differs, or that a policy or the boundary does. */
export const describeRoleDifference = (difference: RoleDifference): string => {
  if (difference._tag === 'BoundaryDiffers') {
    const { actual, expected } = difference
    return actual === undefined
      ? `ロールにアクセス許可の境界 ${expected} が設定されていません。`
      : `ロールのアクセス許可の境界が ${expected} ではなく ${actual} になっています。`
  }
  const policy = documentWords(difference.document)
  switch (difference._tag) {
    case 'PolicyMissing':
      return `ロールに${policy}がありません。`
    case 'PolicyUnreadable':
      return `ロールの${policy}を IAM ポリシーとして読み取れません。`
    case 'StatementMissing':
      return `ロールの${policy}に${statementWords(difference.statement)}がありません。`
    case 'StatementChanged':
      return `ロールの${policy}の${statementWords(difference.statement)}が setup.json の内容と異なります。`
    case 'StatementAdded':
      return `ロールの${policy}に${statementWords(difference.statement)}が追加されています。`
    case 'DenyAdded':
      return `ロールの${policy}の${statementWords(difference.statement)}がアクセスを拒否しています。`
  }
}
