/**
 * A service acts for many accounts: a statement that trusts a service must name the account on
 * whose behalf it acts, or a resource by an ARN with its account. The ARN of an S3 bucket has none,
 * and the bucket may become that of another account.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention
 */
import type { ReadCondition } from '../../policy/ReadCondition.ts'
import { admittedBy } from '../assumeCalls.ts'
import { namesValues } from '../namesValues.ts'
import { trustFinding } from '../TrustFinding.ts'
import { type TrustRule, pathIn } from './TrustRule.ts'

/** Lower-case condition key → the values that name an account or an organization. */
const sources: ReadonlyMap<string, RegExp> = new Map([
  ['aws:sourcearn', /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/],
  ['aws:sourceaccount', /^\d{12}$/],
  ['aws:sourceorgid', /./],
  ['aws:sourceorgpaths', /./],
])

const namesSource = (condition: ReadCondition): boolean => {
  const source = sources.get(condition.lowerCaseKey)
  if (source === undefined || !namesValues(condition)) return false
  return condition.values.every((value) => source.test(value))
}

export const findServiceFaults: TrustRule = (statement) => {
  const trustsService = admittedBy(statement).some(({ kind }) => kind === 'service')
  if (!trustsService || statement.conditions.some(namesSource)) return []
  return [
    trustFinding('service-without-source', {
      path: pathIn(statement, 'Condition'),
      found: 'no condition that names an aws:SourceAccount or aws:SourceArn',
    }),
  ]
}
