import type { AgreementOptions, CustomerOptions } from './CustomerOptions.ts'

export interface ReviewOptions extends CustomerOptions, Omit<AgreementOptions, 'setup'> {
  readonly file: string
  /** Absent: the document is not compared with what was agreed. */
  readonly setup?: string
}
