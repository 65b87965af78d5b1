import type { OnboardingCommandData } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { record } from '../record.ts'
import { text } from '../text.ts'

type FailedWork = OnboardingCommandData['RecordWorkFailure']

const anyFailedWork: fc.Arbitrary<FailedWork> = record({
  intent: fc.constantFrom(
    'ProbeRole',
    'InspectVpc',
    'RequestPeering',
    'InspectConnection',
    'RemoveRescaleRoutes',
    'DeletePeering',
  ),
  operation: fc.constantFrom('RescaleCloud.requestPeering', 'CustomerCloud.describeVpc', 'decide'),
  code: fc.constantFrom('UnauthorizedOperation', 'VpcPeeringConnectionLimitExceeded', 'OtherVpc'),
  message: fc.oneof(fc.constant(''), text()),
})

/** Work of Rescale's that failed: for which intent, and with which of the vendor's codes. */
export const failedWork = (): fc.Arbitrary<FailedWork> => anyFailedWork
