/**
 * Dates in policy conditions: the W3C profile of ISO 8601, or seconds since 1970.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 * @source https://www.w3.org/TR/NOTE-datetime
 */

const grammar =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?)?$/

const offsetMinutes = (zone: string | undefined): number => {
  if (zone === undefined || zone === 'Z') return 0
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number)
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/**
 * Parses a date to milliseconds since 1970; undefined for other text. Four digits are refused: they
 * could be a year or seconds.
 */
export const parsePolicyDate = (text: string): number | undefined => {
  if (/^\d{5,12}$/.test(text)) return Number(text) * 1000
  const match = grammar.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0, fraction = 0] = match
    .slice(1, 8)
    .map((field) => (field === undefined ? undefined : Number(field)))
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second) + fraction * 1000
  const isReal = month >= 1 && month <= 12 && hour < 24 && minute < 60 && second < 60
  // `Date` would roll a day that the month lacks over into the next month.
  const staysInMonth = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isReal && staysInMonth ? milliseconds - offsetMinutes(match[8]) * 60_000 : undefined
}
