import type { Language, Sentence } from '../values/Language.ts'
import type { MissingRoute, MissingRouteProblem } from './MissingRoute.ts'

type Describe = (route: MissingRoute) => Sentence

const destinationOf = ({ found, destination }: MissingRoute): string =>
  found?.destination ?? destination

const targetOf = ({ found }: MissingRoute): Sentence => ({
  en: found?.target ?? 'something else',
  ja: found?.target ?? '別のターゲット',
})

const texts: { readonly [Problem in MissingRouteProblem]: Describe } = {
  'no-table': ({ routeTableId, destination }) => ({
    en: `Route table ${routeTableId}, which should have a route to ${destination}, was not found. Check that it was not deleted.`,
    ja: `${destination} へのルートがあるはずのルートテーブル ${routeTableId} が見つかりません。削除されていないかご確認ください。`,
  }),
  absent: ({ routeTableId, destination }) => ({
    en: `Route table ${routeTableId} has no route to ${destination} over the peering. Add one.`,
    ja: `ルートテーブル ${routeTableId} に、VPCピアリング接続を経由する ${destination} へのルートがありません。追加してください。`,
  }),
  blackhole: (route) => ({
    en: `Route table ${route.routeTableId} drops packets to ${destinationOf(route)}: the target of that route, ${targetOf(route).en}, is gone. Replace the route by one to the peering.`,
    ja: `ルートテーブル ${route.routeTableId} の ${destinationOf(route)} へのルートは、ターゲット ${targetOf(route).ja} が存在しないためブラックホールになっています。VPCピアリング接続へのルートに置き換えてください。`,
  }),
  'other-target': (route) => ({
    en: `Route table ${route.routeTableId} sends ${destinationOf(route)} to ${targetOf(route).en}. Let that route go to the peering.`,
    ja: `ルートテーブル ${route.routeTableId} の ${destinationOf(route)} へのルートは ${targetOf(route).ja} を指しています。VPCピアリング接続を指すように変更してください。`,
  }),
  shadowed: (route) => ({
    en: `Route table ${route.routeTableId} has a more specific route inside ${route.destination}: ${destinationOf(route)} goes to ${targetOf(route).en}. Remove it, or let it go to the peering.`,
    ja: `ルートテーブル ${route.routeTableId} には ${route.destination} の一部に対するより具体的なルート(${destinationOf(route)} から ${targetOf(route).ja})があります。削除するか、VPCピアリング接続を指すように変更してください。`,
  }),
}

/** Says what keeps packets of a route table from the peering, and what to change. */
export const describeMissingRoute = (route: MissingRoute, language: Language): string =>
  texts[route.problem](route)[language]
