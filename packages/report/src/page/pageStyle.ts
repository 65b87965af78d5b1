/**
 * The style sheet of the pages. The language is switched by radio buttons: of each text that has a
 * language, only that of the checked button is shown; browsers without `:has` show both.
 */
import { inBothSchemes } from '../svg/palette.ts'
import { pictureStyle } from '../svg/pictureStyle.ts'

const layout = [
  'body{font:16px/1.5 Arial,Helvetica,Hiragino Sans,Noto Sans JP,Meiryo,sans-serif;max-width:1224px;margin:0 auto;padding:12px}',
  'h1{font-size:1.6em}h2{font-size:1.25em;margin-top:1.6em}h3,h4,h5{font-size:1em}h4,h5{margin:.8em 0 .2em}',
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid;overflow-wrap:anywhere}',
  'pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:8px;border:1px solid}',
  'fieldset{display:inline-block;border:1px solid}',
  '.track{list-style:none;display:flex;flex-wrap:wrap;gap:8px;padding:0}',
  '.track li{padding:4px 10px;border:1px solid}',
  '.track .done{border-style:dashed}.track [aria-current]{border-width:3px;font-weight:bold}',
  '.figure{overflow-x:auto}',
  '.level{font-weight:bold;white-space:nowrap}',
  'summary{cursor:pointer;font-weight:bold;margin:.8em 0 .2em}',
  ':focus-visible{outline:3px solid;outline-offset:2px}',
  '@supports selector(:has(*)){:root:has([id=language-en]:checked) [lang=ja]:not(label),:root:has([id=language-ja]:checked) body [lang=en]:not(label){display:none}}',
].join('')

const paper = [
  '@page{size:A4;margin:12mm}@page wide{size:A4 landscape;margin:10mm}',
  '@media print{body{max-width:none;padding:0;font-size:10pt}.controls{display:none}',
  '.figure{page:wide;break-inside:avoid;overflow:visible}.figure svg{width:100%;height:auto;max-height:175mm}',
  'details::details-content{content-visibility:visible}',
  'tr,li{break-inside:avoid}}',
].join('')

/** The rules, which have nothing that markup escapes. */
export const pageStyle: string =
  layout +
  inBothSchemes((palette) =>
    [
      `body{background:${palette.page};color:${palette.text}}`,
      `a{color:${palette.link}}`,
      `th,td,pre,fieldset,.track li{border-color:${palette.line}}`,
      `pre,.track [aria-current]{background:${palette.panel}}`,
      `.muted,.track li{color:${palette.muted}}.track [aria-current]{color:${palette.text}}`,
      ...(['error', 'warning', 'info', 'passed'] as const).map(
        (level) => `.level.${level}{color:${palette[level]}}`,
      ),
    ].join(''),
  ) +
  paper +
  pictureStyle

/** Of the bytes above, for the content security policy; a test compares. */
export const pageStyleDigest = 'sha256-+AjyFNQtPRjF7vgSMUR0qjlfTGcXEYcjxIbfwfeiWSI='
