/**
 * The text of a template, JSON or YAML with CloudFormation's short forms: `!Ref X` is
 * `{Ref: X}`, `!GetAtt A.B` is `{Fn::GetAtt: [A, B]}`.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
import { parseJson } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { type CollectionTag, type ScalarTag, LineCounter, parseDocument } from 'yaml'

import { type AwsError, validationError } from '../AwsError.ts'

// short forms

const shortForms = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'Transform',
]

const attributeOf = (text: string): ReadonlyArray<string> => {
  const dot = text.indexOf('.')
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)]
}

const scalarTag = (tag: string, resolve: (text: string) => unknown): ScalarTag => ({ tag, resolve })

const collectionTag = (tag: string, name: string, collection: 'seq' | 'map'): CollectionTag => ({
  tag,
  collection,
  resolve: (node) => ({ [name]: node.toJSON() as unknown }),
})

const shortForm = (form: string): ReadonlyArray<ScalarTag | CollectionTag> => {
  const name = `Fn::${form}`
  return [
    scalarTag(`!${form}`, (text) => ({ [name]: text })),
    collectionTag(`!${form}`, name, 'seq'),
    collectionTag(`!${form}`, name, 'map'),
  ]
}

const customTags: ReadonlyArray<ScalarTag | CollectionTag> = [
  ...shortForms.flatMap(shortForm),
  scalarTag('!Ref', (Ref) => ({ Ref })),
  scalarTag('!Condition', (Condition) => ({ Condition })),
  scalarTag('!GetAtt', (text) => ({ 'Fn::GetAtt': attributeOf(text) })),
  collectionTag('!GetAtt', 'Fn::GetAtt', 'seq'),
]

// reading

const formatError = (message: string): E.Either<AwsError, never> =>
  validationError(`Template format error: ${message}`)

const fromYaml = (text: string): E.Either<AwsError, unknown> => {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    customTags: [...customTags],
    lineCounter,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault !== undefined) {
    const { line, col } = lineCounter.linePos(fault.pos[0])
    return formatError(`YAML not well-formed. (line ${line}, column ${col})`)
  }
  return pipe(
    E.tryCatch(
      (): unknown => document.toJS({ maxAliasCount: 0 }),
      () => undefined,
    ),
    E.orElse((): E.Either<AwsError, unknown> =>
      formatError('YAML aliases are not allowed in CloudFormation templates'),
    ),
  )
}

/** Parses the text of a template. What begins with a brace is JSON. */
export const parseTemplateText = (text: string): E.Either<AwsError, unknown> =>
  text.trimStart().startsWith('{')
    ? pipe(
        parseJson(text),
        E.orElse((error): E.Either<AwsError, unknown> => {
          const { line, column } =
            error._tag === 'NotJson'
              ? error.position
              : (error.keys[0]?.position ?? { line: 1, column: 1 })
          return formatError(`JSON not well-formed. (line ${line}, column ${column})`)
        }),
      )
    : fromYaml(text)
