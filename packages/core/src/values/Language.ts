/** One text in each language that customers read. */
export interface Sentence {
  readonly en: string
  readonly ja: string
}

export type Language = keyof Sentence
