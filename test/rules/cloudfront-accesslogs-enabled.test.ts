import rule from '../../policies/rules/cloudfront/cloudfront-accesslogs-enabled';
import { resources, ruleCases } from '../support/rule-cases';

const delivery = resources(`
  Portal: { Type: AWS::CloudFront::Distribution, Properties: { DistributionConfig: { Enabled: true } } }
  Source:
    Type: AWS::Logs::DeliverySource
    Properties: { Name: portal, LogType: ACCESS_LOGS, ResourceArn: !ImportValue portal-arn }`);
const other = { 'Fn::Sub': 'arn:aws:cloudfront::111122223333:distribution/${Other}' };

ruleCases(rule, [
  ['non-compliant', 'other logs are delivered', delivery.with('Source.Properties.LogType', 'CONNECTION_LOGS')],
  [
    'non-compliant',
    'the access logs of another distribution are delivered',
    delivery.with('Source.Properties.ResourceArn', other).with('Other', { Type: 'AWS::CloudFront::Distribution' }),
  ],
  ['undetermined', 'access logs are delivered for a distribution that is imported', delivery],
]);
