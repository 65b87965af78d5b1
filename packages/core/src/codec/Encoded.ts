import type { Instant } from '../values/Instant.ts'

/** What a document is as JSON: text has no brand, and an instant is text. */
export type Encoded<Document> = Document extends Instant | string
  ? string
  : Document extends ReadonlyArray<infer Item>
    ? ReadonlyArray<Encoded<Item>>
    : Document extends object
      ? { readonly [Key in keyof Document]: Encoded<Document[Key]> }
      : Document
