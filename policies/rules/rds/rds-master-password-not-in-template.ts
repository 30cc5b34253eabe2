import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from './_secret';

export default rule({
  id: 'rds-master-password-not-in-template',
  title: 'The master password of a database is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to all records.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster'],

  // The second one opens the keystore of Oracle's own encryption.
  check: database =>
    everyOf(['MasterUserPassword', 'TdeCredentialPassword'], name => mustNotBeWrittenOut(database.property(name))),

  fix: {
    how: 'Use `credentials: rds.Credentials.fromGeneratedSecret("admin")` in CDK, `ManageMasterUserPassword: true` without `MasterUserPassword`, or `{{resolve:secretsmanager:…}}`. Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from' },

  examples: {
    compliant: [
      {
        when: 'RDS manages the password in Secrets Manager',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, MasterUsername: records, ManageMasterUserPassword: true }`,
      },
      {
        when: 'it is read from a secret at deployment',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBInstanceClass: db.m7g.large
          MasterUsername: records
          MasterUserPassword: !Sub '{{resolve:secretsmanager:\${Login}:SecretString:password}}'
      Login:
        Type: AWS::SecretsManager::Secret
        Properties: { GenerateSecretString: { PasswordLength: 32 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, MasterUsername: records, MasterUserPassword: not-a-real-password }`,
      },
      {
        when: 'it is read from a plain SSM parameter',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBInstanceClass: db.m7g.large
          MasterUsername: records
          MasterUserPassword: '{{resolve:ssm:/records/password}}'`,
      },
      {
        when: 'the password to the keystore of Oracle is written in plain',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: oracle-ee, DBInstanceClass: db.m7g.large, ManageMasterUserPassword: true, TdeCredentialPassword: not-a-real-password }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, MasterUsername: records, MasterUserPassword: !ImportValue login }`,
      },
    ],
  },
});
