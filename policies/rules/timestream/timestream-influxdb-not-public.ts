import { rule } from '../../rule';

export default rule({
  id: 'timestream-influxdb-not-public',
  title: 'Timestream for InfluxDB instances are not publicly accessible',
  why: 'A database with a public address can be reached, scanned and attacked from the internet as soon as one security group rule is too wide.',
  severity: 'high',
  controls: { hicp: ['6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Timestream::InfluxDBInstance', 'AWS::Timestream::InfluxDBCluster'],

  check: instance => instance.property('PubliclyAccessible').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave `publiclyAccessible` of `timestream.CfnInfluxDBInstance` at its default, false (`PubliclyAccessible`); a change replaces the instance.',
    set: { 'Properties.PubliclyAccessible': false },
  },
  config: { none: 'AWS Config does not record Timestream for InfluxDB.' },

  examples: {
    compliant: [
      {
        when: 'it is private by default',
        resources: `
      Vitals:
        Type: AWS::Timestream::InfluxDBInstance
        Properties: { Name: vitals, DbInstanceType: db.influx.large, AllocatedStorage: 100 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is public',
        resources: `
      Vitals:
        Type: AWS::Timestream::InfluxDBInstance
        Properties: { Name: vitals, DbInstanceType: db.influx.large, AllocatedStorage: 100, PubliclyAccessible: true }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether it is public',
        resources: `
      Vitals:
        Type: AWS::Timestream::InfluxDBInstance
        Properties: { Name: vitals, DbInstanceType: db.influx.large, AllocatedStorage: 100, PubliclyAccessible: !ImportValue public }`,
      },
    ],
  },
});
