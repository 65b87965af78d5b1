import { type Action, answer, onEverything } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import type { DecodeAuthorizationMessageRequest } from './StsInputs.ts'
import { decodeDenial } from './authorizationMessage.ts'

/**
 * Decodes the authorization message of a denial.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export const decodeAuthorizationMessage: Action<
  DecodeAuthorizationMessageRequest,
  { readonly DecodedMessage: string }
> = {
  permission: 'sts:DecodeAuthorizationMessage',
  needs: onEverything,
  run: ({ world, accountId }, { EncodedMessage }) => {
    const DecodedMessage = decodeDenial(accountId, EncodedMessage)
    return DecodedMessage === undefined
      ? refuse('InvalidAuthorizationMessageException', 'The authorization message is invalid.')
      : answer(world, { DecodedMessage })
  },
}
