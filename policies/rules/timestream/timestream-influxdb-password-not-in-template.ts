import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'timestream-influxdb-password-not-in-template',
  title: 'Passwords of Timestream for InfluxDB are not in the template',
  why: 'Who reads the template or its history signs in as administrator of the database.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Timestream::InfluxDBInstance', 'AWS::Timestream::InfluxDBCluster'],
  where: instance => instance.property('Password').mustBePresent(),

  check: instance => mustNotBeWrittenOut(instance.property('Password')),

  fix: {
    how: 'Pass `password` of `timestream.CfnInfluxDBInstance` from a secret: `secret.secretValue.unsafeUnwrap()` writes a dynamic reference (`Password`).',
  },
  config: { none: 'Once it is deployed, nothing shows where a password came from.' },

  examples: {
    compliant: [
      {
        when: 'the password comes from a secret',
        resources: `
      Vitals:
        Type: AWS::Timestream::InfluxDBInstance
        Properties: { Name: vitals, DbInstanceType: db.influx.large, AllocatedStorage: 100, Password: '{{resolve:secretsmanager:vitals}}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password is written in plain',
        resources: `
      Vitals:
        Type: AWS::Timestream::InfluxDBInstance
        Properties: { Name: vitals, DbInstanceType: db.influx.large, AllocatedStorage: 100, Password: Summer-2026 }`,
      },
    ],
    undetermined: [
      {
        when: 'the password is imported',
        resources: `
      Vitals:
        Type: AWS::Timestream::InfluxDBInstance
        Properties: { Name: vitals, DbInstanceType: db.influx.large, AllocatedStorage: 100, Password: !ImportValue password }`,
      },
    ],
  },
});
