import { compliant } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHave, mustHaveByProfile, vpc } from './_vpc';

export default rule({
  id: 'route53resolver-vpc-query-logging-enabled',
  title: 'VPC logs the DNS queries of its systems',
  why: 'Which systems asked for the domain of an attacker is the first question of an investigation; flow logs do not answer it.',
  severity: 'low',
  controls: { hicp: ['6.L.B', '8.L.D'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  from: 'large',
  appliesTo: [vpc],

  check: network =>
    mustHaveByProfile(
      mustHave(
        network,
        'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
        'ResourceId',
        'log of its DNS queries',
        () => compliant,
      ),
      network,
      'AWS::Route53Resolver::ResolverQueryLoggingConfig',
      () => compliant,
    ),

  fix: {
    how: 'Add a `route53resolver.CfnResolverQueryLoggingConfigAssociation` with `resourceId: vpc.vpcId` and a `CfnResolverQueryLoggingConfig` (AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation).',
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'a query log is associated',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation
        Properties: { ResourceId: !Ref Clinic, ResolverQueryLogConfigId: !Ref Log }
      Log:
        Type: AWS::Route53Resolver::ResolverQueryLoggingConfig
        Properties: { DestinationArn: arn:aws:s3:::clinic-dns-logs }`,
      },
      {
        when: 'its profile holds a query log',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Membership:
        Type: AWS::Route53Profiles::ProfileAssociation
        Properties: { Name: clinic, ProfileId: !Ref Profile, ResourceId: !Ref Clinic }
      Profile: { Type: AWS::Route53Profiles::Profile, Properties: { Name: clinic } }
      Held:
        Type: AWS::Route53Profiles::ProfileResourceAssociation
        Properties: { Name: held, ProfileId: !Ref Profile, ResourceArn: !GetAtt Log.Arn }
      Log:
        Type: AWS::Route53Resolver::ResolverQueryLoggingConfig
        Properties: { DestinationArn: arn:aws:s3:::clinic-dns-logs }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its profile holds a zone alone',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Membership:
        Type: AWS::Route53Profiles::ProfileAssociation
        Properties: { Name: clinic, ProfileId: !Ref Profile, ResourceId: !Ref Clinic }
      Profile: { Type: AWS::Route53Profiles::Profile, Properties: { Name: clinic } }
      Held:
        Type: AWS::Route53Profiles::ProfileResourceAssociation
        Properties: { Name: held, ProfileId: !Ref Profile, ResourceArn: !GetAtt Zone.Arn }
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }`,
      },
      {
        when: 'it has no query log',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }`,
      },
      {
        when: 'the query log is of another VPC',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Guests: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation
        Properties: { ResourceId: !Ref Guests, ResolverQueryLogConfigId: rqlc-1234 }`,
      },
    ],
    undetermined: [
      {
        when: 'another account shares its profile',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Membership:
        Type: AWS::Route53Profiles::ProfileAssociation
        Properties: { Name: clinic, ProfileId: rp-1234, ResourceId: !Ref Clinic }`,
      },
      {
        when: 'which VPC the association is for is computed by a macro',
        resources: `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation
        Properties: { ResourceId: { 'Fn::Transform': { Name: Networks } }, ResolverQueryLogConfigId: rqlc-1234 }`,
      },
    ],
  },
});
