import { assess } from '../../lib/core';
import rule from '../../policies/rules/ec2/vpc-default-security-group-closed';
import { source } from '../support/judge';

const network = { Resources: { Clinic: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } } };
const statuses = (facts: Parameters<typeof source>[1]): string[] =>
  assess([source(network, facts)], [rule]).findings.map(({ verdict }) => verdict.status);

test('a VPC of a CDK app whose default group stays open is non-compliant, because CDK can close it', () => {
  expect(statuses({ constructPath: () => 'Network/Clinic/Resource' })).toEqual(['non-compliant']);
});

test('a VPC of a plain template is undetermined, because CloudFormation cannot close the group', () => {
  expect(statuses({})).toEqual(['undetermined']);
});
