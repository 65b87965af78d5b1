import { cloudConformance } from '@byoa/testing/cloud-conformance'

import { memoryScene } from './memoryScene.ts'

cloudConformance('an AWS in memory', () => Promise.resolve(memoryScene()))

cloudConformance(
  'an AWS in memory that takes its time',
  () =>
    Promise.resolve(
      memoryScene({
        peeringValidationSeconds: 2,
        peeringVisibilitySeconds: 20,
        peeringProvisioningSeconds: 5,
        peeringDeletionSeconds: 5,
        rolePropagationSeconds: 10,
        stackSeconds: 90,
      }),
    ),
  {
    laxer: {
      'stack-patience':
        'time passes between calls here, and every call after a failure begins anew instead of telling it',
    },
  },
)
