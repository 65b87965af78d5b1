/**
 * Responses as the two protocols wrap them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#structure-response
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html#api-error-response
 * @source https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
import type { AwsError } from '../aws/AwsError.ts'
import { ec2Names } from './ec2/ec2Names.ts'
import { type XmlNames, membersOf, renderXml, xmlText } from './renderXml.ts'
import type { Service } from './Service.ts'

/** Which response to which request. */
export interface Answered {
  readonly service: Service
  readonly action: string
  readonly requestId: string
}

const queryNames: XmlNames = { item: 'member', nameOf: (member) => member }

/** Actions that answer an empty result, and not none. */
const emptyResults: ReadonlySet<string> = new Set([
  'DeleteChangeSet',
  'ExecuteChangeSet',
  'UpdateRole',
])

const ec2Body = ({ service, action, requestId }: Answered, output: object): string =>
  renderXml({
    [`${action}Response`]: {
      '@xmlns': service.namespace,
      requestId,
      ...membersOf(output, ec2Names),
    },
  })

const queryBody = ({ service, action, requestId }: Answered, output: object): string => {
  const result = membersOf(output, queryNames)
  const hasResult = Object.keys(result).length > 0 || emptyResults.has(action)
  return renderXml({
    [`${action}Response`]: {
      '@xmlns': service.namespace,
      ...(hasResult ? { [`${action}Result`]: result } : {}),
      ResponseMetadata: { RequestId: requestId },
    },
  })
}

/** Renders what an action answers. */
export const responseBody = (answered: Answered, output: object): string =>
  answered.service.protocol === 'ec2' ? ec2Body(answered, output) : queryBody(answered, output)

const ec2Error = ({ code, message }: AwsError, requestId: string): string =>
  renderXml({
    Response: {
      Errors: { Error: { Code: xmlText(code), Message: xmlText(message) } },
      RequestID: requestId,
    },
  })

const queryError = (
  { code, message, status }: AwsError,
  requestId: string,
  namespace: string | undefined,
): string =>
  renderXml({
    ErrorResponse: {
      ...(namespace === undefined ? {} : { '@xmlns': namespace }),
      Error: {
        Type: status < 500 ? 'Sender' : 'Receiver',
        Code: xmlText(code),
        Message: xmlText(message),
      },
      RequestId: requestId,
    },
  })

/** Renders an error; one of no known service is written as the query protocol does. */
export const errorBody = (
  error: AwsError,
  requestId: string,
  service: Service | undefined,
): string =>
  service?.protocol === 'ec2'
    ? ec2Error(error, requestId)
    : queryError(error, requestId, service?.namespace)
