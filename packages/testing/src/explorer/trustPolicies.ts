import type { WithStack } from '@byoa/core/onboarding'

const statement = (principal: string, externalIds: ReadonlyArray<string>): unknown => ({
  Effect: 'Allow',
  Principal: { AWS: principal },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': externalIds } },
})

/** A trust policy that was agreed: Rescale's account with the onboarding's external IDs. */
export const agreedPolicy = ({ setup, rotation }: WithStack): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      statement(`arn:aws:iam::${setup.rescaleAccountId}:root`, [
        setup.externalId,
        ...(rotation === undefined ? [] : [rotation.nextExternalId]),
      ]),
    ],
  })

/** A trust policy that also trusts another account. */
export const widePolicy: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: [statement('arn:aws:iam::444455556666:root', ['anything'])],
})
