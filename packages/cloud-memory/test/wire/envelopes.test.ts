/** Responses of actions that answer nothing, and errors, as each protocol wraps them. */
import { services } from '@byoa/cloud-memory/wire'
import { expect, test } from 'vitest'

import { errorBody, responseBody } from '../../src/wire/envelopes.ts'

const serviceOf = (name: string) => services.find((service) => service.name === name)

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/**
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 */
test.each([
  [
    'ec2',
    'AttachInternetGateway',
    '<AttachInternetGatewayResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><return>true</return></AttachInternetGatewayResponse>',
  ],
  [
    'iam',
    'DeleteRole',
    '<DeleteRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DeleteRoleResponse>',
  ],
  [
    'cloudformation',
    'DeleteStack',
    '<DeleteStackResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DeleteStackResponse>',
  ],
])('%s %s answers nothing but that it was done', (name, action, expected) => {
  const service = serviceOf(name)
  if (service === undefined) throw new TypeError(`there is no service ${name}`)
  expect(responseBody({ service, action, requestId: 'r' }, {})).toBe(declaration + expected)
})

const error = { code: 'Wrong', message: 'a < b', status: 400 }

test.each([
  [
    'ec2',
    error,
    '<Response><Errors><Error><Code>Wrong</Code><Message>a &lt; b</Message></Error></Errors><RequestID>r</RequestID></Response>',
  ],
  [
    'iam',
    error,
    '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>Wrong</Code><Message>a &lt; b</Message></Error><RequestId>r</RequestId></ErrorResponse>',
  ],
  [
    'sts',
    error,
    '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>Wrong</Code><Message>a &lt; b</Message></Error><RequestId>r</RequestId></ErrorResponse>',
  ],
  [
    'none',
    { ...error, status: 500 },
    '<ErrorResponse><Error><Type>Receiver</Type><Code>Wrong</Code><Message>a &lt; b</Message></Error><RequestId>r</RequestId></ErrorResponse>',
  ],
])('an error of %s', (name, given, expected) => {
  expect(errorBody(given, 'r', serviceOf(name))).toBe(declaration + expected)
})

test('a message is said back in part when it is longer than anybody reads', () => {
  const said = (length: number): string =>
    errorBody({ ...error, message: 'x'.repeat(length) }, 'r', undefined)
  expect(said(4096)).toContain(`>${'x'.repeat(4096)}<`)
  expect(said(4097)).toContain(`>${'x'.repeat(4096)}…<`)
})
