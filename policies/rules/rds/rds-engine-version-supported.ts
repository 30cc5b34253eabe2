import { allOf, decide, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

/**
 * The first version of each engine that was in its standard support in early 2026. A rule that lags behind misses versions and accuses none.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html and the pages of the other engines
 */
const endOf: readonly (readonly [RegExp, string])[] = [
  [/^(aurora-postgresql|postgres)$/i, '13'],
  [/^(aurora|aurora-mysql|mysql)$/i, '8'],
  [/^mariadb$/i, '10.6'],
  [/^sqlserver-/i, '13'],
  [/^oracle-/i, '19'],
];

export default rule({
  id: 'rds-engine-version-supported',
  title: 'RDS databases run a version that the makers of the engine still mend',
  why: 'For a version at its end, holes that are found no longer get closed unless extended support is paid for, and exploits for them are public.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  dataAsOf: '2026-11-25',
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  where: database =>
    allOf(database.property('EngineVersion').mustBePresent(), () =>
      database
        .property('Engine')
        .mustMatch(
          /^(aurora.*|postgres|mysql|mariadb|sqlserver-(ee|se|ex|web)|oracle-.*)$/i,
          'an engine whose versions are known here',
        ),
    ),

  check: database => {
    const engine = database.property('Engine');
    return decide([engine], name => {
      const ended = endOf.find(([engines]) => engines.test(String(name)));
      return ended === undefined
        ? undetermined(() => `${engine.state()}, an engine whose versions are not known here`, engine)
        : database
            .property('EngineVersion')
            .must(`a version from ${ended[1]} on`, version => !isBelow(String(version), ended[1]));
    });
  },

  fix: {
    how: 'Set `version` of the engine in `rds.DatabaseInstance` or `rds.DatabaseCluster` to a current one (`EngineVersion`), and upgrade on a copy first.',
  },
  config: { none: 'AWS Config has no managed rule for the versions of RDS engines.' },

  examples: {
    compliant: [
      {
        when: 'PostgreSQL is current',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EngineVersion: "16.4" }`,
      },
      {
        when: 'Aurora MySQL is version 3',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql, EngineVersion: "8.0.mysql_aurora.3.08.0" }`,
      },
      {
        when: 'only the major version is named',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: mysql, EngineVersion: "8.4" }`,
      },
    ],
    nonCompliant: [
      {
        when: 'PostgreSQL is at its end',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EngineVersion: "11.22" }`,
      },
      {
        when: 'MySQL is at its end',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: mysql, EngineVersion: "5.7.44" }`,
      },
      {
        when: 'Aurora MySQL is version 2',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql, EngineVersion: "5.7.mysql_aurora.2.11.4" }`,
      },
    ],
    undetermined: [
      {
        when: 'the version is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EngineVersion: !ImportValue version }`,
      },
    ],
  },
});

/** Compares the numbers at the beginning, as far as the limit has them. */
function isBelow(version: string, limit: string): boolean {
  const numbers = version.split('.').map(part => Number.parseInt(part, 10));
  for (const [index, least] of limit.split('.').map(Number).entries()) {
    const number = numbers[index];
    if (number === undefined || number > least) return false;
    if (number < least) return true;
  }
  return false;
}
