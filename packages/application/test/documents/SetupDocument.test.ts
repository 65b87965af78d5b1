import {
  SetupDocument,
  decodeSetupDocument,
  digestOfDocument,
  issuedSetup,
  requestDocumentOf,
  templateFileName,
} from '@byoa/application'
import { Sha256 } from '@byoa/core/cloudformation'
import { PrefixListId, RoleArn } from '@byoa/core/iam/identity'
import { currentInspectionCheckSet } from '@byoa/core/inspection'
import type { SetupIssued } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'

import { given, parties, playTo } from '../support/parties.ts'

const rescaleRoleArn = given(RoleArn, 'arn:aws:iam::999988887777:role/ScaleX')
const s3PrefixListId = given(PrefixListId, 'pl-63a5400a')

const issued = (state: SetupIssued) =>
  O.getOrElseW(() => expect.unreachable('there is no setup'))(issuedSetup(state))

describe('the document of an issued setup', () => {
  test('has what was agreed and what the customer has to know of Rescale', async () => {
    const played = parties()
    const state = await playTo(played, 'SetupIssued')
    const { request, setup, lease, rescaleVpc } = state
    const { document: made, template } = issued(state)
    const expected: SetupDocument = {
      version: 1,
      kind: 'setup',
      onboardingId: played.onboardingId,
      answers: digestOfDocument(requestDocumentOf(request, lease.cidr)),
      request,
      region: request.region,
      agreedCidr: lease.cidr,
      externalId: setup.externalId,
      rescaleAccountId: rescaleVpc.accountId,
      rescaleVpcId: rescaleVpc.vpcId,
      rescaleVpcCidrs: rescaleVpc.cidrs,
      stackName: made.stackName,
      templateDigest: setup.templateDigest,
      template: {
        file: templateFileName,
        sha256: given(
          Sha256,
          createHash('sha256')
            .update(template?.body ?? '')
            .digest('hex'),
        ),
      },
      inspectionCheckSet: currentInspectionCheckSet,
      reportBy: lease.expiresAt,
    }
    expect(expected.stackName).toBe(`rescale-byoa-${request.companyCode}`)
    const { rescaleRoleArn: _role, s3PrefixListId: _list, ...plain } = made
    expect(plain).toEqual(expected)
    const { document: full } = issued({
      ...state,
      setup: { ...setup, rescaleRoleArn },
      rescaleVpc: { ...rescaleVpc, s3PrefixListId },
    })
    expect(full).toEqual({ ...expected, rescaleRoleArn, s3PrefixListId })
    expect(decodeSetupDocument(SetupDocument.encode(full))).toEqual(E.right(full))
  })

  test('has the recorded SHA-256, and no template when another is rendered by now', async () => {
    const state = await playTo(parties(), 'SetupIssued')
    const templateSha256 = given(Sha256, '0'.repeat(64))
    const later = issued({ ...state, setup: { ...state.setup, templateSha256 } })
    expect(later.document.template.sha256).toBe(templateSha256)
    expect(later.template).toBeUndefined()
  })
})
