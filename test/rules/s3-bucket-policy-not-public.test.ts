import rule from '../../policies/rules/s3/s3-bucket-policy-not-public';
import { compliantExample, ruleCases } from '../support/rule-cases';

const limited = compliantExample(rule);
const statement = 'Policy.Properties.PolicyDocument.Statement.0';
const limitedBy = (condition: Parameters<typeof limited.with>[1]) => limited.with(`${statement}.Condition`, condition);
const forPrincipal = (principal: Parameters<typeof limited.with>[1]) =>
  limited.without(`${statement}.Condition`).with(`${statement}.Principal`, principal);

ruleCases(rule, [
  ['compliant', 'everyone is denied', limited.without(`${statement}.Condition`).with(`${statement}.Effect`, 'Deny')],
  [
    'compliant',
    'a role of the template is allowed',
    forPrincipal({ AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } }).with('Role', { Type: 'AWS::IAM::Role' }),
  ],
  [
    'compliant',
    'the own account is allowed',
    forPrincipal({ AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } }),
  ],
  ['compliant', 'the own account is allowed by its number', forPrincipal({ AWS: { Ref: 'AWS::AccountId' } })],
  ['compliant', 'a service is allowed', forPrincipal({ Service: 'logging.s3.amazonaws.com' })],
  ['compliant', 'a condition names a VPC endpoint', limitedBy({ StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } })],
  [
    'compliant',
    'a condition names the own account',
    limitedBy({ StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } }),
  ],
  [
    'compliant',
    'a condition names accounts in a list',
    limitedBy({ StringEquals: { 'aws:PrincipalAccount': ['111122223333', { Ref: 'AWS::AccountId' }] } }),
  ],
  [
    'compliant',
    'a condition names a distribution',
    limitedBy({ StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1' } }),
  ],
  ['non-compliant', 'a condition only wants TLS', limitedBy({ Bool: { 'aws:SecureTransport': true } })],
  [
    'non-compliant',
    'a condition names the referring page, which anyone can claim',
    limitedBy({ StringLike: { 'aws:Referer': 'https://portal.example.org/*' } }),
  ],
  [
    'non-compliant',
    'the organization counts only where it is known',
    limitedBy({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
  ],
  ['non-compliant', 'all organizations are meant', limitedBy({ StringLike: { 'aws:PrincipalOrgID': '*' } })],
  ['non-compliant', 'all addresses are meant', limitedBy({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '0.0.0.0/0'] } })],
  ['non-compliant', 'one organization is left out', limitedBy({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })],
  ['non-compliant', 'everyone stands in a list of principals', forPrincipal({ AWS: ['arn:aws:iam::111122223333:root', '*'] })],
  [
    'non-compliant',
    'all but one principal are meant',
    limited
      .without(`${statement}.Condition`)
      .without(`${statement}.Principal`)
      .with(`${statement}.NotPrincipal`, { AWS: 'arn:aws:iam::111122223333:root' }),
  ],
  [
    'non-compliant',
    'one branch drops the condition',
    limitedBy({ 'Fn::If': ['Prod', { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } }, { Ref: 'AWS::NoValue' }] }),
  ],
  [
    'non-compliant',
    'the document is text',
    limited.with(
      'Policy.Properties.PolicyDocument',
      '{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}}',
    ),
  ],
  [
    'undetermined',
    'the principal is a parameter',
    forPrincipal({ AWS: { Ref: 'Reader' } }).withSection('Parameters', { Reader: { Type: 'String' } }),
  ],
  [
    'undetermined',
    'the organization is a parameter',
    limitedBy({ StringLike: { 'aws:PrincipalOrgID': { Ref: 'Org' } } }).withSection('Parameters', { Org: { Type: 'String' } }),
  ],
  [
    'undetermined',
    'the effect is imported',
    limited.without(`${statement}.Condition`).with(`${statement}.Effect`, { 'Fn::ImportValue': 'effect' }),
  ],
]);
