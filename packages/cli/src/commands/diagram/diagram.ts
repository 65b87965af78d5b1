/** `byoa diagram`: the network that a document describes, as SVG or as Mermaid text. */
import { renderMermaid, renderSvg } from '@byoa/report'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CannotWrite } from '../../terminal/CannotWrite.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { writeDocument } from '../../terminal/replaceFile.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { type DocumentPicture, type PictureSource, readPicture } from './readPicture.ts'

export interface DiagramOptions extends PictureSource {
  readonly mermaid?: boolean
  readonly out?: string
  readonly force: boolean
  readonly json: boolean
  readonly language: Language
}

interface Diagram extends DocumentPicture {
  readonly format: 'svg' | 'mermaid'
  readonly text: string
}

const drawn = (read: DocumentPicture, { mermaid, language }: DiagramOptions): Diagram =>
  mermaid === true
    ? { ...read, format: 'mermaid', text: renderMermaid(read.picture, { language }) }
    : { ...read, format: 'svg', text: renderSvg(read.picture, { language }) }

const write = (
  { text }: Diagram,
  { out: path, force }: DiagramOptions,
): TE.TaskEither<CannotWrite, void> =>
  path === undefined ? TE.right(undefined) : writeDocument({ path, text, force })

const show = (
  { out: line, err }: Terminal,
  { kind, format, text, picture }: Diagram,
  { out, json, language }: DiagramOptions,
): ExitCode => {
  if (json) {
    const marks = picture.marks.map(({ id, level }) => ({ id, level }))
    line(JSON.stringify({ kind, format, marks, ...(out === undefined ? { text } : { out }) }))
  } else if (out === undefined) line(text.trimEnd())
  else err(language === 'ja' ? `${out} に書き込みました。` : `Written to ${out}.`)
  return 0
}

/**
 * Draws a document. Exit 0, or 2 when no template can be made of its terms, or the files do not
 * belong together.
 */
export const diagram = (terminal: Terminal, options: DiagramOptions): Promise<ExitCode> =>
  pipe(
    readPicture(options),
    TE.map((read) => drawn(read, options)),
    TE.tap((made) => write(made, options)),
    reportResult(terminal, options, (made) => show(terminal, made, options)),
  )
