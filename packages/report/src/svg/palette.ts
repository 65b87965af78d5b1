/**
 * The colours of both schemes. Each text has a contrast of at least 4.5 to 1 with what is behind
 * it, and nothing is said by a colour alone.
 *
 * @source https://www.w3.org/TR/WCAG22/#contrast-minimum
 */

/** A scheme: three backgrounds, lines, and the colours of texts. */
export interface Palette {
  readonly page: string
  readonly panel: string
  readonly raised: string
  readonly line: string
  readonly text: string
  readonly muted: string
  readonly link: string
  readonly error: string
  readonly warning: string
  readonly info: string
  readonly passed: string
}

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    page: '#ffffff',
    panel: '#f3f6fa',
    raised: '#ffffff',
    line: '#5c6b7a',
    text: '#16202a',
    muted: '#48555f',
    link: '#0b4fa8',
    error: '#a61b12',
    warning: '#7a4700',
    info: '#0b4fa8',
    passed: '#1c6330',
  },
  dark: {
    page: '#10161c',
    panel: '#18212a',
    raised: '#202b36',
    line: '#8796a5',
    text: '#e8eef4',
    muted: '#b4c0cb',
    link: '#8fc1ff',
    error: '#ffa49c',
    warning: '#ffcf85',
    info: '#8fc1ff',
    passed: '#8fdc9f',
  },
}

/** Returns one style sheet for both schemes; paper is light. */
export const inBothSchemes = (rules: (palette: Palette) => string): string =>
  `${rules(palettes.light)}@media screen and (prefers-color-scheme:dark){${rules(palettes.dark)}}`
