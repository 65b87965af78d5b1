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
import {
  type CollectionTag,
  type Document,
  type ScalarTag,
  Composer,
  Lexer,
  LineCounter,
  Parser,
  isScalar,
  visit,
} from 'yaml'

import type { AwsError } from '../AwsError.ts'
import { formatError } from './formatError.ts'

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

const aliasFault = 'YAML aliases are not allowed in CloudFormation templates'

const collectionTag = (tag: string, name: string, collection: 'seq' | 'map'): CollectionTag => ({
  tag,
  collection,
  resolve: (node, onError) => {
    visit(node, { Alias: () => onError(aliasFault) })
    return { [name]: node.toJSON() as unknown }
  },
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

/** A parsed document, or its first error. */
type YamlReading = E.Either<string, Document.Parsed | undefined>

const notWellFormed = (lineCounter: LineCounter, offset: number): E.Either<string, never> => {
  const { line, col } = lineCounter.linePos(offset)
  return E.left(`YAML not well-formed. (line ${line}, column ${col})`)
}

/** The limit of nesting. */
const deepestFlow = 100
const mostDirectives = 10

/** Returns whether brackets are nested beyond the limit; deeper ones take the parser too long. */
const isNestedTooDeeply = (text: string): boolean => {
  let depth = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > deepestFlow) return true
  }
  return false
}

/** Parses YAML; stops at the first error. */
const readYaml = (text: string, lineCounter: LineCounter): YamlReading => {
  if (isNestedTooDeeply(text)) return E.left('The template is nested too deeply.')
  const tokens = [...new Parser(lineCounter.addNewLine).parse(text)]
  const directives = tokens.filter(({ type }) => type === 'directive')
  const mistake = tokens.find(({ type }) => type === 'error') ?? directives[mostDirectives]
  if (mistake !== undefined) return notWellFormed(lineCounter, mistake.offset)
  const [, another] = tokens.filter(({ type }) => type === 'document')
  if (another !== undefined) return notWellFormed(lineCounter, another.offset)
  // Duplicate keys are found below in linear time.
  const composer = new Composer({ customTags: [...customTags], uniqueKeys: false })
  const [document] = composer.compose(tokens)
  const fault = document?.errors[0] ?? document?.warnings[0]
  if (fault === undefined) return E.right(document)
  return fault.message === aliasFault
    ? E.left(aliasFault)
    : notWellFormed(lineCounter, fault.pos[0])
}

/** Returns the offset of a duplicate key. */
const repeatedKey = (document: Document.Parsed): number | undefined => {
  let offset: number | undefined
  visit(document, {
    Map: (_key, { items }) => {
      const keys = new Set<unknown>()
      for (const { key } of items) {
        if (isScalar(key) && keys.has(key.value)) {
          offset = key.range?.[0] ?? 0
          return visit.BREAK
        }
        if (isScalar(key)) keys.add(key.value)
      }
      return undefined
    },
  })
  return offset
}

const fromYaml = (text: string): E.Either<AwsError, unknown> => {
  const lineCounter = new LineCounter()
  return pipe(
    readYaml(text, lineCounter),
    E.flatMap((document): YamlReading => {
      const offset = document === undefined ? undefined : repeatedKey(document)
      return offset === undefined ? E.right(document) : notWellFormed(lineCounter, offset)
    }),
    E.flatMap((document) =>
      E.tryCatch(
        (): unknown => document?.toJS({ maxAliasCount: 0 }),
        () => aliasFault,
      ),
    ),
    E.orElse((fault): E.Either<AwsError, unknown> => formatError(fault)),
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
