import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { quickCreateLink } from '../../src/cloudformation/quickCreateLink.ts'
import { Region } from '../../src/iam/identity/Partition.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'
import { wordsIn } from '../words/wordsIn.ts'

const request = {
  region: certainlyOf(Region, 'us-east-1'),
  templateUrl: 'https://templates.s3.us-east-1.amazonaws.com/acme/template.json?versionId=a b&c',
  stackName: 'rescale-acme',
}

test('the link names Region, template and stack, encoded so that nothing of the template leaks out', () => {
  expect(quickCreateLink(request)).toEqual(
    E.right(
      'https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/create/review' +
        '?templateURL=https%3A%2F%2Ftemplates.s3.us-east-1.amazonaws.com%2Facme%2Ftemplate.json%3FversionId%3Da%20b%26c' +
        '&stackName=rescale-acme',
    ),
  )
})

describe('each partition has its own console', () => {
  const hosts: ReadonlyArray<readonly [region: string, host: string]> = [
    ['ap-northeast-1', 'ap-northeast-1.console.aws.amazon.com'],
    ['us-gov-west-1', 'console.amazonaws-us-gov.com'],
    ['cn-north-1', 'console.amazonaws.cn'],
  ]

  test.each(hosts)('%s', (region, host) => {
    const link = quickCreateLink({ ...request, region: certainlyOf(Region, region) })
    expect(E.isRight(link) && new URL(link.right).host).toBe(host)
  })

  test.each([
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
    'eusc-de-east-1',
  ])('%s has none that AWS documents', (region) => {
    const link = quickCreateLink({ ...request, region: certainlyOf(Region, region) })
    expect(link).toMatchObject({ _tag: 'Left', left: { _tag: 'NoConsole' } })
  })
})

describe('refuses', () => {
  const cases: ReadonlyArray<readonly [title: string, change: object, tag: string]> = [
    ['plain HTTP', { templateUrl: 'http://example.com/t.json' }, 'NotHttps'],
    [
      'a URL longer than the console takes',
      { templateUrl: `https://${'a'.repeat(1020)}` },
      'UrlTooLong',
    ],
    ['a stack name that starts with a digit', { stackName: '1st' }, 'MalformedStackName'],
    ['a stack name with a space', { stackName: 'rescale acme' }, 'MalformedStackName'],
    ['a stack name that is too long', { stackName: 'a'.repeat(129) }, 'MalformedStackName'],
  ]

  test.each(cases)('%s', (_title, change, tag) => {
    const link = quickCreateLink({ ...request, ...change })
    expect(link).toMatchObject({ left: { _tag: tag } })
    if (E.isRight(link)) return
    expect(wordsIn.en.describeQuickCreateLinkError(link.left)).toMatch(/^[ -~]+\.$/)
    expect(wordsIn.ja.describeQuickCreateLinkError(link.left)).toMatch(/[ぁ-んァ-ン一-龯].*。$/)
  })
})
