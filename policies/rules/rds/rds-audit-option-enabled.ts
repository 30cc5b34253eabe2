import { allOf, compliant, decide, nonCompliant, someOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustStandAlone } from './_membership';

export default rule({
  id: 'rds-audit-option-enabled',
  title: 'MySQL, MariaDB and SQL Server instances record who does what',
  why: 'Exporting the audit log of an instance without the audit option exports nothing, and nobody can say who read or changed which records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.L.E'], hipaa: ['164.312(b)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::RDS::DBInstance'],
  where: database =>
    allOf(mustStandAlone(database), () =>
      database.property('Engine').mustMatch(/^(mysql|mariadb|sqlserver-(ee|se|web|ex))$/i, 'an engine with an audit option'),
    ),

  check: database =>
    mustHaveOption(
      database.property('OptionGroupName'),
      database.property('Engine').mustMatch(/^sqlserver-/i, 'SQL Server').status === 'compliant'
        ? 'SQLSERVER_AUDIT'
        : 'MARIADB_AUDIT_PLUGIN',
    ),

  fix: {
    how: 'Give the instance an `rds.OptionGroup` with `MARIADB_AUDIT_PLUGIN` (MySQL, MariaDB) or `SQLSERVER_AUDIT` as `optionGroup` (`OptionGroupName`).',
  },
  config: {
    none: 'AWS Config looks at which logs are exported, not at what they hold. The rule judges several resources together, and a Guard policy sees one item.',
  },

  examples: {
    compliant: [
      {
        when: 'MySQL has the audit plugin',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: mysql
          OptionGroupName: !Ref Options
      Options:
        Type: AWS::RDS::OptionGroup
        Properties:
          EngineName: mysql
          MajorEngineVersion: "8.0"
          OptionGroupDescription: records
          OptionConfigurations: [{ OptionName: MARIADB_AUDIT_PLUGIN }]`,
      },
      {
        when: 'SQL Server has the audit option',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: sqlserver-se
          OptionGroupName: !Ref Options
      Options:
        Type: AWS::RDS::OptionGroup
        Properties:
          EngineName: sqlserver-se
          MajorEngineVersion: "16.00"
          OptionGroupDescription: records
          OptionConfigurations: [{ OptionName: SQLSERVER_AUDIT }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has the default option group',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: mariadb`,
      },
      {
        when: 'the option group has another option',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: mysql
          OptionGroupName: !Ref Options
      Options:
        Type: AWS::RDS::OptionGroup
        Properties:
          EngineName: mysql
          MajorEngineVersion: "8.0"
          OptionGroupDescription: records
          OptionConfigurations: [{ OptionName: MEMCACHED }]`,
      },
    ],
    undetermined: [
      {
        when: 'the option group is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: mysql
          OptionGroupName: !ImportValue options`,
      },
    ],
  },
});

/** The default groups of AWS, such as `default:mysql-8-0`, hold no options. */
function mustHaveOption(group: Property, option: string): Verdict {
  const target = group.target();
  if (target !== undefined)
    return someOf(target.property('OptionConfigurations').items(), `option ${option}`, one =>
      one.get('OptionName').mustBe(option),
    );
  return decide([group], name =>
    name === undefined || String(name).startsWith('default:')
      ? nonCompliant(
          () => `${group.state()}, and no default option group has ${option}; it must be a group with that option`,
          group,
        )
      : group.leadsTo(() => compliant),
  );
}
