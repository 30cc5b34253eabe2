import rule from '../../policies/rules/s3/s3-bucket-ssl-requests-only';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const statement = 'Policy.Properties.PolicyDocument.Statement';

ruleCases(rule, [
  ['compliant', 'both branches of a condition deny', secure.with(`${statement}.Effect`, { 'Fn::If': ['Prod', 'Deny', 'Deny'] })],
  [
    'compliant',
    'the value of the condition is text in a list',
    secure.with(`${statement}.Condition.Bool`, { 'AWS:securetransport': ['false'] }),
  ],
  ['compliant', 'everyone is written as all AWS principals', secure.with(`${statement}.Principal`, { AWS: ['*'] })],
  [
    'compliant',
    'the denial also holds where the key is missing',
    secure.with(`${statement}.Condition`, { BoolIfExists: { 'aws:SecureTransport': false } }),
  ],
  [
    'compliant',
    'the denial stands among other statements',
    secure.with(statement, [
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/app' }, Action: 's3:GetObject', Resource: '*' },
      { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]),
  ],
  [
    'compliant',
    'bucket and objects are denied by one statement each',
    secure.with(statement, [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: { 'Fn::GetAtt': ['Records', 'Arn'] },
        Condition: { Bool: { 'aws:SecureTransport': false } },
      },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: { 'Fn::Sub': '${Records.Arn}/*' },
        Condition: { Bool: { 'aws:SecureTransport': false } },
      },
    ]),
  ],
  [
    'compliant',
    'the bucket has a name and the policy repeats it',
    resources(`
    Records: { Type: AWS::S3::Bucket, Properties: { BucketName: records } }
    Policy:
      Type: AWS::S3::BucketPolicy
      Properties:
        Bucket: records
        PolicyDocument:
          Statement:
            Effect: Deny
            Principal: '*'
            Action: s3:*
            Resource: ['arn:aws:s3:::records', 'arn:aws:s3:::records/*']
            Condition: { Bool: { aws:SecureTransport: false } }`),
  ],
  [
    'non-compliant',
    'only one role is denied',
    secure.with(`${statement}.Principal`, { AWS: 'arn:aws:iam::111122223333:role/app' }),
  ],
  [
    'non-compliant',
    'a denial for all but one leaves that one out',
    secure.without(`${statement}.Principal`).with(`${statement}.NotPrincipal`, { AWS: 'arn:aws:iam::111122223333:role/app' }),
  ],
  [
    'non-compliant',
    'a second condition narrows the denial',
    secure.with(`${statement}.Condition.StringEquals`, { 'aws:PrincipalTag/team': 'x' }),
  ],
  [
    'non-compliant',
    'requests with TLS are denied instead',
    secure.with(`${statement}.Condition`, { Bool: { 'aws:SecureTransport': true } }),
  ],
  ['non-compliant', 'only reading is denied', secure.with(`${statement}.Action`, ['s3:GetObject'])],
  [
    'non-compliant',
    'one action is left out',
    secure.without(`${statement}.Action`).with(`${statement}.NotAction`, 's3:GetObject'),
  ],
  ['non-compliant', 'one branch allows', secure.with(`${statement}.Effect`, { 'Fn::If': ['Prod', 'Deny', 'Allow'] })],
  ['non-compliant', 'the policy exists in one branch only', secure.with('Policy.Condition', 'Prod')],
  ['non-compliant', 'the policy stands on another bucket', secure.with('Policy.Properties.Bucket', 'leaflets')],
  ['undetermined', 'the effect is imported', secure.with(`${statement}.Effect`, { 'Fn::ImportValue': 'effect' })],
]);
