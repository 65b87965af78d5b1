/**
 * UTF-8 by the runtime's encoder and decoder, declared here as this package has no types of a
 * runtime.
 */

declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array }

declare const TextDecoder: new (
  encoding: 'utf-8',
  options: { readonly ignoreBOM: boolean },
) => { readonly decode: (bytes: Uint8Array) => string }

/** Encodes text; a lone surrogate becomes U+FFFD. */
export const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Decodes bytes; invalid ones become U+FFFD, and a byte order mark is kept. */
export const decodeUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
