import type { QuickCreateLinkError } from '../../cloudformation/quickCreateLink.ts'

/** Says why no quick-create link can be given. */
export const describeQuickCreateLinkError = (error: QuickCreateLinkError): string => {
  switch (error._tag) {
    case 'NoConsole':
      return `AWS does not document a console for partition ${error.partition}; create the stack with the API.`
    case 'NotHttps':
      return `The template URL must use HTTPS: ${error.templateUrl}.`
    case 'UrlTooLong':
      return `The template URL has ${error.characters} characters; the console accepts at most ${error.maximumCharacters}.`
    case 'MalformedStackName': {
      const name = JSON.stringify(error.stackName)
      return `${name} is not a valid stack name: use a letter, then up to 127 letters, digits and hyphens.`
    }
  }
}
