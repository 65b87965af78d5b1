import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Action, onEverything } from '../Action.ts'
import type { ValidateTemplateInput } from './CloudFormationInputs.ts'
import { type ReadTemplate, readTemplate } from './readTemplate.ts'
import { isKnownType } from './resourceTypes/resourceTypes.ts'
import { requiredCapability } from './stackChanges.ts'

export interface ValidateTemplateOutput {
  readonly Description: string
  /** Templates of this world have none. */
  readonly Parameters: ReadonlyArray<never>
  readonly Capabilities?: ReadonlyArray<string>
  readonly CapabilitiesReason?: string
}

const outputOf = (template: ReadTemplate): ValidateTemplateOutput => {
  const capability = requiredCapability(template)
  return {
    Description: template.description,
    Parameters: [],
    ...(capability === undefined
      ? {}
      : {
          Capabilities: [capability],
          CapabilitiesReason: 'The template makes resources of IAM.',
        }),
  }
}

/**
 * Says whether a template can be read, and what it needs to be acknowledged.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html
 */
export const validateTemplate: Action<ValidateTemplateInput, ValidateTemplateOutput> = {
  permission: 'cloudformation:ValidateTemplate',
  needs: onEverything,
  run: (context, { TemplateBody }) =>
    pipe(
      readTemplate(TemplateBody, isKnownType),
      E.map((template) => ({ world: context.world, output: outputOf(template) })),
    ),
}
