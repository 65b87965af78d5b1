/** The decisions by their names on the command line. */
export const decisionNames = [
  'extend-lease',
  'retry-peering',
  'retry-work',
  'suspend',
  'resume',
  'rotate-external-id',
  'replace-rotation',
  'abandon-rotation',
  'cancel',
  'begin-offboarding',
  'abort-offboarding',
  'confirm-routes-removed',
  'confirm-stack-deleted',
  'confirm-account-clean',
  'close-unconfirmed',
] as const

export type DecisionName = (typeof decisionNames)[number]
