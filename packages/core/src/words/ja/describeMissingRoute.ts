import type { MissingRoute, MissingRouteProblem } from '../../inspection/MissingRoute.ts'

type Describe = (route: MissingRoute) => string

const destinationOf = ({ found, destination }: MissingRoute): string =>
  found?.destination ?? destination

const targetOf = ({ found }: MissingRoute): string => found?.target ?? '別のターゲット'

const texts: { readonly [Problem in MissingRouteProblem]: Describe } = {
  'no-table': ({ routeTableId, destination }) =>
    `${destination} へのルートがあるはずのルートテーブル ${routeTableId} が見つかりません。削除されていないかご確認ください。`,
  absent: ({ routeTableId, destination }) =>
    `ルートテーブル ${routeTableId} に、VPC ピアリング接続を経由する ${destination} へのルートがありません。追加してください。`,
  blackhole: (route) =>
    `ルートテーブル ${route.routeTableId} の ${destinationOf(route)} へのルートは、ターゲット ${targetOf(route)} が存在しないためブラックホールになっています。VPC ピアリング接続へのルートに置き換えてください。`,
  'other-target': (route) =>
    `ルートテーブル ${route.routeTableId} の ${destinationOf(route)} へのルートは ${targetOf(route)} を指しています。VPC ピアリング接続を指すように変更してください。`,
  shadowed: (route) =>
    `ルートテーブル ${route.routeTableId} には ${route.destination} の一部に対するより具体的なルート(${destinationOf(route)} から ${targetOf(route)})があります。削除するか、VPC ピアリング接続を指すように変更してください。`,
}

/** Says what keeps packets of a route table from the peering, and what to change. */
export const describeMissingRoute = (route: MissingRoute): string => texts[route.problem](route)
