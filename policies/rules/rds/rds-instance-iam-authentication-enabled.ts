import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRunOn } from './_engine';
import { mustStandAlone } from './_membership';

export default rule({
  id: 'rds-instance-iam-authentication-enabled',
  title: 'RDS instances accept IAM authentication',
  why: 'Database passwords are shared, seldom rotated and outlive the people who know them; IAM tokens expire after minutes and name who signed in.',
  severity: 'low',
  controls: { hicp: ['3.M.C', '3.L.D'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::RDS::DBInstance'],
  where: instance =>
    allOf(mustStandAlone(instance), mustRunOn(instance, /^(mysql|mariadb|postgres)$/i, 'an engine with IAM authentication')),

  check: instance => instance.property('EnableIAMDatabaseAuthentication').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `iamAuthentication: true` on `rds.DatabaseInstance` (`EnableIAMDatabaseAuthentication: true`).',
    set: { 'Properties.EnableIAMDatabaseAuthentication': true },
  },
  config: { managedRule: 'RDS_INSTANCE_IAM_AUTHENTICATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'IAM can sign users in',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, EnableIAMDatabaseAuthentication: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'only passwords do, as by default',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: mysql, DBInstanceClass: db.m7g.large }`,
      },
    ],
    undetermined: [
      {
        when: 'the engine, which may have no IAM authentication, is a parameter',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: !Ref Engine, DBInstanceClass: db.m7g.large }`,
      },
    ],
  },
});
