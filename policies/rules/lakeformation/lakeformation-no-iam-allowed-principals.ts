import { everyOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'lakeformation-no-iam-allowed-principals',
  title: 'Lake Formation itself decides who reads tables',
  why: 'A grant to `IAM_ALLOWED_PRINCIPALS` switches Lake Formation off: everyone with IAM access to the catalog reads the columns about patients that it was to hide.',
  severity: 'medium',
  controls: { hicp: ['3.M.B', '4.M.E'], hipaa: ['164.312(a)(1)', '164.308(a)(4)(i)'] },
  appliesTo: [
    'AWS::LakeFormation::DataLakeSettings',
    'AWS::LakeFormation::Permissions',
    'AWS::LakeFormation::PrincipalPermissions',
  ],

  check: resource =>
    everyOf(principalsIn(resource), principal =>
      principal.get('DataLakePrincipalIdentifier').mustNotBe('IAM_ALLOWED_PRINCIPALS'),
    ),

  fix: {
    how: 'Grant permissions to named roles, and leave `createDatabaseDefaultPermissions` and `createTableDefaultPermissions` of `lakeformation.CfnDataLakeSettings` empty (`DataLakePrincipalIdentifier`).',
  },
  config: { none: 'AWS Config does not record settings and permissions of Lake Formation.' },

  examples: {
    compliant: [
      {
        when: 'a grant names a role',
        resources: `
      Read:
        Type: AWS::LakeFormation::PrincipalPermissions
        Properties: { Principal: { DataLakePrincipalIdentifier: arn:aws:iam::111122223333:role/research }, Permissions: [SELECT], PermissionsWithGrantOption: [], Resource: { Table: { CatalogId: "111122223333", DatabaseName: claims, Name: deidentified } } }`,
      },
      {
        when: 'the settings give new tables no default',
        resources: `
      Lake:
        Type: AWS::LakeFormation::DataLakeSettings
        Properties: { Admins: [{ DataLakePrincipalIdentifier: arn:aws:iam::111122223333:role/lake-admin }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the settings leave new tables to IAM',
        resources: `
      Lake:
        Type: AWS::LakeFormation::DataLakeSettings
        Properties: { CreateTableDefaultPermissions: [{ Principal: { DataLakePrincipalIdentifier: IAM_ALLOWED_PRINCIPALS }, Permissions: [ALL] }] }`,
      },
      {
        when: 'a grant leaves a table to IAM',
        resources: `
      Read:
        Type: AWS::LakeFormation::Permissions
        Properties: { DataLakePrincipal: { DataLakePrincipalIdentifier: IAM_ALLOWED_PRINCIPALS }, Permissions: [ALL], Resource: { TableResource: { DatabaseName: claims, Name: patients } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is imported',
        resources: `
      Read:
        Type: AWS::LakeFormation::PrincipalPermissions
        Properties: { Principal: { DataLakePrincipalIdentifier: !ImportValue reader }, Permissions: [SELECT], PermissionsWithGrantOption: [], Resource: { Catalog: {} } }`,
      },
    ],
  },
});

function principalsIn(resource: Resource): readonly Property[] {
  if (resource.type === 'AWS::LakeFormation::Permissions') return [resource.property('DataLakePrincipal')];
  if (resource.type === 'AWS::LakeFormation::PrincipalPermissions') return [resource.property('Principal')];
  return ['CreateDatabaseDefaultPermissions', 'CreateTableDefaultPermissions'].flatMap(name =>
    resource
      .property(name)
      .items()
      .map(grant => grant.get('Principal')),
  );
}
