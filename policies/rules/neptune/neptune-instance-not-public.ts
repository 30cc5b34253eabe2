import { rule } from '../../rule';

export default rule({
  id: 'neptune-instance-not-public',
  title: 'Neptune instances are not publicly accessible',
  why: 'A graph with a public address can be reached, scanned and attacked from the internet as soon as one security group rule is too wide.',
  severity: 'high',
  controls: { hicp: ['6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Neptune::DBInstance'],

  check: instance => instance.property('PubliclyAccessible').mustNotBe(true),

  fix: {
    how: 'Leave `publiclyAccessible` out of `neptune.CfnDBInstance`, or set it to false (`PubliclyAccessible`).',
    set: { 'Properties.PubliclyAccessible': false },
  },
  config: { none: 'AWS Config has no type of item for Neptune instances.' },

  examples: {
    compliant: [
      {
        when: 'nothing makes it public',
        resources: `
      Node:
        Type: AWS::Neptune::DBInstance
        Properties: { DBInstanceClass: db.r6g.large }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is public',
        resources: `
      Node:
        Type: AWS::Neptune::DBInstance
        Properties: { DBInstanceClass: db.r6g.large, PubliclyAccessible: true }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether it is public',
        resources: `
      Node:
        Type: AWS::Neptune::DBInstance
        Properties: { DBInstanceClass: db.r6g.large, PubliclyAccessible: !ImportValue public }`,
      },
    ],
  },
});
