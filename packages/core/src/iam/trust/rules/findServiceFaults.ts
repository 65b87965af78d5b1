/**
 * A service acts for many accounts: a statement that trusts a service must name the resource or the
 * account on whose behalf it acts.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention
 */
import { admittedBy } from '../assumeCalls.ts'
import { namesValues } from '../namesValues.ts'
import { trustFinding } from '../TrustFinding.ts'
import { type TrustRule, pathIn } from './TrustRule.ts'

const sourceKeys = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
])

export const findServiceFaults: TrustRule = (statement) => {
  const trustsService = admittedBy(statement).some(({ kind }) => kind === 'service')
  const namesSource = statement.conditions.some(
    (condition) => sourceKeys.has(condition.lowerCaseKey) && namesValues(condition),
  )
  if (!trustsService || namesSource) return []
  return [
    trustFinding('service-without-source', {
      path: pathIn(statement, 'Condition'),
      found: 'no condition that names an aws:SourceAccount or aws:SourceArn',
    }),
  ]
}
