import type {
  RoleDifference,
  RoleDocument,
  StatementName,
} from '../../inspection/findRoleDifferences.ts'

const documentWords = (document: RoleDocument): string => {
  switch (document.kind) {
    case 'trust':
      return 'trust policy'
    case 'inline':
      return `inline policy ${document.name}`
    case 'attached':
      return `attached policy ${document.name}`
  }
}

const statementWords = (statement: StatementName): string => `statement ${statement}`

/** Says which statement of which policy differs, or that a policy or the boundary does. */
export const describeRoleDifference = (difference: RoleDifference): string => {
  if (difference._tag === 'BoundaryDiffers') {
    const { actual, expected } = difference
    return `The role's permissions boundary is ${actual ?? 'missing'}, not ${expected}.`
  }
  const policy = documentWords(difference.document)
  switch (difference._tag) {
    case 'PolicyMissing':
      return `The role no longer has the ${policy}.`
    case 'PolicyUnreadable':
      return `The role's ${policy} cannot be read as an IAM policy.`
    case 'StatementMissing':
      return `The role's ${policy} lacks ${statementWords(difference.statement)}.`
    case 'StatementChanged':
      return `In the role's ${policy}, ${statementWords(difference.statement)} differs from setup.json.`
    case 'StatementAdded':
      return `Somebody added ${statementWords(difference.statement)} to the role's ${policy}.`
    case 'DenyAdded':
      return `In the role's ${policy}, ${statementWords(difference.statement)} denies access.`
  }
}
