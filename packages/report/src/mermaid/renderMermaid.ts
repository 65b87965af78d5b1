/**
 * The picture as Mermaid text, for Markdown: the same parts and the same words as the SVG, laid out
 * by whoever shows it.
 *
 * Law: no text ends its label, whatever it contains.
 *
 * @source https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 * @source https://mermaid.js.org/config/accessibility.html
 */
import type { Language } from '@byoa/core/values'

import type { NetworkPicture } from '../picture/NetworkPicture.ts'
import { withShortExternalIds } from '../picture/shortExternalId.ts'
import type { Part } from '../svg/Box.ts'
import {
  type Link,
  assumeRoleLink,
  peeringLink,
  principalPart,
  rescaleVpcPart,
  routeLinks,
} from '../svg/connectionParts.ts'
import { customerVpcPart } from '../svg/customerVpcPart.ts'
import { recordParts, rolesPart } from '../svg/rolesPart.ts'
import { accountHeaders, drawingOf } from '../svg/layoutPicture.ts'
import { pictureWords } from '../svg/renderSvg.ts'

// parts

/** Everything but letters, digits and harmless signs becomes an entity code. */
const joined = (lines: Part['lines']): string =>
  lines
    .map(({ text }) =>
      withShortExternalIds(text).replace(
        /[^\p{L}\p{N}\p{M} .,:/·…→+=@、。（）・ー-]/gu,
        (character) => `#${character.codePointAt(0)};`,
      ),
    )
    .join('<br/>')

const label = (lines: Part['lines']): string => joined(lines) || ' '

/** A part with parts inside is a subgraph; nodes are named by their way from the top. */
const partLines = (part: Part, id: string): ReadonlyArray<string> => {
  const inner = part.rows.flat()
  if (inner.length === 0) return [`${id}["${label(part.lines)}"]`]
  return [
    `subgraph ${id}["${label(part.lines)}"]`,
    ...inner.flatMap((one, index) => partLines(one, `${id}_${index}`)).map((line) => `  ${line}`),
    'end',
  ]
}

const ends = { left: ['<', ''], right: ['', '>'], both: ['<', '>'] } as const
const strokes = { solid: ['--', '--'], dashed: ['-.', '.-'], cut: ['x-.', '.-x'] } as const

/** An arrow from the customer's side to Rescale's, or against it. */
const edge = ({ part, direction, line }: Link, from: string, to: string): string => {
  const text = `"${label(part.lines)}"`
  const [start, end] = strokes[line]
  if (line === 'cut') return `${from} ${start} ${text} ${end} ${to}`
  // Mermaid has no arrow that only points back.
  if (direction === 'left') return `${to} ${start} ${text} ${end}> ${from}`
  const [before, after] = ends[direction]
  return `${from} ${before}${start} ${text} ${end}${after} ${to}`
}

// rendering

/** Renders the picture as a Mermaid flowchart. */
export const renderMermaid = (
  picture: NetworkPicture,
  { language }: { readonly language: Language },
): string => {
  const words = pictureWords[language]
  const drawing = drawingOf(picture, words)
  const [customer, rescale] = accountHeaders(drawing)
  const inCustomer = [rolesPart(drawing), customerVpcPart(drawing), ...recordParts(drawing)]
  const inRescale = [principalPart(drawing), rescaleVpcPart(drawing)]
  const hasRoles = picture.customer.roles.length > 0
  return [
    'flowchart LR',
    `  accTitle: ${words.title(picture)}`,
    `  accDescr: ${words.stages[picture.stage]}`,
    ...[
      ...partLines({ ...customer, rows: [inCustomer] }, 'customer'),
      ...partLines({ ...rescale, rows: [inRescale] }, 'rescale'),
      ...(hasRoles ? [edge(assumeRoleLink(drawing), 'customer_0_0', 'rescale_0')] : []),
      ...[peeringLink(drawing), ...routeLinks(drawing)].map((link) =>
        edge(link, 'customer_1', 'rescale_1'),
      ),
    ].map((line) => `  ${line}`),
    '',
  ].join('\n')
}
