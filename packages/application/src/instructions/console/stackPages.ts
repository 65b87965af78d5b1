/**
 * The steps for the stack in the CloudFormation console.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-direct.html
 */
import { renderInstant } from '@byoa/core/values'

import { type CustomerTask, templateOfTask } from '../CustomerTask.ts'
import type { Words } from '../Words.ts'
import type { ConsolePage } from './ConsoleStep.ts'
import { linkTo } from './consoleLinks.ts'

const stackName = ({ setup }: CustomerTask): NonNullable<ConsolePage['values']>[number] => ({
  name: { en: 'Stack name', ja: 'スタックの名前' },
  value: setup.stackName,
})

const verifyTemplate: Words = {
  en: 'Compute the SHA-256 of the template file (sha256sum, or Get-FileHash on Windows). It must be the value below; otherwise stop, and ask Rescale.',
  ja: 'テンプレートファイルの SHA-256 を計算し(sha256sum、Windows では Get-FileHash)、下記の値と一致することを確認します。一致しない場合は中止し、Rescale にお問い合わせください。',
}

const acknowledge: Words = {
  en: 'Leave the other options as they are. At the end, select "I acknowledge that AWS CloudFormation might create IAM resources with custom names", and choose Submit.',
  ja: '他のオプションは変更しません。最後に「AWS CloudFormation によって IAM リソースがカスタム名で作成される場合があることを承認します。」を選択し、[送信] を選択します。',
}

const waitFor = (status: string): Words => ({
  en: `Wait until the status of the stack is ${status}. If it is another one, the Events tab shows the first cause.`,
  ja: `スタックのステータスが ${status} になるまで待ちます。他のステータスになった場合は、[イベント] タブで最初の原因を確認します。`,
})

const templateValues = (task: CustomerTask): NonNullable<ConsolePage['values']> => {
  const { file, sha256 } = templateOfTask(task)
  return [
    stackName(task),
    { name: { en: 'Template file', ja: 'テンプレートファイル' }, value: file },
    { name: { en: 'SHA-256 of the file', ja: 'ファイルの SHA-256' }, value: sha256 },
  ]
}

/** Returns the step that creates the stack. */
export const createPage = (task: CustomerTask): ConsolePage => ({
  title: { en: 'Create the stack', ja: 'スタックを作成する' },
  ...linkTo(task.setup.region, 'createStack'),
  lines: [
    verifyTemplate,
    {
      en: 'Choose an existing template, Upload a template file, and choose the file. Then choose Next, and enter the stack name.',
      ja: '[既存のテンプレートを選択] と [テンプレートファイルのアップロード] を選択し、ファイルを選択します。[次へ] を選択し、スタックの名前を入力します。',
    },
    acknowledge,
    waitFor('CREATE_COMPLETE'),
  ],
  values: templateValues(task),
})

/** Returns the step that updates the stack. */
export const updatePage = (task: CustomerTask): ConsolePage => ({
  title: { en: 'Update the stack', ja: 'スタックを更新する' },
  ...linkTo(task.setup.region, 'stacks'),
  lines: [
    verifyTemplate,
    {
      en: 'Select the stack, choose Update, Replace existing template, Upload a template file, and choose the file.',
      ja: 'スタックを選択し、[更新]、[既存テンプレートを置き換える]、[テンプレートファイルのアップロード] の順に選択して、ファイルを選択します。',
    },
    acknowledge,
    waitFor('UPDATE_COMPLETE'),
  ],
  values: templateValues(task),
})

/** Returns the step that reports the outputs of the stack. */
export const reportPage = (task: CustomerTask): ConsolePage => ({
  title: { en: 'Report the stack to Rescale', ja: 'スタックを Rescale に報告する' },
  ...linkTo(task.setup.region, 'stacks'),
  lines: [
    {
      en: `Select the stack, and open the Outputs tab. Send every key and value to Rescale before ${renderInstant(task.setup.reportBy)}; the command "byoa customer report" writes them as a file.`,
      ja: `スタックを選択し、[出力] タブを開きます。${renderInstant(task.setup.reportBy)} までに、すべてのキーと値を Rescale に送付してください。コマンド byoa customer report でファイルとして書き出せます。`,
    },
  ],
  values: [stackName(task)],
})

/** Returns the step that deletes the stack. */
export const deletePage = (task: CustomerTask): ConsolePage => ({
  title: { en: 'Delete the stack', ja: 'スタックを削除する' },
  ...linkTo(task.setup.region, 'stacks'),
  lines: [
    {
      en: 'Terminate instances and delete other resources that you or Rescale created in the VPC of the stack: they would prevent its deletion.',
      ja: 'スタックの VPC 内に別途作成されたインスタンスやその他のリソースを削除します。残っていると VPC を削除できません。',
    },
    {
      en: 'Select the stack, choose Delete, and confirm. Wait until the stack is gone from the list.',
      ja: 'スタックを選択し、[削除] を選択して確定します。スタックが一覧から消えるまで待ちます。',
    },
  ],
  values: [stackName(task)],
})
