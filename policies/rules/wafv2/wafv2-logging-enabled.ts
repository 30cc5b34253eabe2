import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'wafv2-logging-enabled',
  title: 'Web ACL logs the requests it inspects',
  why: 'The log of the firewall shows who attacked a patient portal and what got through; metrics alone do not.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '6.M.C'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::WAFv2::WebACL'],

  check: acl =>
    someOf(acl.referredToBy('AWS::WAFv2::LoggingConfiguration', 'ResourceArn'), 'logging configuration of the web ACL', logging =>
      logging.property('ResourceArn').mustReferTo(acl),
    ),

  fix: {
    how: 'Add a `wafv2.CfnLoggingConfiguration` with `resourceArn: webAcl.attrArn` and a log group, bucket or stream whose name starts with aws-waf-logs-.',
  },
  config: { managedRule: 'WAFV2_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'a logging configuration refers to it',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: REGIONAL, DefaultAction: { Allow: {} } }
      Logging:
        Type: AWS::WAFv2::LoggingConfiguration
        Properties: { ResourceArn: !GetAtt Portal.Arn, LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-portal'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no logging configuration',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: REGIONAL, DefaultAction: { Allow: {} } }`,
      },
      {
        when: 'the logging configuration is of another web ACL',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: REGIONAL, DefaultAction: { Allow: {} } }
      Api:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: REGIONAL, DefaultAction: { Allow: {} } }
      Logging:
        Type: AWS::WAFv2::LoggingConfiguration
        Properties: { ResourceArn: !GetAtt Api.Arn, LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-api'] }`,
      },
    ],
    undetermined: [
      {
        when: 'what is logged is only known at deployment',
        resources: `
      Portal:
        Type: AWS::WAFv2::WebACL
        Properties: { Scope: REGIONAL, DefaultAction: { Allow: {} } }
      Logging:
        Type: AWS::WAFv2::LoggingConfiguration
        Properties: { ResourceArn: !FindInMap [WebAcls, !Ref Site, Arn], LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-portal'] }`,
      },
    ],
  },
});
