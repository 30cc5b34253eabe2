import rule from '../../policies/rules/organizations/organizations-detection-protected';
import { compliantExample, ruleCases } from '../support/rule-cases';

const denying = compliantExample(rule);
const statement = 'Rule.Properties.Content.Statement.0';
const when = (condition: unknown) => denying.with(`${statement}.Condition`, condition as never);

ruleCases(rule, [
  ['compliant', 'it exempts a role', when({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Security' } })],
  ['compliant', 'the operator has a suffix', when({ StringNotLikeIfExists: { 'AWS:PrincipalARN': 'arn:aws:iam::*:role/a' } })],
  ['compliant', 'it exempts who carries a tag', when({ StringNotEquals: { 'aws:PrincipalTag/team': 'security' } })],
  ['compliant', 'it exempts services that act for themselves', when({ Bool: { 'aws:PrincipalIsAWSService': 'false' } })],
  ['non-compliant', 'it exempts every role', when({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/?*' } })],
  ['non-compliant', 'it exempts everybody', when({ StringNotLike: { 'aws:userid': '*' } })],
  ['non-compliant', 'it exempts the organization', when({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })],
  ['compliant', 'it exempts services that act for somebody', when({ StringNotEquals: { 'aws:ViaAWSService': true } })],
  ['compliant', 'it exempts an account', when({ StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } })],
  [
    'undetermined',
    'the role that it exempts is imported',
    when({ ArnNotLike: { 'aws:PrincipalArn': { 'Fn::ImportValue': 'a' } } }),
  ],
  ['non-compliant', 'it denies services alone', when({ Bool: { 'aws:PrincipalIsAWSService': 'true' } })],
  ['non-compliant', 'it denies the root user alone', when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } })],
  ['non-compliant', 'it denies in some Regions', when({ StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } })],
  [
    'non-compliant',
    'it exempts a role, and denies outside the office alone',
    when({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/a' }, NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
  ],
  ['undetermined', 'its condition is imported', when({ 'Fn::ImportValue': 'exempt' })],
]);
