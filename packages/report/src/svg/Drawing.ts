/** What the parts of a picture are made of. */
import type { Mark, NetworkPicture } from '../picture/NetworkPicture.ts'
import type { PictureWords } from '../words/PictureWords.ts'
import type { Part, PartLine } from './Box.ts'

// model

/** What parts are made of: the picture, the words, and the marks of each part. */
export interface Drawing {
  readonly picture: NetworkPicture
  readonly words: PictureWords
  readonly marksAt: (key: string) => ReadonlyArray<Mark>
}

// lines

export const title = (text: string): PartLine => ({ text, style: 'title' })
export const plain = (text: string): PartLine => ({ text, style: 'plain' })
export const muted = (text: string): PartLine => ({ text, style: 'muted' })

/** Returns the marks of a part as lines. */
export const markLines = ({ words, marksAt }: Drawing, key: string): ReadonlyArray<PartLine> =>
  marksAt(key).map(({ id, level }) => ({ text: `${words.levels[level]}: ${id}`, style: level }))

/** Returns a part without parts inside. */
export const item = (
  lines: ReadonlyArray<PartLine>,
  resources: ReadonlyArray<string> = [],
): Part => ({ kind: 'item', lines, rows: [], resources })

/** Divides a list into rows. */
export const inRows = <A>(
  items: ReadonlyArray<A>,
  perRow: number,
): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / perRow) }, (_, row) =>
    items.slice(row * perRow, (row + 1) * perRow),
  )
