/** The style sheet of the picture, in a file and in a page. It has nothing that markup escapes. */
import { inBothSchemes } from './palette.ts'
import { fontSize } from './wrapped.ts'

const shapes = [
  `.byoa-picture text{font:${fontSize}px Arial,Helvetica,Hiragino Sans,Noto Sans JP,Meiryo,sans-serif}`,
  '.byoa-picture .title{font-weight:bold}',
  '.byoa-picture rect{stroke-width:1}',
  '.byoa-picture .account{stroke-width:2}',
  '.byoa-picture .vpc{stroke-width:1.5;stroke-dasharray:8 3}',
  '.byoa-picture .group{stroke-dasharray:2 3}',
  '.byoa-picture .arrow{stroke-width:1.5;fill:none}',
  '.byoa-picture .dashed,.byoa-picture .cut{stroke-dasharray:5 4}',
].join('')

/** The rules. */
export const pictureStyle: string =
  shapes +
  inBothSchemes((palette) =>
    [
      `.byoa-picture .background,.byoa-picture .vpc{fill:${palette.page}}`,
      `.byoa-picture .account,.byoa-picture .group{fill:${palette.panel}}`,
      `.byoa-picture .item{fill:${palette.raised}}`,
      `.byoa-picture rect{stroke:${palette.line}}`,
      `.byoa-picture .background{stroke:none}`,
      `.byoa-picture .arrow,.byoa-picture .cross{stroke:${palette.text}}`,
      `.byoa-picture .head{fill:${palette.text}}`,
      `.byoa-picture text{fill:${palette.text}}`,
      `.byoa-picture .muted{fill:${palette.muted}}`,
      ...(['error', 'warning', 'info'] as const).map(
        (level) => `.byoa-picture .${level}{fill:${palette[level]}}`,
      ),
    ].join(''),
  )
