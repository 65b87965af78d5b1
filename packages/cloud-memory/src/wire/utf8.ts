/** UTF-8 by the encoder and decoder of every runtime: this package compiles without their types. */

declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array }

declare const TextDecoder: new (
  encoding: 'utf-8',
  options: { readonly ignoreBOM: boolean },
) => { readonly decode: (bytes: Uint8Array) => string }

/** Encodes text; a lone surrogate becomes U+FFFD. */
export const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Decodes bytes; what is no UTF-8 becomes U+FFFD, and a byte order mark stays. */
export const decodeUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
