/** The languages of the texts. */
export type Language = 'en' | 'ja'
