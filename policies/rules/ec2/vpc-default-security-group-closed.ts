import { allOf, anyOf, everyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';
import { directions } from './_traffic';

export default rule({
  id: 'vpc-default-security-group-closed',
  title: 'Default security group of the VPC allows no traffic',
  why: 'What is launched without a security group gets the default one: as AWS creates it, all its members reach one another and the internet.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::VPC'],

  // CloudFormation has no resource for the default group, and EC2 creates it open. CDK empties it with a custom resource.
  check: vpc =>
    allOf(
      everyOf(
        Object.values(directions)
          .flatMap(({ type }) => vpc.referredToBy(type, 'GroupId'))
          .filter(one => one.property('GroupId').target() === vpc),
        one =>
          nonCompliant(
            () => `${one.logicalId} adds a rule to the default security group; it must have none`,
            one.property('GroupId'),
          ),
      ),
      () =>
        anyOf(
          someOf(
            vpc.referredToBy('Custom::VpcRestrictDefaultSG', 'DefaultSecurityGroupId'),
            'resource of the template that closes the default security group',
            closing => closing.property('DefaultSecurityGroupId').mustReferTo(vpc),
          ),
          // CDK can close it; a plain template cannot, so whether someone did shows in the account alone.
          ...(vpc.constructPath === undefined
            ? [undetermined('a template cannot close the default security group; whether it is closed shows in the account')]
            : []),
        ),
    ),

  fix: {
    how: 'Set `restrictDefaultSecurityGroup: true` on `ec2.Vpc` (feature flag `@aws-cdk/aws-ec2:restrictDefaultSecurityGroup`). Without CDK, remove its rules after creation; CloudFormation cannot.',
  },
  config: { managedRule: 'VPC_DEFAULT_SECURITY_GROUP_CLOSED' },

  examples: {
    compliant: [
      {
        when: "CDK's custom resource empties it",
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }
      ClinicRestrictDefaultSecurityGroup:
        Type: Custom::VpcRestrictDefaultSG
        Properties:
          ServiceToken: arn:aws:lambda:us-east-1:111122223333:function:restrict
          DefaultSecurityGroupId: !GetAtt Clinic.DefaultSecurityGroup
          Account: '111122223333'`,
      },
    ],
    nonCompliant: [
      {
        when: 'a rule is added to it after it was emptied',
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }
      ClinicRestrictDefaultSecurityGroup:
        Type: Custom::VpcRestrictDefaultSG
        Properties: { DefaultSecurityGroupId: !GetAtt Clinic.DefaultSecurityGroup, Account: '111122223333' }
      Inbound:
        Type: AWS::EC2::SecurityGroupIngress
        Properties: { GroupId: !GetAtt Clinic.DefaultSecurityGroup, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }`,
      },
    ],
    undetermined: [
      {
        when: 'a plain template says nothing about it; in a CDK app that is non-compliant',
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }`,
      },
      {
        when: 'the group that is emptied is only known at deployment',
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }
      RestrictDefaultSecurityGroup:
        Type: Custom::VpcRestrictDefaultSG
        Properties: { DefaultSecurityGroupId: !FindInMap [Groups, !Ref Site, Default], Account: '111122223333' }`,
      },
    ],
  },
});
