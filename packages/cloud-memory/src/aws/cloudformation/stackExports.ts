/**
 * Outputs that stacks export and other stacks of the account and Region import.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Stack, type StackOutput, stackStatusAt } from '../../world/Stack.ts'
import { resourcesOf } from '../../world/World.ts'
import { type Action, type Context, answer, onEverything } from '../Action.ts'
import { validationError } from '../AwsError.ts'
import type { ListExportsInput, ListImportsInput } from './CloudFormationInputs.ts'
import { pageOfStacks } from './pageOfStacks.ts'
import { longestExport } from './producedSize.ts'

// queries

export interface Export {
  readonly ExportingStackId: string
  readonly Name: string
  readonly Value: string
}

const livingStacks = ({ world, accountId, region }: Context): ReadonlyArray<Stack> =>
  resourcesOf(world, { accountId, region }, 'stacks').filter(
    (stack) => stackStatusAt(stack, world.now) !== 'DELETE_COMPLETE',
  )

const exportsOf = ({ id, outputs }: Pick<Stack, 'id' | 'outputs'>): ReadonlyArray<Export> =>
  outputs.flatMap(({ ExportName, OutputValue }) =>
    ExportName === undefined
      ? []
      : [{ ExportingStackId: id, Name: ExportName, Value: OutputValue }],
  )

/** Returns all current exports. */
export const exportsIn = (context: Context): ReadonlyArray<Export> =>
  livingStacks(context).flatMap(exportsOf)

const importersOf = (context: Context, name: string): ReadonlyArray<string> =>
  livingStacks(context)
    .filter(({ imports = [] }) => imports.includes(name))
    .map((stack) => stack.name)

/** Returns an export that other stacks import and that would be deleted or updated. */
export const brokenExport = (
  context: Context,
  stack: Stack,
  after: ReadonlyArray<StackOutput>,
): { readonly name: string; readonly isGone: boolean; readonly by: string } | undefined => {
  const kept = exportsOf({ id: stack.id, outputs: after })
  for (const { Name, Value } of exportsOf(stack)) {
    const twin = kept.find((one) => one.Name === Name)
    const [by] = twin?.Value === Value ? [] : importersOf(context, Name)
    if (by !== undefined) return { name: Name, isGone: twin === undefined, by }
  }
  return undefined
}

/** Returns the status reason for a conflict of exports; undefined without one. */
export const exportFault = (
  context: Context,
  stack: Stack,
  after: ReadonlyArray<StackOutput>,
): string | undefined => {
  const own = exportsOf({ id: stack.id, outputs: after })
  const others =
    own.length === 0
      ? []
      : exportsIn(context).filter(({ ExportingStackId }) => ExportingStackId !== stack.id)
  for (const { Name, Value } of own) {
    if (Value.length > longestExport) {
      return `The in-memory AWS does not serve exports of more than ${longestExport} characters: ${Name}.`
    }
    const taken = others.find((one) => one.Name === Name)
    const [, owner] = taken?.ExportingStackId.split('/') ?? []
    if (owner !== undefined)
      return `Export with name ${Name} is already exported by stack ${owner}.`
  }
  const broken = brokenExport(context, stack, after)
  if (broken === undefined) return undefined
  const what = broken.isGone ? 'deleted' : 'updated'
  return `Export ${broken.name} cannot be ${what} as it is in use by ${broken.by}`
}

// ListExports, ListImports

export const listExports: Action<
  ListExportsInput,
  { readonly Exports: ReadonlyArray<Export>; readonly NextToken?: string }
> = {
  permission: 'cloudformation:ListExports',
  needs: onEverything,
  run: (context, { NextToken }) =>
    pipe(
      pageOfStacks(exportsIn(context), NextToken),
      E.flatMap(({ items, ...rest }) => answer(context.world, { Exports: items, ...rest })),
    ),
}

export const listImports: Action<
  ListImportsInput,
  { readonly Imports: ReadonlyArray<string>; readonly NextToken?: string }
> = {
  permission: 'cloudformation:ListImports',
  needs: onEverything,
  run: (context, { ExportName, NextToken }) => {
    const importers = importersOf(context, ExportName)
    if (importers.length === 0) {
      return validationError(`Export '${ExportName}' is not imported by any stack.`)
    }
    return pipe(
      pageOfStacks(importers, NextToken),
      E.flatMap(({ items, ...rest }) => answer(context.world, { Imports: items, ...rest })),
    )
  },
}
