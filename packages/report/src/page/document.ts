/**
 * The frame of a page: one file that asks for nothing, and runs only the script that it names.
 *
 * @source https://www.w3.org/TR/CSP3/
 */
import { type Markup, markup, renderMarkup } from '../markup/markup.ts'
import { type ReportWords, reportWords } from '../words/reportWords.ts'
import { pageStyle, pageStyleDigest } from './pageStyle.ts'

// model

export interface PageDocument {
  readonly title: string
  /** The content in one language. */
  readonly main: (words: ReportWords) => Markup
  /** A script, and the digest by which the policy allows it. */
  readonly script?: { readonly source: Markup; readonly digest: string }
}

// parts

const languageButton = ({ language, page }: ReportWords, index: number): Markup => {
  const isFirst = index === 0 ? markup` checked` : undefined
  return markup`<label lang="${language}">\
<input type="radio" name="language" id="language-${language}"${isFirst}> ${page.language}</label>
`
}

const mainMarkup = (words: ReportWords, { main }: PageDocument): Markup =>
  markup`<main lang="${words.language}">
${main(words)}</main>
`

/** The bundler rewrites a template that has the end tag of a script, and needs a helper for it. */
const slash = '/'

const scriptMarkup = ({ script }: PageDocument): Markup | undefined =>
  script === undefined
    ? undefined
    : markup`<script>${script.source}<${slash}script>
`

const policyOf = ({ script }: PageDocument): string =>
  [
    "default-src 'none'",
    `style-src '${pageStyleDigest}'`,
    ...(script === undefined ? [] : [`script-src '${script.digest}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

// rendering

/** Renders a page in all languages. */
export const renderDocument = (document: PageDocument): string =>
  renderMarkup(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(document)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.title}</title>
<style>${pageStyle}</style>
</head>
<body>
<header class="controls"><fieldset><legend>Language / 言語</legend>
${reportWords.map(languageButton)}</fieldset></header>
${reportWords.map((words) => mainMarkup(words, document))}${scriptMarkup(document)}</body>
</html>
`)
