/**
 * Text without the external IDs that were read, for screens and logs. An ID with a wildcard is
 * none: it is the mistake that a person must see.
 *
 * Laws
 * 1. No ID that was given, or that stands under `sts:ExternalId` in the policy, is in the text.
 * 2. Text without an ID stays as it is.
 */

// model

/** Replaces external IDs by `…`. */
export type Redact = (text: string) => string

// constructors

const underExternalId = /"sts:externalid"\s*:\s*(\[[^\]]*\]?|"(?:[^"\\]|\\.)*"?)/gi

const stringIn = /"((?:[^"\\]|\\.)*)"?/g

const isPattern = (id: string): boolean => /[*?$]/.test(id)

const decodedUrl = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** IDs as they stand in the text of a policy, be it well formed or not. */
const idsIn = (policyText: string): ReadonlyArray<string> =>
  [policyText, decodedUrl(policyText)].flatMap((text) =>
    [...text.matchAll(underExternalId)].flatMap(([, values = '']) =>
      [...values.matchAll(stringIn)].map(([, id = '']) => id),
    ),
  )

/** What is left of an ID where evidence was cut off is taken too, from this length on. */
const shortestPart = 6

const withoutPart = (text: string, id: string): string => {
  for (let length = Math.min(id.length, text.length); length >= shortestPart; length -= 1) {
    if (text.endsWith(id.slice(0, length))) return `${text.slice(0, -length)}…`
  }
  return text
}

/** Makes the redaction for the IDs that were given and those in a policy. */
export const withoutExternalIds = (given: ReadonlyArray<string>, policyText: string): Redact => {
  const ids = [...new Set([...given, ...idsIn(policyText).filter((id) => !isPattern(id))])]
    .filter((id) => id.length > 1)
    // The longer first: one may begin with another.
    .sort((a, b) => b.length - a.length)
  return (text) => {
    const whole = ids.reduce((rest, id) => rest.replaceAll(id, '…'), text)
    return ids.reduce(withoutPart, whole)
  }
}
