import rule from '../../policies/rules/ec2/subnet-phi-no-route-to-internet-gateway';
import { resources } from '../support/rule-cases';
import { verdictOn } from '../support/judge';

const subnet = (tags: string, more = ''): string => `
  Records:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24, Tags: [${tags}] }
  Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1234 } }
  Association:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: { SubnetId: !Ref Records, RouteTableId: !Ref Routes }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1234 } }${more}`;

const classified = '{ Key: DataClassification, Value: PHI }';

/** What the rule has to say about the subnet: nothing where `where` is non-compliant. */
function concerns(yaml: string): string | undefined {
  return verdictOn({ ...rule, check: rule.where ?? rule.check, where: undefined }, resources(yaml).body).status;
}

test.each([
  ['compliant', 'a subnet is classified as PHI', subnet(classified)],
  ['compliant', 'a subnet of CDK is private', subnet(`${classified}, { Key: 'aws-cdk:subnet-type', Value: Private }`)],
  [
    'non-compliant',
    'a whole stack is classified, public subnets of CDK included',
    subnet(`${classified}, { Key: 'aws-cdk:subnet-type', Value: Public }`),
  ],
  [
    'non-compliant',
    'a whole stack is classified, its perimeter included',
    subnet(`${classified}, { Key: NetworkZone, Value: perimeter }`),
  ],
  [
    'non-compliant',
    'a whole stack is classified, and the subnet holds the NAT gateway',
    subnet(
      classified,
      '\n  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Records, AllocationId: eipalloc-1 } }',
    ),
  ],
  ['non-compliant', 'a subnet is classified as public', subnet('{ Key: DataClassification, Value: Public }')],
  ['undetermined', 'the class is a parameter', subnet('{ Key: DataClassification, Value: !Ref Class }')],
])('%s to be for ePHI: %s', (status, _, yaml) => {
  expect(concerns(yaml)).toBe(status);
});
