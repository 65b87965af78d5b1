/**
 * `byoa policy permissions`: what Rescale's role may do, as a policy, as an explanation for a
 * reviewer, or as what changed since an earlier version.
 */
import { type GrantedPermissions, readPermissions } from '@byoa/core/cloudformation'
import { type Tier, permissionsPolicy, permissionsVersion } from '@byoa/core/iam/permissions'
import { omitUndefined } from '@byoa/core/codec'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { readDocument } from '../../terminal/readDocument.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { renderReviews, reviewJson, reviewPermissions } from './permissionsReview.ts'
import {
  type ScopeOptions,
  type ScopeWithStandIns,
  describeStandIn,
  readScope,
} from './permissionsScope.ts'
import { sizeNote, writePolicy } from './writePolicy.ts'

export interface PermissionsOptions extends ScopeOptions {
  /** Absent: as requested, or `compute`. */
  readonly tier?: Tier
  readonly explain: boolean
  /** Files of an earlier version. */
  readonly compare?: ReadonlyArray<string>
  readonly json: boolean
  readonly language: Language
}

interface ToShow extends ScopeWithStandIns {
  readonly earlier: GrantedPermissions | undefined
}

/** A role has several policies, which may lie in a file each. */
const joined = (files: ReadonlyArray<GrantedPermissions>): GrantedPermissions | undefined =>
  files.length === 0
    ? undefined
    : {
        rescale: {
          Version: '2012-10-17',
          Statement: files.flatMap(({ rescale }) => rescale.Statement),
        },
        ...omitUndefined({ nodes: files.find(({ nodes }) => nodes !== undefined)?.nodes }),
      }

const readEarlier = ({
  compare = [],
}: PermissionsOptions): TE.TaskEither<BadInput, GrantedPermissions | undefined> =>
  pipe(
    compare,
    TE.traverseSeqArray((path) => readDocument(path, readPermissions)),
    TE.map(joined),
  )

const showReview = (
  terminal: Terminal,
  read: ToShow,
  { explain, json, language }: PermissionsOptions,
): void => {
  const reviews = reviewPermissions(read, read.earlier)
  if (json) {
    const { tier } = read
    const roles = reviews.map(reviewJson)
    terminal.out(JSON.stringify({ version: permissionsVersion, tier, roles }))
    return
  }
  if (explain) terminal.out(renderReviews(reviews, 'statements', language))
  if (explain && read.earlier !== undefined) terminal.out('')
  if (read.earlier !== undefined) terminal.out(renderReviews(reviews, 'changes', language))
}

const showPermissions = (
  terminal: Terminal,
  read: ToShow,
  options: PermissionsOptions,
): ExitCode => {
  const { language } = options
  if (options.explain || read.earlier !== undefined) showReview(terminal, read, options)
  else {
    const policy = permissionsPolicy(read.tier, read.scope)
    writePolicy(terminal, policy, options)
    terminal.err(sizeNote(policy, 'inlinePoliciesCharacters', language))
  }
  for (const standIn of read.standIns) terminal.err(describeStandIn(standIn, language))
  return 0
}

/** Writes the permissions. Exit 0, or 2 for bad input. */
export const permissions = (terminal: Terminal, options: PermissionsOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('scope', () => readScope(options, options.tier)),
    TE.bind('earlier', () => readEarlier(options)),
    reportResult(terminal, options, ({ scope, earlier }) =>
      showPermissions(terminal, { ...scope, earlier }, options),
    ),
  )
