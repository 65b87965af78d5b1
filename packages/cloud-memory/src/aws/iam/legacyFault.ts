/**
 * What IAM calls legacy parsing: the case of effects, dates of conditions, the fields of ARNs.
 *
 * @source https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_policies.snapshot.json
 */
import { type JsonRecord, isRecord, textsAt } from '../json.ts'

const legacyError = 'The policy failed legacy parsing'

// dates

const isWithin = (text: string, least: number, most: number): boolean =>
  /^[+-]?\d+$/.test(text) && Number(text) >= least && Number(text) <= most

const isDay = (text: string): boolean => {
  const isBeforeChrist = text.startsWith('-')
  const [year = '', month = '1', day = '1', ...rest] = text.slice(isBeforeChrist ? 1 : 0).split('-')
  return (
    isWithin(`${isBeforeChrist ? '-' : ''}${year}`, -292_275_054, 292_278_993) &&
    isWithin(month, 1, 12) &&
    isWithin(day, 1, 31) &&
    rest.length === 0
  )
}

const zone = /(?:z|\+(?<offset>\d{2})(?::\d{2})?)?/.source
const seconds = `(?::(?<second>\\d{1,2})(?:\\.\\d{1,9})?${zone})?`
const time = new RegExp(`^(?:\\d{1,2}(?::\\d{1,2}${seconds})?)?$`)

const isTime = (text: string): boolean => {
  const match = time.exec(text)
  const [hour = '0', minute = '0'] = text.split(':')
  return (
    match !== null &&
    isWithin(hour === '' ? '0' : hour, 0, 23) &&
    isWithin(minute, 0, 59) &&
    isWithin(match.groups?.['second'] ?? '0', 0, 59) &&
    isWithin(match.groups?.['offset'] ?? '0', 0, 23)
  )
}

const latestSecond = 9_223_372_036_854_775_807n

/** A day with or without a time, or seconds. */
const isDate = (written: string): boolean => {
  const text = written.toLowerCase()
  if (!text.includes('t') && !text.includes('-')) {
    return /^\d+$/.test(text) && BigInt(text) <= latestSecond
  }
  const [day = '', ...times] = text.split('t')
  return isDay(day) && isTime(times.join('t'))
}

const isDateOperator = (name: string): boolean => /^(?:For\w+:)?Date/i.test(name)

const hasDates = ({ Condition }: JsonRecord): boolean =>
  !isRecord(Condition) ||
  Object.entries(Condition).every(
    ([operator, block]) =>
      !isDateOperator(operator) ||
      !isRecord(block) ||
      Object.keys(block).every((key) => textsAt(block, key).every(isDate)),
  )

// effects, resources

const isEffect = ({ Effect }: JsonRecord): boolean => Effect === 'Allow' || Effect === 'Deny'

/** Returns whether a resource has the fields of an ARN, or leaves some of the last ones out. */
const hasArnFields = (resource: string): boolean => {
  if (resource === '*') return true
  const fields = resource.split(':')
  return (fields.length > 5 || !resource.includes('::')) && fields[2] !== ''
}

// queries

/** Returns the error of legacy parsing, which looks only at resources in the format of ARNs. */
export const legacyFault = (
  statement: JsonRecord,
  resources: ReadonlyArray<string>,
  isArn: (resource: string) => boolean,
): string | undefined =>
  isEffect(statement) &&
  hasDates(statement) &&
  resources.every((resource) => hasArnFields(resource) || !isArn(resource))
    ? undefined
    : legacyError

/** Returns whether legacy parsing decides on a problem, rather than the grammar. */
export const isLegacyProblem = (path: string, reason: string, found: string): boolean => {
  const [, operator = ''] = path.split('.Condition.')
  switch (reason) {
    case 'effect-not-allow-or-deny':
      return /^"(?:allow|deny)"$/i.test(found)
    case 'condition-value-malformed':
      return isDateOperator(operator)
    default:
      return false
  }
}
