/**
 * The picture as SVG: no script, no font, nothing from outside. What it says is also its
 * description, in the order in which it is read; levels are signs and words, never colours alone.
 *
 * Laws
 * 1. Equal pictures are equal bytes.
 * 2. Every resource of the picture and every mark is in it.
 *
 * @source https://www.w3.org/TR/svg-aam-1.0/
 */
import type { Language } from '@byoa/core/values'

import { type Markup, markup, renderMarkup } from '../markup/markup.ts'
import type { NetworkPicture } from '../picture/NetworkPicture.ts'
import type { PictureWords } from '../words/PictureWords.ts'
import { pictureEn } from '../words/pictureEn.ts'
import { pictureJa } from '../words/pictureJa.ts'
import { type Box, type BoxLine, allBoxes, hasSign, signWidth } from './Box.ts'
import { type Arrow, type Layout, layoutPicture } from './layoutPicture.ts'
import { pictureStyle } from './pictureStyle.ts'

/** What the picture says, by language. */
export const pictureWords: Readonly<Record<Language, PictureWords>> = {
  en: pictureEn,
  ja: pictureJa,
}

// parts

/** Signs from the middle of their tops: a cross, a triangle, a disc. */
const signs: Readonly<Record<'error' | 'warning' | 'info', string>> = {
  error: 'm-5 2l2 -2l3 3l3 -3l2 2l-3 3l3 3l-2 2l-3 -3l-3 3l-2 -2l3 -3z',
  warning: 'l6 10l-12 0z',
  info: 'a5 5 0 1 0 0.1 0z',
}

const lineMarkup = ({ text, style, x, y, isSigned }: BoxLine): Markup => {
  const sign =
    isSigned && hasSign(style)
      ? markup`<path class="${style}" d="M${x - signWidth + 7} ${y - 10}${signs[style]}"/>`
      : undefined
  return markup`${sign}<text class="${style}" x="${x}" y="${y}">${text}</text>`
}

const boxMarkup = ({ kind, x, y, width, height, lines, boxes, resources }: Box): Markup => {
  const depicts =
    resources.length === 0 ? undefined : markup` data-resources="${resources.join(' ')}"`
  const place = markup`x="${x}" y="${y}" width="${width}" height="${height}"`
  return markup`<g${depicts}><rect class="${kind}" ${place} rx="${kind === 'item' ? 3 : 6}"/>
${lines.map(lineMarkup)}${boxes.map(boxMarkup)}</g>
`
}

const head = (x: number, y: number, length: number): Markup =>
  markup`<path class="head" d="M${x} ${y}l${length} -4v8z"/>`

const arrowMarkup = ({ from, to, y, line, hasHeadAtFrom, hasHeadAtTo }: Arrow): Markup => {
  const middle = Math.round((from + to) / 2)
  const cross =
    line === 'cut'
      ? markup`<path class="arrow cross" d="M${middle - 5} ${y - 5}l10 10m0 -10l-10 10"/>`
      : undefined
  const heads = [
    hasHeadAtFrom ? head(from, y, 9) : undefined,
    hasHeadAtTo ? head(to, y, -9) : undefined,
  ]
  return markup`<path class="arrow ${line}" d="M${from} ${y}H${to}"/>${heads}${cross}
`
}

/** What the picture says, for those who do not see it. */
const description = ({ boxes }: Layout): string =>
  allBoxes(boxes)
    .map(({ lines }) => lines.map(({ text }) => text).join(', '))
    .filter((text) => text !== '')
    .join('. ')

const svgStyle = markup`<style>${pictureStyle}</style>
`

// renderings

export interface SvgOptions {
  readonly language: Language
}

/** Renders the picture; a page has its style sheet already. */
export const pictureMarkup = (
  picture: NetworkPicture,
  language: Language,
  style?: Markup,
): Markup => {
  const words = pictureWords[language]
  const layout = layoutPicture(picture, words)
  const { width, height, boxes, arrows } = layout
  const id = `byoa-picture-${language}`
  const size = markup`width="${width}" height="${height}"`
  const named = markup`aria-labelledby="${id}-title" aria-describedby="${id}-desc"`
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="byoa-picture" role="img" \
lang="${language}" viewBox="0 0 ${width} ${height}" ${size} ${named}>
<title id="${id}-title">${words.title(picture)}</title>
<desc id="${id}-desc">${description(layout)}</desc>
${style}<rect class="background" ${size}/>
${boxes.map(boxMarkup)}${arrows.map(arrowMarkup)}</svg>
`
}

/**
 * Renders the picture as an SVG file, 1,200 pixels wide.
 *
 * @example
 * import { decodeRequestDocument } from '@byoa/application'
 * import { pictureOfRequest, renderSvg } from '@byoa/report'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   decodeRequestDocument({
 *     version: 1,
 *     companyCode: 'acme',
 *     accountId: '111122223333',
 *     region: 'us-east-1',
 *     proposedCidr: '10.50.0.0/16',
 *     egress: 'open',
 *     zoneCount: 3,
 *   }),
 *   E.flatMap((request) => pictureOfRequest(request)),
 *   E.map((picture) => renderSvg(picture, { language: 'en' }).slice(0, 40)),
 * )
 * // => E.right('<svg xmlns="http://www.w3.org/2000/svg" ')
 */
export const renderSvg = (picture: NetworkPicture, { language }: SvgOptions): string =>
  renderMarkup(pictureMarkup(picture, language, svgStyle))
