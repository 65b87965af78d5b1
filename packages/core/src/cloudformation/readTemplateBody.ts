import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { isJsonObject } from '../codec/JsonObject.ts'
import { parseJson } from '../codec/parseJson.ts'
import type { Resource, Template } from './Template.ts'

const isResource = (value: unknown): value is Resource =>
  isJsonObject(value) &&
  typeof value['Type'] === 'string' &&
  isJsonObject(value['Properties'] ?? {})

const isTemplate = (value: unknown): value is Template =>
  isJsonObject(value) &&
  isJsonObject(value['Resources']) &&
  Object.values(value['Resources']).every(isResource)

/** Reads the resources of a template in JSON; nothing when the text is not a template. */
export const readTemplateBody = (body: string): Template | undefined =>
  pipe(
    parseJson(body),
    E.match(
      () => undefined,
      (template) => (isTemplate(template) ? template : undefined),
    ),
  )
