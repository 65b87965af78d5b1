import * as E from 'fp-ts/lib/Either.js'

import { type Action, answer, onEverything } from '../Action.ts'
import type { ValidateTemplateInput } from './CloudFormationInputs.ts'
import { readTemplate } from './readTemplate.ts'
import { isKnownType } from './resourceTypes/resourceTypes.ts'
import { requiredCapability } from './stackChanges.ts'

export interface ValidateTemplateOutput {
  readonly Description: string
  /** Templates of this world have none. */
  readonly Parameters: ReadonlyArray<never>
  readonly Capabilities?: ReadonlyArray<string>
  readonly CapabilitiesReason?: string
}

/**
 * Says whether a template can be read, and what it needs to be acknowledged.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html
 */
export const validateTemplate: Action<ValidateTemplateInput, ValidateTemplateOutput> = {
  permission: 'cloudformation:ValidateTemplate',
  needs: onEverything,
  run: (context, { TemplateBody }) => {
    const template = readTemplate(TemplateBody, isKnownType)
    if (E.isLeft(template)) return template
    const capability = requiredCapability(template.right)
    return answer(context.world, {
      Description: template.right.description,
      Parameters: [],
      ...(capability === undefined
        ? {}
        : {
            Capabilities: [capability],
            CapabilitiesReason: 'The template makes resources of IAM.',
          }),
    })
  },
}
