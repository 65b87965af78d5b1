import type { SetupTemplateError } from '@byoa/core/cloudformation'

import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { wordsIn } from '../../terminal/words.ts'

/** Refuses terms from which no template can be rendered. */
export const inconsistentTerms =
  (source: string) =>
  (error: SetupTemplateError): BadInput =>
    badInput(source, [
      {
        path: 'request',
        expected: 'terms from which a template can be rendered',
        actual: wordsIn.en.describeSetupTemplateError(error),
        japanese: wordsIn.ja.describeSetupTemplateError(error),
      },
    ])
