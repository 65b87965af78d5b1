/** The languages in which there are words for everything. */
export type Language = 'en' | 'ja'
