import { allOf, compliant, decide, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Resource, Scalar, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRunOn } from './_engine';
import { mustStandAlone } from './_membership';

/** How an engine is told to refuse connections without TLS. */
interface TlsSetting {
  readonly engines: RegExp;
  readonly parameter: string;
  readonly on: readonly Scalar[];
  /** Families, such as `postgres16`, in which it is on unless it is switched off. */
  readonly onByDefault: RegExp | undefined;
}

/**
 * PostgreSQL since 15, https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html; Aurora PostgreSQL since 17;
 * MariaDB since 11.8 and MySQL since 9, https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
 */
const settings: readonly TlsSetting[] = [
  { engines: /^postgres$/i, parameter: 'rds.force_ssl', on: [1], onByDefault: /^postgres(1[5-9]|[2-9]\d)/ },
  { engines: /^aurora-postgresql$/i, parameter: 'rds.force_ssl', on: [1], onByDefault: /^aurora-postgresql(1[7-9]|[2-9]\d)/ },
  {
    engines: /^mysql$/i,
    parameter: 'require_secure_transport',
    on: [1, true, 'on', 'ON'],
    onByDefault: /^mysql(9|[1-9]\d)(\.|$)/,
  },
  {
    engines: /^mariadb$/i,
    parameter: 'require_secure_transport',
    on: [1, true, 'on', 'ON'],
    onByDefault: /^mariadb(11\.([89]|[1-9]\d)|1[2-9]|[2-9]\d)(\D|$)/,
  },
  { engines: /^aurora(-mysql)?$/i, parameter: 'require_secure_transport', on: [1, true, 'on', 'ON'], onByDefault: undefined },
  { engines: /^sqlserver-/i, parameter: 'rds.force_ssl', on: [1], onByDefault: undefined },
];
const engines = /^(postgres|mysql|mariadb|aurora.*|sqlserver-.*)$/i;

export default rule({
  id: 'rds-tls-required',
  title: 'RDS databases refuse connections without TLS',
  why: 'A client that connects without TLS sends passwords and ePHI over the network in plain, where they can be read and changed.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  // Oracle and Db2 are told by option groups and several parameters together.
  where: database => allOf(mustStandAlone(database), mustRunOn(database, engines, 'an engine with one parameter for TLS')),

  check: database => {
    const engine = database.property('Engine');
    return decide([engine], name => {
      const setting = settings.find(one => one.engines.test(String(name)));
      return setting === undefined ? undetermined(engine.state(), engine.path) : mustRequireTls(database, setting, String(name));
    });
  },

  fix: {
    how: 'Give the database an `rds.ParameterGroup` with `rds.force_ssl: "1"` (PostgreSQL, SQL Server) or `require_secure_transport: "ON"` (MySQL, MariaDB), as `parameterGroup` (`DBParameterGroupName`, `DBClusterParameterGroupName`).',
  },
  config: {
    none: 'AWS Config has a rule for each engine and none for Aurora: rds-postgres-instance-encrypted-in-transit, rds-mysql-…, rds-mariadb-…, rds-sqlserver-… It does not record parameter groups, which have the setting.',
  },

  examples: {
    compliant: [
      {
        when: 'its parameter group forces TLS',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EngineVersion: "14.12", DBInstanceClass: db.m7g.large, DBParameterGroupName: !Ref Secure }
      Secure:
        Type: AWS::RDS::DBParameterGroup
        Properties: { Description: TLS only, Family: postgres14, Parameters: { rds.force_ssl: "1" } }`,
      },
      {
        when: 'the default of its version does',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EngineVersion: "16.4", DBInstanceClass: db.m7g.large }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its parameter group switches TLS off',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, EngineVersion: "16.4", DBInstanceClass: db.m7g.large, DBParameterGroupName: !Ref Legacy }
      Legacy:
        Type: AWS::RDS::DBParameterGroup
        Properties: { Description: legacy clients, Family: postgres16, Parameters: { rds.force_ssl: "0" } }`,
      },
      {
        when: 'the default of its version does not force TLS',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql, EngineVersion: 8.0.mysql_aurora.3.08.0 }`,
      },
    ],
    undetermined: [
      {
        when: 'its parameter group is not in the templates of the run',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: mysql, EngineVersion: "8.0.40", DBInstanceClass: db.m7g.large, DBParameterGroupName: hospital-mysql }`,
      },
      {
        when: 'AWS picks the version',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
    ],
  },
});

function mustRequireTls(database: Resource, setting: TlsSetting, engine: string): Verdict {
  const group = database.property(
    database.type === 'AWS::RDS::DBCluster' ? 'DBClusterParameterGroupName' : 'DBParameterGroupName',
  );
  const target = group.target();
  if (target !== undefined) {
    const value = target.property('Parameters').at(setting.parameter);
    const family = target.property('Family');
    return decide([value], written =>
      written === undefined
        ? decide([family], name => mustBeOnIn(String(name), `${value.path} is not set`, setting, value.path))
        : value.mustBe(...setting.on),
    );
  }
  return decide([group], name => {
    if (name === undefined) return mustRequireTlsByVersion(database, setting, engine, group);
    // The name of a default group tells the family, as in default.postgres16.
    const family = /^default\.(.*)$/.exec(String(name))?.[1];
    return family === undefined ? group.leadsTo(() => compliant) : mustBeOnIn(family, group.state(), setting, group.path);
  });
}

/** Without a parameter group of its own, a database has the default group of its version. */
function mustRequireTlsByVersion(database: Resource, setting: TlsSetting, engine: string, group: Property): Verdict {
  const version = database.property('EngineVersion');
  if (setting.onByDefault === undefined) return mustBeOnIn(engine, `${group.path} is not set`, setting, group.path);
  return decide([version], number =>
    number === undefined
      ? undetermined(
          `${group.path} and ${version.path} are not set, so AWS picks the version and with it the default of ${setting.parameter}`,
          group.path,
        )
      : mustBeOnIn(`${engine.toLowerCase()}${String(number)}`, `${group.path} is not set`, setting, group.path),
  );
}

function mustBeOnIn(family: string, state: string, setting: TlsSetting, at: string): Verdict {
  return setting.onByDefault?.test(family) === true
    ? compliant
    : nonCompliant(
        `${state}, and ${family} does not set ${setting.parameter} by itself; it must be ${String(setting.on.at(-1))}`,
        at,
      );
}
