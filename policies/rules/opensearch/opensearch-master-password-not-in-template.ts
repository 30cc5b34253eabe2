import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

export default rule({
  id: 'opensearch-master-password-not-in-template',
  title: 'The master password of an OpenSearch domain is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to all records.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
  where: domain => domain.property('AdvancedSecurityOptions.MasterUserOptions').mustBePresent(),

  check: domain => mustNotBeWrittenOut(domain.property('AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword')),

  fix: {
    how: 'Set `masterUserArn` in `fineGrainedAccessControl` of `opensearch.Domain`, or take the password from a secret: `{{resolve:secretsmanager:…}}` in `MasterUserPassword`. Change the one that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'the master user is a role',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AdvancedSecurityOptions:
            MasterUserOptions: { MasterUserARN: arn:aws:iam::111122223333:role/search-admin }`,
      },
      {
        when: 'it is read from a secret at deployment',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AdvancedSecurityOptions:
            MasterUserOptions: { MasterUserName: admin, MasterUserPassword: '{{resolve:secretsmanager:notes:SecretString:password}}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AdvancedSecurityOptions:
            MasterUserOptions: { MasterUserName: admin, MasterUserPassword: not-a-real-password }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AdvancedSecurityOptions:
            MasterUserOptions: { MasterUserName: admin, MasterUserPassword: !ImportValue login }`,
      },
    ],
  },
});
