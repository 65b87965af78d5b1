/** Reads which checks count; every id must be that of a check. */
import { decode } from '@byoa/core/codec'
import { CheckOverride, checkIds } from '@byoa/core/inspection'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { BadInput, InputProblem } from '../../terminal/badInput.ts'
import { type Decoded, readDocument } from '../../terminal/readDocument.ts'
import { type Argument, allArguments, badArguments, optional } from '../readArguments.ts'
import type { CheckOptions } from './CheckOptions.ts'

// model

/** Which checks count, and what is accepted. */
export interface CheckRules {
  readonly isChosen: (id: string) => boolean
  readonly overrides: ReadonlyArray<CheckOverride>
  readonly isStrict: boolean
}

// queries

const isKnown = (id: string): boolean => checkIds.some((known) => known === id)

const unknownCheck = (path: string, id: string): InputProblem => ({
  path,
  expected: 'the id of a check, as byoa doctor --json lists them',
  actual: JSON.stringify(id),
  japanese: `チェックの ID ではありません: ${id}(byoa doctor --json で確認できます)`,
})

const idsIn =
  (name: string) =>
  (text: string): Argument<ReadonlyArray<string>> => {
    const ids = text.split(',').map((id) => id.trim())
    const unknown = ids.filter((id) => !isKnown(id))
    return unknown.length === 0 ? E.right(ids) : E.left(unknown.map((id) => unknownCheck(name, id)))
  }

const Overrides: t.Type<ReadonlyArray<CheckOverride>, unknown, unknown> = t.readonlyArray(
  CheckOverride,
  'list of overrides',
)

const ofKnownChecks = (
  overrides: ReadonlyArray<CheckOverride>,
): Decoded<ReadonlyArray<CheckOverride>> => {
  const problems = overrides.flatMap(({ id }, index) =>
    isKnown(id) ? [] : [unknownCheck(`[${index}].id`, id)],
  )
  return problems.length === 0 ? E.right(overrides) : E.left(problems)
}

const readOverrides = (
  path: string | undefined,
): TE.TaskEither<BadInput, ReadonlyArray<CheckOverride>> =>
  path === undefined
    ? TE.right([])
    : readDocument(path, (json) => pipe(decode(Overrides, json), E.flatMap(ofKnownChecks)))

// operations

/** Reads the rules. Left lists every id that is not that of a check, and every wrong override. */
export const readCheckRules = ({
  only,
  skip,
  strict: isStrict = false,
  override,
}: CheckOptions): TE.TaskEither<BadInput, CheckRules> =>
  pipe(
    sequenceS(allArguments)({
      chosen: optional(only, idsIn('--only')),
      skipped: optional(skip, idsIn('--skip')),
    }),
    E.mapLeft(badArguments),
    TE.fromEither,
    TE.bind('overrides', () => readOverrides(override)),
    TE.map(({ chosen, skipped = [], overrides }) => ({
      isChosen: (id) => (chosen ?? [id]).includes(id) && !skipped.includes(id),
      overrides,
      isStrict,
    })),
  )
