/**
 * Redacts external IDs in text for screens and logs. An ID with a wildcard is not redacted: it is a
 * mistake that must be visible.
 *
 * Laws
 * 1. The text contains no given ID, and no ID under `sts:ExternalId` in the policy.
 * 2. Text without an ID is unchanged.
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

/** IDs in the text of a policy, well formed or not. */
const idsIn = (policyText: string): ReadonlyArray<string> =>
  [policyText, decodedUrl(policyText)].flatMap((text) =>
    [...text.matchAll(underExternalId)].flatMap(([, values = '']) =>
      [...values.matchAll(stringIn)].map(([, id = '']) => id),
    ),
  )

/** A truncated ID is redacted, too, from this length on. */
const shortestPart = 6

const withoutPart = (text: string, id: string): string => {
  for (let length = Math.min(id.length, text.length); length >= shortestPart; length -= 1) {
    if (text.endsWith(id.slice(0, length))) return `${text.slice(0, -length)}…`
  }
  return text
}

/** Returns the redaction of given IDs and of those in a policy. */
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
