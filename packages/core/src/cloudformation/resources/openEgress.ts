import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import { type Resources, ref } from '../Template.ts'
import { tagsOf } from './tags.ts'

/**
 * Returns the way to the internet: gateway, attachment, default route. The route waits for the
 * attachment, without which creating it fails now and then, and deleting the stack races.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export const openEgressResources = (input: SetupTemplateInput): Resources => ({
  InternetGateway: {
    Type: 'AWS::EC2::InternetGateway',
    Properties: { Tags: tagsOf(input, 'internet') },
  },
  InternetGatewayAttachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { InternetGatewayId: ref('InternetGateway'), VpcId: ref('Vpc') },
  },
  DefaultRoute: {
    Type: 'AWS::EC2::Route',
    DependsOn: ['InternetGatewayAttachment'],
    Properties: {
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: ref('InternetGateway'),
      RouteTableId: ref('RouteTable'),
    },
  },
})
