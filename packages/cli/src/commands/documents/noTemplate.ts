import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { en } from '@byoa/core/words/en'
import { ja } from '@byoa/core/words/ja'

import type { BadInput } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'

/** Refuses terms from which no template can be rendered. */
export const noTemplate = (source: string, error: SetupTemplateError): BadInput =>
  badInput(source, [
    {
      path: 'request',
      expected: 'terms from which a template can be rendered',
      actual: en.describeSetupTemplateError(error),
      japanese: ja.describeSetupTemplateError(error),
    },
  ])
