/**
 * Validation of export names.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 * @source https://github.com/compose-x/ecs_composex/issues/444
 * @source https://github.com/aws-samples/startup-kit-templates/issues/45
 */
import * as E from 'fp-ts/lib/Either.js'

import type { Context } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import { pseudoParametersOf } from './executeTemplate.ts'
import { formatError } from './formatError.ts'
import type { ReadTemplate } from './readTemplate.ts'
import { type Scope, resolveValue } from './resolveValue.ts'

interface ExportName {
  readonly key: string
  readonly name: string
}

/** Returns resolved export names; they do not depend on resources. */
const exportNames = (
  context: Context,
  stackName: string,
  { outputs }: ReadTemplate,
): ReadonlyArray<ExportName> => {
  const scope: Scope = {
    region: context.region,
    zoneNames: () => [],
    made: new Map(),
    imports: {},
    pseudoParameters: pseudoParametersOf(context, stackName),
  }
  return outputs.flatMap(({ key, exportName }) =>
    exportName === undefined ? [] : [{ key, name: String(resolveValue(scope, exportName)) }],
  )
}

/** Requires valid export names that differ. */
export const soundExports = (
  context: Context,
  stackName: string,
  template: ReadTemplate,
): E.Either<AwsError, ReadTemplate> => {
  const named = exportNames(context, stackName, template)
  const malformed = named.find(({ name }) => !/^[A-Za-z0-9:-]+$/.test(name))
  if (malformed !== undefined) {
    return formatError(
      `Output ${malformed.key} is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.`,
    )
  }
  const names = named.map(({ name }) => name)
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return twice.size === 0
    ? E.right(template)
    : formatError(
        `The Outputs section contains duplicate Export names: [${[...twice].join(', ')}]. Specify a unique name for each export.`,
      )
}
