/**
 * Tokens of pages, as the wire hands them out: each carries a mark of the action and the parameters
 * it was given for, and is good for no others.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination
 */
import * as E from 'fp-ts/lib/Either.js'

import { type AwsError, invalidParameter } from '../aws/AwsError.ts'
import { type FormNode, textOf, without } from './Form.ts'

/** What may differ from page to page. */
const ownToPage: ReadonlyArray<string> = ['NextToken', 'MaxResults', 'DryRun']

const written = ({ text, members }: FormNode): unknown => [
  text,
  [...members]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, node]) => [name, written(node)]),
]

/** FNV-1a: a mark that two sets of parameters hardly share; nothing is kept secret by it. */
const markOf = (action: string, form: FormNode): string => {
  const text = JSON.stringify([action, written(without(form, ownToPage))])
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

/** Puts the mark on the token of a response, where it has one. */
export const markToken = (action: string, form: FormNode, output: object): object =>
  'NextToken' in output && typeof output.NextToken === 'string'
    ? { ...output, NextToken: `${output.NextToken}.${markOf(action, form)}` }
    : output

/** Takes the mark off the token of a request; Left when it was given for something else. */
export const unmarkToken = (action: string, form: FormNode): E.Either<AwsError, FormNode> => {
  const token = textOf(form, 'NextToken')
  if (token === undefined) return E.right(form)
  const suffix = `.${markOf(action, form)}`
  if (!token.endsWith(suffix)) return invalidParameter(`Invalid value '${token}' for nextToken`)
  const plain: FormNode = { text: token.slice(0, -suffix.length), members: new Map() }
  return E.right({ members: new Map([...form.members, ['NextToken', plain]]) })
}
