import rule from '../../policies/rules/s3/s3-bucket-acl-prohibited';
import { resources, ruleCases } from '../support/rule-cases';

const logs = (property: string) =>
  resources(`
  Logs:
    Type: AWS::S3::Bucket
    Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerPreferred }] } }
  Portal:
    Type: AWS::CloudFront::Distribution
    Properties: { DistributionConfig: { ${property} } }`);

ruleCases(rule, [
  ['compliant', 'CloudFront delivers its logs to it', logs('Logging: { Bucket: !GetAtt Logs.RegionalDomainName }')],
  ['compliant', 'CloudFront delivers its logs to its domain name', logs("Logging: { Bucket: !Sub '${Logs}.s3.amazonaws.com' }")],
  [
    'non-compliant',
    'CloudFront delivers its logs to another bucket',
    logs("Logging: { Bucket: !Sub '${Logs}-2.s3.amazonaws.com' }"),
  ],
  [
    'non-compliant',
    'CloudFront delivers its logs to it and everyone may read them',
    logs('Logging: { Bucket: !GetAtt Logs.RegionalDomainName }').with('Logs.Properties.AccessControl', 'PublicRead'),
  ],
  ['non-compliant', 'it is the origin', logs('Origins: [{ Id: o, DomainName: !GetAtt Logs.RegionalDomainName }]')],
]);
