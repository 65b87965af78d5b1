/**
 * Response envelopes of the two protocols.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#structure-response
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html#api-error-response
 * @source https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
import type { AwsError } from '../aws/AwsError.ts'
import { membersXml, xmlElement, xmlText } from './outputXml.ts'
import type { Service } from './Service.ts'

/** The service, action and ID of a request. */
export interface ResponseHead {
  readonly service: Service
  readonly action: string
  readonly requestId: string
}

const document = (name: string, namespace: string | undefined, content: string): string => {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${attribute}>${content}</${name}>`
}

/** EC2 returns `true` for empty outputs; other services wrap outputs in a result element. */
const resultXml = ({ service, action }: ResponseHead, output: object): string => {
  const { schema, protocol } = service
  const structure = schema.actions[action]?.output
  if (structure === undefined) return protocol === 'ec2' ? '<return>true</return>' : ''
  const members = membersXml(schema, structure, output)
  return protocol === 'ec2' ? members : xmlElement(`${action}Result`, members)
}

/** Renders the response of an action. */
export const responseBody = (head: ResponseHead, output: object): string => {
  const { service, action, requestId } = head
  const result = resultXml(head, output)
  return document(
    `${action}Response`,
    service.namespace,
    service.protocol === 'ec2'
      ? xmlElement('requestId', requestId) + result
      : result + xmlElement('ResponseMetadata', xmlElement('RequestId', requestId)),
  )
}

/** Longer messages are shortened, as they can repeat the input. */
const longestMessage = 4096

const shortened = (message: string): string =>
  message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message

/** Renders an error; without a service, in the format of the query protocol. */
export const errorBody = (
  { code, message, status }: AwsError,
  requestId: string,
  service: Service | undefined,
): string => {
  const text = xmlText(shortened(message))
  const details = xmlElement('Code', xmlText(code)) + xmlElement('Message', text)
  if (service?.protocol === 'ec2') {
    const errors = xmlElement('Errors', xmlElement('Error', details))
    return document('Response', undefined, errors + xmlElement('RequestID', requestId))
  }
  const type = xmlElement('Type', status < 500 ? 'Sender' : 'Receiver')
  return document(
    'ErrorResponse',
    service?.namespace,
    xmlElement('Error', type + details) + xmlElement('RequestId', requestId),
  )
}
