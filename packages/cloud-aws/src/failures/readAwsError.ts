/**
 * Reads anything that an SDK call throws. Total: accepts values that are not errors, too.
 *
 * The wire code counts, not the class: `e.Code` is AWS's code, `e.name` may be the SDK's class for
 * it.
 *
 * @source https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/error-handling.html
 */
import { type ActionName, type AwsError, kindOfCode } from '@byoa/cloud'
import { omitUndefined } from '@byoa/core/codec'

// model

/**
 * The fields of an SDK error, without the response, which contains the request with its session
 * token.
 */
export interface AwsErrorCause {
  readonly name: string
  readonly message: string
  readonly httpStatusCode?: number
  readonly requestId?: string
  readonly attempts?: number
  readonly stack?: string
}

// constructors

/** Reads a field of any value; undefined if it cannot be read. */
const fieldOf = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null) return undefined
  try {
    return Reflect.get(value, name)
  } catch {
    return undefined
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined

const nameOf = (error: unknown): string => textOf(fieldOf(error, 'name')) ?? typeof error

/** `Code` is AWS's, `code` is Node's; a plain `Error` has no code, only a generic name. */
const codeOf = (error: unknown): string => {
  const wireCode = textOf(fieldOf(error, 'Code'))
  if (wireCode !== undefined) return wireCode
  const networkCode = textOf(fieldOf(error, 'code'))
  if (networkCode !== undefined && kindOfCode(networkCode) !== undefined) return networkCode
  const name = textOf(fieldOf(error, 'name')) ?? 'Error'
  if (name !== 'Error') return name
  // The SDK throws plain errors of its own, e.g. for an answer that is not XML.
  return fieldOf(error, '$response') === undefined ? 'Unknown' : 'UnreadableAnswer'
}

const statusOf = (error: unknown): number | undefined =>
  numberOf(fieldOf(fieldOf(error, '$metadata'), 'httpStatusCode')) ??
  numberOf(fieldOf(fieldOf(error, '$response'), 'statusCode'))

/**
 * AWS's message about a wrong signature repeats the signed request with its session token, and the
 * stack of the error begins with the message.
 */
const withoutRequest = (text: string): string =>
  text.replace(/\s*The Canonical String for this request[\s\S]*?(?=\n\s+at |$)/u, '')

const publicText = (value: unknown): string | undefined => {
  const text = textOf(value)
  return text === undefined ? undefined : withoutRequest(text)
}

const causeOf = (error: unknown, message: string): AwsErrorCause => {
  const metadata = fieldOf(error, '$metadata')
  return {
    name: nameOf(error),
    message,
    ...omitUndefined({
      httpStatusCode: statusOf(error),
      requestId: textOf(fieldOf(metadata, 'requestId')),
      attempts: numberOf(fieldOf(metadata, 'attempts')),
      stack: publicText(fieldOf(error, 'stack')),
    }),
  }
}

const messageOf = (error: unknown): string => {
  const message = publicText(fieldOf(error, 'message')) ?? publicText(error)
  return message ?? `a thrown ${typeof error} without a message`
}

/** Reads what a call to an action threw. */
export const readAwsError =
  (action: ActionName) =>
  (error: unknown): AwsError => {
    const message = messageOf(error)
    return {
      _tag: 'AwsError',
      action,
      code: codeOf(error),
      message,
      ...omitUndefined({ status: statusOf(error) }),
      cause: causeOf(error, message),
    }
  }
