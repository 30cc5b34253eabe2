import { allOf, anyOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
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
    allOf(mustStandAlone(instance), mustRunOn(instance, /^(mysql|mariadb|postgres)$/i, 'an engine with IAM authentication'), () =>
      mustHaveTokens(instance),
    ),

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

/**
 * MariaDB takes tokens of IAM from 10.11 on:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.IamDatabaseAuthentication.html
 */
function mustHaveTokens(instance: Resource): Verdict {
  const version = instance.property('EngineVersion');
  return anyOf(
    instance.property('Engine').mustMatch(/^(mysql|postgres)$/i, 'an engine with IAM authentication'),
    () => version.mustBeAbsent(),
    () => version.mustMatch(/^(?:10\.1[1-9]|1[1-9]\.|[2-9]\d)/, 'a version with IAM authentication'),
  );
}
