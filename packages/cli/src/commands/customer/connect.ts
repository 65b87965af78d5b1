/** `byoa customer connect`: accepts the peering of a notice, and adds the routes. */
import { type PeeringNotice, acceptPeering, addCustomerRoutes } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import { omitUndefined } from '@byoa/core/codec'
import { renderInstant } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { changeAccount } from './changeAccount.ts'
import type { CustomerSide } from './CustomerSide.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { ensureInTime } from './ensureInTime.ts'
import { ensureOut } from './ensureOut.ts'
import { mismatchOfNotice } from './mismatches.ts'
import type { Texts } from './NextStep.ts'
import { afterRoutes } from './nextSteps.ts'
import { ensureOwnNetwork } from './ownNetwork.ts'
import { type Agreed, readAgreed, taskBasis } from './readAgreed.ts'
import { readMatching } from './readMatching.ts'

export type ConnectOptions = ChangeOptions & AgreementOptions & { readonly notice: string }

interface AgreedPeering extends Agreed {
  readonly notice: PeeringNotice
}

// documents

/** Reads a notice. Left when it is not as agreed in the setup and reported. */
export const readNotice = (
  path: string,
  agreed: Agreed,
  { signer }: Pick<ChangeOptions, 'signer'>,
): TE.TaskEither<CommandError, PeeringNotice> =>
  readMatching(path, 'peering-notice', {
    ...omitUndefined({ signer }),
    mismatchOf: (notice) => mismatchOfNotice(notice, agreed),
  })

const readAgreedPeering = (options: ConnectOptions): TE.TaskEither<CommandError, AgreedPeering> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('notice', ({ agreed }) => readNotice(options.notice, agreed, options)),
    TE.map(({ agreed, notice }) => ({ ...agreed, notice })),
  )

// the work

const intention = ({ agreement, notice }: AgreedPeering): ReadonlyArray<Texts> => [
  {
    en: `Accepts ${notice.peeringId} from ${notice.requesterVpcId} of ${notice.requesterAccountId} (Rescale) into ${notice.accepterVpcId} before ${renderInstant(notice.acceptBefore)},`,
    ja: `${notice.requesterAccountId}(Rescale)の ${notice.requesterVpcId} から ${notice.accepterVpcId} への ${notice.peeringId} を承認し(期限: ${renderInstant(notice.acceptBefore)})、`,
  },
  {
    en: `and adds routes to ${agreement.rescaleVpc.cidrs.join(', ')} to ${notice.routeTableIds.join(', ')}.`,
    ja: `${notice.routeTableIds.join(', ')} に ${agreement.rescaleVpc.cidrs.join(', ')} へのルートを追加します。`,
  },
  ...(agreement.request.peeringDns === true
    ? [
        {
          en: 'Then allows the Rescale VPC to resolve host names of this VPC to private addresses.',
          ja: 'その後、Rescale の VPC がこの VPC のホスト名をプライベート IP アドレスに解決することを許可します。',
        },
      ]
    : []),
]

const connected = ({ agreement: { rescaleVpc }, notice }: AgreedPeering): CustomerResult => ({
  code: 0,
  lines: [
    {
      en: `${notice.peeringId} is active. Routes to ${rescaleVpc.cidrs.join(', ')} are in ${notice.routeTableIds.join(', ')}.`,
      ja: `${notice.peeringId} はアクティブです。${notice.routeTableIds.join(', ')} に ${rescaleVpc.cidrs.join(', ')} へのルートがあります。`,
    },
  ],
  facts: {
    peering: { peeringId: notice.peeringId, status: 'active' },
    routeTableIds: notice.routeTableIds,
    destinations: rescaleVpc.cidrs,
  },
  answers: [],
  next: afterRoutes,
})

const notActive = ({ peeringId, status }: PeeringSnapshot): CustomerResult => ({
  code: 1,
  lines: [
    {
      en: `${peeringId} is ${status}, so no route was added.`,
      ja: `${peeringId} の状態は ${status} のため、ルートは追加していません。`,
    },
  ],
  facts: { peering: { peeringId, status } },
  answers: [],
  next: {
    waitingFor: 'rescale',
    what: {
      en: 'Ask for the notice of another peering.',
      ja: '別のピアリングの通知を依頼してください。',
    },
  },
})

const addRoutes = (
  access: CustomerSide,
  agreed: AgreedPeering,
): TE.TaskEither<CommandError, CustomerResult> => {
  const { agreement, notice } = agreed
  return pipe(
    addCustomerRoutes(access, { ...agreement, stack: notice }, notice.peeringId),
    TE.map(() => connected(agreed)),
  )
}

const connectAgreed =
  (agreed: AgreedPeering) =>
  (access: CustomerSide): TE.TaskEither<CommandError, CustomerResult> =>
    pipe(
      acceptPeering(access, agreed.agreement, agreed.notice.peeringId),
      TE.flatMap((peering) =>
        peering.status === 'active' ? addRoutes(access, agreed) : TE.right(notActive(peering)),
      ),
    )

/** Connects. Exit 0, 1 refused or too late, 2 bad input, 3 failure, 130 interrupted. */
export const connect = (terminal: Terminal, options: ConnectOptions): Promise<ExitCode> =>
  pipe(
    readAgreedPeering(options),
    TE.tap(({ notice }) =>
      TE.fromEither(ensureInTime('peering-notice', notice.acceptBefore, options.now())),
    ),
    TE.tap(() => ensureOut(options)),
    TE.flatMap((agreed) =>
      changeAccount(
        terminal,
        {
          signer: agreed.signer,
          task: { kind: 'connect', ...taskBasis(agreed), notice: agreed.notice },
          intention: intention(agreed),
          examine: ensureOwnNetwork(options.notice, agreed),
          work: connectAgreed(agreed),
        },
        options,
      ),
    ),
    reportCustomer(terminal, options),
  )
