/**
 * Encoded authorization messages of EC2. AWS encrypts them; here they are hexadecimal.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
import type { AccessRequest, Caller, Evaluation } from '@byoa/core/iam/policy'

import { decodeUtf8, encodeUtf8 } from '../../wire/utf8.ts'

// model

/** A request that is not allowed, and why. */
interface Denial {
  readonly evaluation: Evaluation
  readonly request: AccessRequest
}

const list = <A>(items: ReadonlyArray<A>): { readonly items: ReadonlyArray<A> } => ({ items })

const nameOf = ({ arn }: Caller): string => arn.slice(arn.lastIndexOf('/') + 1)

const principalOf = (caller: Caller): object => ({
  ...('uniqueId' in caller ? { id: caller.uniqueId } : {}),
  ...(caller.type === 'user' ? { name: nameOf(caller) } : {}),
  arn: caller.arn,
})

const statementsOf = (evaluation: Evaluation): ReadonlyArray<object> => {
  if (evaluation.decision !== 'explicitly-denied') return []
  const { sid = '' } = evaluation.decidedBy
  return [{ statementId: sid, effect: 'DENY' }]
}

const messageOf = ({ evaluation, request }: Denial): object => ({
  allowed: false,
  explicitDeny: evaluation.decision === 'explicitly-denied',
  matchedStatements: list(statementsOf(evaluation)),
  failures: list([]),
  context: {
    principal: principalOf(request.principal),
    action: request.action,
    resource: request.resource,
    conditions: list(
      Object.entries(request.context).map(([key, values]) => ({
        key,
        values: list(values.map((value) => ({ value }))),
      })),
    ),
  },
})

// operations

/** The message begins with the account, as no other account can decode it. */
const accountDigits = 12

/** Returns a denial as a message. */
export const encodeDenial = (denial: Denial): string => {
  const text = `${denial.request.principal.accountId}${JSON.stringify(messageOf(denial))}`
  return [...encodeUtf8(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Decodes a message of an account; undefined for any other text. */
export const decodeDenial = (accountId: string, message: string): string | undefined => {
  const pairs = /^([0-9a-f]{2})+$/.test(message) ? (message.match(/../g) ?? []) : []
  const text = decodeUtf8(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)))
  return text.startsWith(`${accountId}{`) ? text.slice(accountDigits) : undefined
}
