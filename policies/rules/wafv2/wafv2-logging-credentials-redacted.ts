import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'wafv2-logging-credentials-redacted',
  title: 'Web ACL keeps session credentials out of its logs',
  why: 'Cookies and tokens in a log let everyone who may read the log act as the patient or clinician who sent them.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '3.M.C'], hipaa: ['164.312(a)(1)', '164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::WAFv2::LoggingConfiguration'],

  check: logging =>
    allOf(
      ...['authorization', 'cookie'].map(
        header => () =>
          someOf(logging.property('RedactedFields').items(), `redaction of the header ${header}`, field =>
            field.get('SingleHeader.Name').mustMatch(new RegExp(`^${header}$`, 'i'), header),
          ),
      ),
    ),

  fix: {
    how: "Set `redactedFields: [{ singleHeader: { Name: 'authorization' } }, { singleHeader: { Name: 'cookie' } }]` on `wafv2.CfnLoggingConfiguration` (`RedactedFields`).",
    set: { 'Properties.RedactedFields': [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }] },
  },
  config: { none: 'AWS Config does not record the logging of web ACLs.' },

  examples: {
    compliant: [
      {
        when: 'both headers are redacted',
        resources: `
      Logging:
        Type: AWS::WAFv2::LoggingConfiguration
        Properties:
          ResourceArn: arn:aws:wafv2:us-east-1:111122223333:regional/webacl/portal/1234
          LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-portal']
          RedactedFields: [{ SingleHeader: { Name: Authorization } }, { SingleHeader: { Name: cookie } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is redacted',
        resources: `
      Logging:
        Type: AWS::WAFv2::LoggingConfiguration
        Properties:
          ResourceArn: arn:aws:wafv2:us-east-1:111122223333:regional/webacl/portal/1234
          LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-portal']`,
      },
      {
        when: 'one of both is',
        resources: `
      Logging:
        Type: AWS::WAFv2::LoggingConfiguration
        Properties:
          ResourceArn: arn:aws:wafv2:us-east-1:111122223333:regional/webacl/portal/1234
          LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-portal']
          RedactedFields: [{ SingleHeader: { Name: authorization } }, { QueryString: {} }]`,
      },
    ],
    undetermined: [
      {
        when: 'the name of a header is a parameter without a default',
        resources: `
      Logging:
        Type: AWS::WAFv2::LoggingConfiguration
        Properties:
          ResourceArn: arn:aws:wafv2:us-east-1:111122223333:regional/webacl/portal/1234
          LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-portal']
          RedactedFields: [{ SingleHeader: { Name: authorization } }, { SingleHeader: { Name: !Ref Header } }]`,
      },
    ],
  },
});
