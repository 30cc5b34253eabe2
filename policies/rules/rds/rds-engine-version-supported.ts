import { allOf, decide, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

/**
 * The first version of each engine that was in its standard support in early 2026. A rule that lags behind misses versions and accuses none.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html and the pages of the other engines
 */
const firstSupported: readonly { readonly engines: readonly string[]; readonly version: string }[] = [
  { engines: ['postgres', 'aurora-postgresql'], version: '13' },
  { engines: ['mysql', 'aurora-mysql', 'aurora'], version: '8' },
  { engines: ['mariadb'], version: '10.6' },
  { engines: ['sqlserver-ee', 'sqlserver-se', 'sqlserver-ex', 'sqlserver-web'], version: '13' },
  { engines: ['oracle-ee', 'oracle-ee-cdb', 'oracle-se2', 'oracle-se2-cdb', 'oracle-se1', 'oracle-se'], version: '19' },
];

const known = new RegExp(`^(${firstSupported.flatMap(({ engines }) => engines).join('|')})$`, 'i');

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
      database.property('Engine').mustMatch(known, 'an engine whose versions are known here'),
    ),

  check: database => {
    const engine = database.property('Engine');
    return decide([engine], name => {
      const found = firstSupported.find(({ engines }) => engines.includes(String(name).toLowerCase()));
      return found === undefined
        ? undetermined(() => `${engine.state()}, an engine whose versions are not known here`, engine)
        : database
            .property('EngineVersion')
            .must(`a version from ${found.version} on`, version => !isBelow(String(version), found.version));
    });
  },

  fix: {
    how: 'Set `version` of the engine in `rds.DatabaseInstance` or `rds.DatabaseCluster` to a current one (`EngineVersion`), and upgrade on a copy first.',
  },
  config: {
    guard: {
      type: 'AWS::RDS::DBInstance',
      all: [
        {
          given: 'engineVersion',
          all: firstSupported.map(({ engines, version }) => ({
            where: 'engine',
            is: engines,
            all: [{ path: 'engineVersion', mustNotMatch: versionsBelow(version) }],
            orAbsent: true,
          })),
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::RDS::DBInstance.properties.json',
      confidence: 'document',
      leavesOut: 'The instances of a cluster run its version.',
      cases: [
        {
          properties: { Engine: 'postgres', EngineVersion: '16.4' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'postgres', engineVersion: '16.4' },
          verdict: 'compliant',
        },
        {
          properties: { Engine: 'postgres', EngineVersion: '13' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'postgres', engineVersion: '13' },
          verdict: 'compliant',
        },
        {
          properties: { Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.08.0' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'aurora-mysql', engineVersion: '8.0.mysql_aurora.3.08.0' },
          verdict: 'compliant',
        },
        {
          properties: { Engine: 'mysql', EngineVersion: '8.4' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'mysql', engineVersion: '8.4' },
          verdict: 'compliant',
        },
        {
          properties: { Engine: 'mariadb', EngineVersion: '10.11.9' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'mariadb', engineVersion: '10.11.9' },
          verdict: 'compliant',
        },
        {
          properties: { Engine: 'mariadb', EngineVersion: '10.6.19' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'mariadb', engineVersion: '10.6.19' },
          verdict: 'compliant',
        },
        {
          properties: { Engine: 'sqlserver-se', EngineVersion: '15.00.4043.16.v1' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'sqlserver-se', engineVersion: '15.00.4043.16.v1' },
          verdict: 'compliant',
        },
        {
          properties: { Engine: 'oracle-ee', EngineVersion: '19.0.0.0.ru-2021-04.rur-2021-04.r1' },
          configuration: {
            dBInstanceIdentifier: 'records',
            engine: 'oracle-ee',
            engineVersion: '19.0.0.0.ru-2021-04.rur-2021-04.r1',
          },
          verdict: 'compliant',
        },
        {
          properties: { Engine: 'postgres', EngineVersion: '11.22' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'postgres', engineVersion: '11.22' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'postgres', EngineVersion: '9.6.24' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'postgres', engineVersion: '9.6.24' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'aurora-postgresql', EngineVersion: '12.17' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'aurora-postgresql', engineVersion: '12.17' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'mysql', EngineVersion: '5.7.44' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'mysql', engineVersion: '5.7.44' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'aurora-mysql', EngineVersion: '5.7.mysql_aurora.2.11.4' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'aurora-mysql', engineVersion: '5.7.mysql_aurora.2.11.4' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'aurora', EngineVersion: '5.6.10a' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'aurora', engineVersion: '5.6.10a' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'mariadb', EngineVersion: '10.5.27' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'mariadb', engineVersion: '10.5.27' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'mariadb', EngineVersion: '5.5.61' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'mariadb', engineVersion: '5.5.61' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'sqlserver-ex', EngineVersion: '12.00.6293.0.v1' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'sqlserver-ex', engineVersion: '12.00.6293.0.v1' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'oracle-se2', EngineVersion: '12.1.0.2.v28' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'oracle-se2', engineVersion: '12.1.0.2.v28' },
          verdict: 'non-compliant',
        },
        {
          properties: { Engine: 'neptune', EngineVersion: '1.2.1.0' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'neptune', engineVersion: '1.2.1.0' },
          verdict: 'not concerned',
        },
        {
          properties: { Engine: 'postgres' },
          configuration: { dBInstanceIdentifier: 'records', engine: 'postgres' },
          verdict: 'not concerned',
        },
        {
          properties: { EngineVersion: '11.22' },
          configuration: { dBInstanceIdentifier: 'records', engineVersion: '11.22' },
          verdict: 'not concerned',
        },
      ],
    },
  },

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

/** The same as a pattern, for Guard, which compares no numbers: versions below `10.6` are those of 0 to 9 and of 10.0 to 10.5. */
function versionsBelow(limit: string): string {
  const parts = limit.split('.');
  const below = parts.map((part, index) => [...parts.slice(0, index), `(${numbersBelow(Number(part))})([^0-9]|$)`].join('[.]'));
  return `^(${below.join('|')})`;
}

function numbersBelow(limit: number): string {
  return Array.from({ length: limit }, (_, number) => String(number)).join('|');
}
