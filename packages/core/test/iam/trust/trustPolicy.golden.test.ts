import { expect, test } from 'vitest'

import { renderPolicy } from '../../../src/iam/policy/PolicyDocument.ts'
import { RoleArn } from '../../../src/iam/identity/RoleArn.ts'
import { ExternalId } from '../../../src/iam/identity/ExternalId.ts'
import { AccountId } from '../../../src/iam/identity/identifiers.ts'
import { trustPolicy } from '../../../src/iam/trust/trustPolicy.ts'
import { certainlyOf } from '../certainlyOf.ts'

test('the trust policy of a named role in one text', () => {
  const policy = trustPolicy({
    partition: 'aws',
    rescaleAccountId: certainlyOf(AccountId, '999988887777'),
    rescaleRoleArn: certainlyOf(RoleArn, 'arn:aws:iam::999988887777:role/ScaleX'),
    externalIds: [certainlyOf(ExternalId, `byoa-acme-${'0123456789abcdef'.repeat(2)}`)],
  })
  expect(renderPolicy(policy)).toBe(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "RescaleAssumesWithExternalId",
      "Effect": "Allow",
      "Principal": {
        "AWS": [
          "arn:aws:iam::999988887777:root"
        ]
      },
      "Action": [
        "sts:AssumeRole"
      ],
      "Condition": {
        "ArnEquals": {
          "aws:PrincipalArn": [
            "arn:aws:iam::999988887777:role/ScaleX"
          ]
        },
        "StringEquals": {
          "sts:ExternalId": [
            "byoa-acme-0123456789abcdef0123456789abcdef"
          ]
        }
      }
    },
    {
      "Sid": "RescaleNamesItself",
      "Effect": "Allow",
      "Principal": {
        "AWS": [
          "arn:aws:iam::999988887777:root"
        ]
      },
      "Action": [
        "sts:SetSourceIdentity"
      ],
      "Condition": {
        "ArnEquals": {
          "aws:PrincipalArn": [
            "arn:aws:iam::999988887777:role/ScaleX"
          ]
        },
        "StringEquals": {
          "sts:SourceIdentity": [
            "rescale-byoa"
          ]
        }
      }
    }
  ]
}
`)
})
