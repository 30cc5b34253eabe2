import { allOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeOwnName } from './_admin';
import { mustStandAlone } from './_membership';
import { mustBeCopy } from './_origin';

export default rule({
  id: 'rds-instance-default-admin-check',
  title: 'RDS instances have an administrator with a name of its own',
  why: 'The name that a database comes with is half of what an attacker has to guess, and it tells nobody apart.',
  severity: 'low',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(a)(2)(i)', '164.312(d)'] },
  appliesTo: ['AWS::RDS::DBInstance'],
  where: database =>
    allOf(mustStandAlone(database), () =>
      mustNotHold(mustBeCopy(database), 'it takes its administrator from a snapshot or source'),
    ),

  check: database => mustBeOwnName(database.property('MasterUsername')),

  fix: {
    how: "Pass `credentials: rds.Credentials.fromGeneratedSecret('recordsadmin')` to `rds.DatabaseInstance` (`MasterUsername`); that replaces the database.",
  },
  config: { managedRule: 'RDS_INSTANCE_DEFAULT_ADMIN_CHECK' },

  examples: {
    compliant: [
      {
        when: 'the name is its own',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          MasterUsername: recordsadmin`,
      },
      {
        when: 'the generated secret holds a name of its own',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          MasterUsername: !Join ['', ['{{resolve:secretsmanager:', !Ref Login, ':SecretString:username::}}']]
      Login:
        Type: AWS::SecretsManager::Secret
        Properties:
          GenerateSecretString: { GenerateStringKey: password, SecretStringTemplate: '{"username":"recordsadmin"}' }
      Attachment:
        Type: AWS::SecretsManager::SecretTargetAttachment
        Properties: { SecretId: !Ref Login, TargetId: !Ref Records, TargetType: AWS::RDS::DBInstance }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the name is that of the engine',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          MasterUsername: postgres`,
      },
      {
        when: 'the generated secret holds the name of the engine',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          MasterUsername: !Join ['', ['{{resolve:secretsmanager:', !Ref Login, ':SecretString:username::}}']]
      Login:
        Type: AWS::SecretsManager::Secret
        Properties:
          GenerateSecretString: { GenerateStringKey: password, SecretStringTemplate: '{"username":"postgres"}' }
      Attachment:
        Type: AWS::SecretsManager::SecretTargetAttachment
        Properties: { SecretId: !Ref Login, TargetId: !Ref Records, TargetType: AWS::RDS::DBInstance }`,
      },
    ],
    undetermined: [
      {
        when: 'the name is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          MasterUsername: !ImportValue admin`,
      },
    ],
  },
});
