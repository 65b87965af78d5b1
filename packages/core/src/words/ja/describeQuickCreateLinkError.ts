import type { QuickCreateLinkError } from '../../cloudformation/quickCreateLink.ts'

/** Says why no quick-create link can be given. */
export const describeQuickCreateLinkError = (error: QuickCreateLinkError): string => {
  switch (error._tag) {
    case 'NoConsole':
      return `パーティション ${error.partition} のコンソールは公開されていません。API でスタックを作成してください。`
    case 'NotHttps':
      return `テンプレートは HTTPS で取得できる必要があります(指定: ${error.templateUrl})。`
    case 'UrlTooLong':
      return `テンプレートの URL は ${error.characters} 文字です。コンソールの上限は ${error.maximumCharacters} 文字です。`
    case 'MalformedStackName': {
      const name = JSON.stringify(error.stackName)
      return `${name} はスタック名に使えません。英字で始まる 128 文字以内の英数字とハイフンにしてください。`
    }
  }
}
