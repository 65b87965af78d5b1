/** What nodes call, and what is not stopped, in words. */
import type { EgressGap, EgressPurpose } from '../../cloudformation/egressList.ts'

const purposes: { readonly [Purpose in EgressPurpose]: string } = {
  cluster: 'ノード間でデータをやり取りします。',
  shell: 'Rescale が SSH でジョブを開始し、制御します。',
  desktop: 'Rescale がリモートデスクトップを中継します。',
  'path-mtu': '経路に対して大きすぎるパケットを Rescale が通知します。',
  platform: 'ノードが Rescale プラットフォームに報告します。',
  licenses: 'ソフトウェアが Rescale を経由してライセンスサーバーに接続します。',
  'aws-services': 'ノードの管理、ログとメトリクスの書き込み、KMS キーの使用に必要です。',
  'job-files': 'ジョブのファイルを読み込み、保存します。',
  anything: 'ノードはインターネット上の任意の宛先に接続できます。',
  names: 'VPC のリゾルバーで名前を解決します。',
  clock: 'Amazon Time Sync Service で時刻を同期します。',
  metadata: 'ノードのメタデータと、ロールの認証情報を読み取ります。',
}

const gaps: { readonly [Gap in EgressGap]: string } = {
  resolver:
    'VPC のリゾルバーはインターネット上の名前も解決します。制限が必要な場合は、Route 53 Resolver DNS Firewall を使用してください。',
  'proxy-at-rescale':
    'ピアリング接続で Rescale に届いた通信を、Rescale が転送することは可能です。これはスタックではなく、Rescale との合意によって制限されます。',
  anything:
    'セキュリティグループはすべての宛先を許可します。この一覧は必要な宛先であり、接続できる宛先のすべてではありません。',
}

/** Says what a kind of traffic is for. */
export const describeEgressPurpose = (purpose: EgressPurpose): string => purposes[purpose]

/** Says what leaves the VPC although it is on no list. */
export const describeEgressGap = (gap: EgressGap): string => gaps[gap]
