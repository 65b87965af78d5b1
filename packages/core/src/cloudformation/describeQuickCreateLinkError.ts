import type { Language, Sentence } from '../values/Language.ts'
import type { QuickCreateLinkError } from './quickCreateLink.ts'

const sentenceOf = (error: QuickCreateLinkError): Sentence => {
  switch (error._tag) {
    case 'NoConsole':
      return {
        en: `AWS documents no console for partition ${error.partition}; run the template by the API.`,
        ja: `パーティション ${error.partition} のコンソールは公開されていません。API でテンプレートを実行してください。`,
      }
    case 'NotHttps':
      return {
        en: `The template must be fetched by HTTPS, not from ${error.templateUrl}.`,
        ja: `テンプレートは HTTPS で取得できる必要があります(指定: ${error.templateUrl})。`,
      }
    case 'UrlTooLong':
      return {
        en: `The template URL has ${error.characters} characters; the console takes ${error.maximumCharacters}.`,
        ja: `テンプレートの URL は ${error.characters} 文字です。コンソールの上限は ${error.maximumCharacters} 文字です。`,
      }
    case 'MalformedStackName': {
      const name = JSON.stringify(error.stackName)
      return {
        en: `${name} is not a stack name: a letter, then up to 127 letters, digits and hyphens.`,
        ja: `${name} はスタック名に使えません。英字で始まる 128 文字以内の英数字とハイフンにしてください。`,
      }
    }
  }
}

/** Says why no quick-create link can be given. */
export const describeQuickCreateLinkError = (
  error: QuickCreateLinkError,
  language: Language,
): string => sentenceOf(error)[language]
