/** The encoder of every runtime, as far as it is used: the core compiles without their types. */
declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array }

/** Encodes text as UTF-8, as a file or a request body holds it; half a surrogate pair is U+FFFD. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
